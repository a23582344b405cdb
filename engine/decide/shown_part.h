#pragma once
// What evidence from elsewhere shows of an entry that has no task yet: kept until it has one.
//
//   note_part(turn, duty, subject, part)   the latest answer of its owner
//   take_part(state, facts)                a new task takes it along
//   part_shown(state, duty, subject)       empty = nothing was shown
//
// Source  evidence rules, EV3.

#include <string>
#include <string_view>

#include "engine/decide/task_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

struct ShownPart {
  std::string shown;    // a text by id: where it lies
  std::string missing;  // likewise: what is still asked
};

void note_part(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
               const ShownPart& part);
void take_part(const View& state, TaskFacts& facts);
[[nodiscard]] ShownPart part_shown(const View& state, std::string_view duty,
                                   const people::Subject& subject);

}  // namespace cadans::decide
