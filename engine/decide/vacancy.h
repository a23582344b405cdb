#pragma once
// Positions that nobody holds: their work goes to the deputy or up the line the same day
// (people::who_acts), and the municipal secretary is asked to fill them, once.
//
//   ask_to_fill(turn, task, position)   does nothing where somebody holds it, or was asked
//   forget_filled(turn)                 at midnight: who is filled now may be asked for again
//   vacate(turn, person)                who is forgotten holds no position from here on
//   asked_to_fill(state, rules, task)   the position that a notice "vacant" about this task means
// Source  DESIGN P11; escalation, section 7.

#include <string>
#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

void ask_to_fill(Turn& turn, InstanceId task, std::string_view position);
void forget_filled(Turn& turn);
void vacate(Turn& turn, const std::string& person);
[[nodiscard]] std::string asked_to_fill(const View& state, const Rules& rules, InstanceId task);

}  // namespace cadans::decide
