#pragma once
// Counting in working days, on the office calendar.
//
//   plus(from, WorkingDays{n}, calendars)  day 0 is the day of the event; the n-th open day after
//                                          it. A negative n goes back.
//                                          WorkingDays{0} is `from` itself
//   between(from, to, calendars)           the reverse: open days after `from`, up to and with
//                                          `to`; back in time the same, negative
//   open_on_or_after(date, calendars), open_on_or_before(date, calendars)
//
// Source  time rules, section 5.

#include <chrono>
#include <compare>
#include <concepts>

#include "engine/time/calendar.h"
#include "engine/time/local_date.h"

namespace cadans {

// A number of working days. It never mixes with calendar days: they are different promises.
struct WorkingDays {
  int count = 0;
  friend constexpr auto operator<=>(WorkingDays, WorkingDays) = default;
};
static_assert(!std::convertible_to<WorkingDays, std::chrono::days>);
static_assert(!std::convertible_to<std::chrono::days, WorkingDays>);

}  // namespace cadans

namespace cadans::time {

[[nodiscard]] LocalDate plus(LocalDate from, WorkingDays term, const Calendars& calendars);
[[nodiscard]] WorkingDays between(LocalDate from, LocalDate to, const Calendars& calendars);
[[nodiscard]] LocalDate open_on_or_after(LocalDate date, const Calendars& calendars);
[[nodiscard]] LocalDate open_on_or_before(LocalDate date, const Calendars& calendars);

}  // namespace cadans::time
