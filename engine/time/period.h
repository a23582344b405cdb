#pragma once
// Periods as the catalogue writes them (ISO 8601, one unit): P1D P4W P6M P2Y,
// and in hours PT12H PT30M PT0S.
//
//   parse_period("P4W")          Fault::invalid for two units, a sign, a fraction, over 9999
//   to_string(period)            the text it was read from
//   plus(anchor, period)         the local date. A month without that day number ends on
//                                its last day
//   plus(anchor, k, period)      anchor + k periods, counted from the anchor and never from the one
//                                before: 2026-11-30 and 2 x P3M gives 2027-05-30. k may be negative
//   minus(anchor, period)        back, by the same rules
//   times_until(from, each, day) the first k x each that reaches that day, as one period:
//                                from 2026-11-30 by P3M until 2027-05-30 gives P6M
//   period.in_hours()            hours, minutes, seconds: elapsed time, ask elapsed(). A period in
//                                hours moves no local date (invariant), unless it is zero
//
// Source  time rules, section 5.

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/result.h"
#include "engine/time/instant.h"
#include "engine/time/local_date.h"

namespace cadans {

struct Period {
  enum class Unit : std::uint8_t { years, months, weeks, days, hours, minutes, seconds };

  int count = 0;
  Unit unit = Unit::days;

  [[nodiscard]] constexpr bool in_hours() const { return unit >= Unit::hours; }
  [[nodiscard]] constexpr bool zero() const { return count == 0; }
  [[nodiscard]] Elapsed elapsed() const;  // invariant: in_hours()
  friend constexpr bool operator==(Period, Period) = default;
};

[[nodiscard]] std::string to_string(Period period);
[[nodiscard]] Result<Period> parse_period(std::string_view text);

}  // namespace cadans

namespace cadans::time {

[[nodiscard]] LocalDate plus(LocalDate anchor, Period period);
[[nodiscard]] LocalDate plus(LocalDate anchor, int times, Period period);
[[nodiscard]] LocalDate minus(LocalDate anchor, Period period);
[[nodiscard]] Period times_until(LocalDate from, Period each, LocalDate day);

}  // namespace cadans::time
