#pragma once
// The occurrences of a duty, ahead of any store: the day that it falls on, the day that people see,
// and the day on which its task is made.
//
//   occurrence_on(duty, nominal, calendars)          what a day of its rule comes to
//   occurrence_after(duty, from, calendars)          what falls once, counted from its anchor or
//                                                    its event
//   occurrences(duty, from, bounds, calendars)       those whose day by the rule lies in `bounds`
//
//   furthest_shift(duty)                            its day moves by so much at most, either way
//
// From     the day counted from: of a rule that is an interval, of what falls once, the day of its
//          anchor; of a rule that names its days, the first day that can be one of them.
// Once     anchor + lead_time, and the task is made on the anchor; else the task is made lead_time
//          before. A period of an event counts from it.
// Limits   a duty in hours has no days: ask falls_on_days first. Hours after an event, or after an
//          anchor, fall on the day of that.
// Source   catalogue, legend: recurrence, anchor, lead_time, adjust; time rules, section 5.

#include <vector>

#include "engine/settings/catalogue.h"
#include "engine/time/calendar.h"

namespace cadans::decide {

struct Occurrence {
  LocalDate nominal;  // by the rule: its identity, whatever moves the day
  LocalDate due;      // after the shift of the duty
  LocalDate target;   // what people see: open in both calendars, unless it runs as counted
  LocalDate issue;    // its task is made
  friend bool operator==(const Occurrence&, const Occurrence&) = default;
};

[[nodiscard]] std::chrono::days furthest_shift(const settings::Duty& duty);
[[nodiscard]] bool falls_on_days(const settings::Duty& duty);
[[nodiscard]] Occurrence occurrence_on(const settings::Duty& duty, LocalDate nominal,
                                       const time::Calendars& calendars);
[[nodiscard]] Occurrence occurrence_after(const settings::Duty& duty, LocalDate from,
                                          const time::Calendars& calendars);
[[nodiscard]] std::vector<Occurrence> occurrences(const settings::Duty& duty, LocalDate from,
                                                  const time::Bounds& bounds,
                                                  const time::Calendars& calendars);

}  // namespace cadans::decide
