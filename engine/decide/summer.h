#pragma once
// No date moves because it is summer. In May each manager of a team hears what has its date in July
// and August, while there is time to divide or move it.
//
//   tell_of_summer(turn)        at midnight: in May, once a year
//   summer_item(desk, notice)   what the mail says
//
// To       who leads the team; the CISO where nobody does.
// Source   escalation, section 7 (holiday season).

#include "engine/decide/letter_values.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

void tell_of_summer(Turn& turn);
[[nodiscard]] words::Item summer_item(const Desk& desk, const Notice& notice);

}  // namespace cadans::decide
