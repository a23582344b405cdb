#pragma once
// The outcome of a gate, and the days that it sets.
//
//   is_outcome(verb)         "pass", "pass-with-conditions", "refuse", "postpone", "reopen"
//   put_off_until(turn)      "postpone": the day named with it, else after as many working days as
//                            a task may be postponed
//   start_day(turn, stage)   "pass" of an entry gate: the day named with it, never before today;
//                            of the first stage else the organisation's own, of a later one the
//                            first that is fit for a start, a week ahead or more
//   day_allowed(turn, stage, gate)
//                            it is put off to a day ahead, and asked again when that has come; the
//                            stage starts on its day. An older store may not say which
//   keep_outcome(turn, stage, gate)   what was decided, in the facts of the stage

#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] bool is_outcome(std::string_view verb);
[[nodiscard]] LocalDate put_off_until(const Turn& turn);
[[nodiscard]] LocalDate start_day(const Turn& turn, int stage);
[[nodiscard]] bool day_allowed(const Turn& turn, InstanceId stage, std::string_view gate);
void keep_outcome(Turn& turn, InstanceId stage, const settings::Gate& gate);

}  // namespace cadans::decide
