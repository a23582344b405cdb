#pragma once
// The golive: from which day on work is asked, reminded and escalated. Until then it is project
// mode: dates go on, and nothing is said. A team begins with its work: the tasks of its positions
// speak, to whomever they concern, also outside the team. What is nobody's task begins with the
// first team.
//
//   golive_of(state, rules, position)     the day for the work of that position: everybody's, or
//                                         its team's where that is earlier. "" = the first day of
//                                         all. Not named where none is known
//   golive_day(state, team)               the day of that team alone; "" = everybody's
//   speaks(state, rules, position, today) its day has come; where everybody's has, one look
//   latest_golive(state, rules, today)    the last one that has come, else everybody's
//   first_fit(rules, from)                the first day on or after that Monday on which one may
//                                         begin: the second week after a holiday, else a Monday
//   golive(turn)                          "engine.golive": of one "team", or of everybody
//
// Refused   a day that has passed; in a recess of the directie or the college, or in the two weeks
//           before one; a team that speaks already.
// Source    escalation, section 6 (before go-live, go-live).

#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] LocalDate golive_of(const View& state, const Rules& rules, std::string_view position);
[[nodiscard]] LocalDate golive_day(const View& state, std::string_view team);
[[nodiscard]] bool speaks(const View& state, const Rules& rules, std::string_view position,
                          LocalDate today);
[[nodiscard]] LocalDate latest_golive(const View& state, const Rules& rules, LocalDate today);
[[nodiscard]] LocalDate first_fit(const Rules& rules, LocalDate from);
void golive(Turn& turn);

}  // namespace cadans::decide
