#pragma once
// Where a date goes when the rule names a day on which nobody works, or a working day is what is
// meant. A rule of RFC 5545 knows no holidays, so this stands on top of it.
//
//   previous, next   the last working day on or before the date, the first on or after it
//   nearest          the closer of the two; the earlier where both are as far
//   workday 3        the third working day of the month of the date; workday -1 is the last
//   before 5         five working days before the date
//
//   parse_shift(text), to_string(shift)       "" is no shift; Fault::invalid says what to write
//   shifted(date, shift, calendars)           the date that it comes to
//
// The identity of an occurrence stays the date of the rule: a holiday that is added moves a day,
// and makes no other occurrence of it. Working days are those of the office calendar (calendar.h).
// Limits  workday 1 to 15 and -1 to -15, which every month has; before 1 to 250.
// Source  time rules, sections 1 and 5.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/result.h"
#include "engine/time/calendar.h"
#include "engine/time/local_date.h"

namespace cadans {

struct Shift {
  enum class Kind : std::uint8_t { none, previous, next, nearest, workday, before };

  Kind kind = Kind::none;
  int count = 0;  // of workday and before
  friend constexpr bool operator==(Shift, Shift) = default;
};

[[nodiscard]] std::string to_string(Shift shift);
[[nodiscard]] Result<Shift> parse_shift(std::string_view text);

}  // namespace cadans

namespace cadans::time {

[[nodiscard]] LocalDate shifted(LocalDate date, Shift shift, const Calendars& calendars);

}  // namespace cadans::time
