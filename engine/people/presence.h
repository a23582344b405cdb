#pragma once
// Is a person there: own working days, office calendar, absence. Nobody looks at clocks here.
//
//   absence_on(org, person, day, calendars)   the days away that hold `day`, with what touches
//                                             them: two absences with no office day between are one
//   works_on(org, person, day, calendars)     own working day, the office is open, and not away
//   next_working_day(org, person, from, ...)  `from` itself when it is one
//   last_working_day_on_or_before(...)        `date` itself when it is one
//
// Limits  both look two years far. Beyond that (somebody without a working day, away for years) the
//         answer is the next, or last, day that the office is open, so that no date is ever lost.
//         A person who is no member counts as Monday to Friday; check.h says so.
// Source  escalation rules, section 5 (9) and section 7.

#include <optional>
#include <string_view>

#include "engine/people/organisation.h"
#include "engine/time/calendar.h"

namespace cadans::people {

[[nodiscard]] std::optional<Absence> absence_on(const Organisation& organisation,
                                                std::string_view person, LocalDate day,
                                                const time::Calendars& calendars);
[[nodiscard]] bool works_on(const Organisation& organisation, std::string_view person,
                            LocalDate day, const time::Calendars& calendars);
[[nodiscard]] LocalDate next_working_day(const Organisation& organisation, std::string_view person,
                                         LocalDate from, const time::Calendars& calendars);
[[nodiscard]] LocalDate last_working_day_on_or_before(const Organisation& organisation,
                                                      std::string_view person, LocalDate date,
                                                      const time::Calendars& calendars);

}  // namespace cadans::people
