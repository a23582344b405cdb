#pragma once
// What is there already when a task begins: what evidence from elsewhere shows of its entry, and
// what showed a duty that comes back the time before.
//
//   note_part(turn, duty, subject, part)   the latest answer of its owner
//   take_part(state, facts)                a new task takes it along
//   part_shown(state, duty, subject)       empty = nothing was shown
//   remember_shown(turn, facts)            a duty that comes back was done
//   take_earlier(state, duty, facts)       its next task takes along what showed it, where that is
//                                          something that lies there (no test, figure or
//                                          signature) and counts to the end of the task
//
// Source  evidence rules, EV3 and EV8; model texts, 3.1.

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
void remember_shown(Turn& turn, const TaskFacts& facts);
void take_earlier(const View& state, const settings::Duty& duty, TaskFacts& facts);
[[nodiscard]] ShownPart part_shown(const View& state, std::string_view duty,
                                   const people::Subject& subject);

}  // namespace cadans::decide
