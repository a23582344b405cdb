#pragma once
// What the directie hears before the golive: what the first month asks, in numbers by team. One
// mail to the secretary of its agenda, when a window opens on a day that somebody there works, in
// the two weeks before the first golive or as soon after them as it is known.
//
//   first_month(state, rules, today)   a row a team: "team_name", "task_count", "passed_count"
//   tell_directie(turn)                when the window opens; once
//
// Counted  as coming_work.h knows it. By team: nobody's name stands in it.
// Source   escalation, sections 6 (before go-live) and 13.

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] words::Values::Rows first_month(const View& state, const Rules& rules,
                                              LocalDate today);
void tell_directie(Turn& turn);

}  // namespace cadans::decide
