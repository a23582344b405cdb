#include "engine/time/period.h"

#include <fmt/format.h>

#include <array>

#include "engine/time/digits.h"

namespace cadans {
namespace {

using Unit = Period::Unit;

struct Written {
  Unit unit;
  std::string_view before;
  char after;
};
constexpr std::array<Written, 7> units = {{
    {Unit::years, "P", 'Y'},
    {Unit::months, "P", 'M'},
    {Unit::weeks, "P", 'W'},
    {Unit::days, "P", 'D'},
    {Unit::hours, "PT", 'H'},
    {Unit::minutes, "PT", 'M'},
    {Unit::seconds, "PT", 'S'},
}};
constexpr int count_most = 9999;

}  // namespace

Elapsed Period::elapsed() const {
  invariant(in_hours(), "only a period in hours has a fixed length");
  if (unit == Unit::hours) return cadans::hours(count);
  return unit == Unit::minutes ? cadans::minutes(count) : cadans::seconds(count);
}

std::string to_string(Period period) {
  const Written& written = units.at(static_cast<std::size_t>(period.unit));
  return fmt::format("{}{}{}", written.before, period.count, written.after);
}

Result<Period> parse_period(std::string_view text) {
  for (const Written& written : units) {
    if (!text.starts_with(written.before) || !text.ends_with(written.after)) continue;
    const std::string_view number =
        text.substr(written.before.size(), text.size() - written.before.size() - 1);
    if (const auto count = time::digits(number); count && *count <= count_most) {
      return Period{*count, written.unit};
    }
  }
  return Error{Fault::invalid, fmt::format("\"{}\" is not a period: write one unit, as P1D, P4W, "
                                           "P6M, P2Y or PT12H, at count_most {}",
                                           text, count_most)};
}

}  // namespace cadans

namespace cadans::time {
namespace {

// A month without that day number ends on its last day.
LocalDate plus_months(LocalDate anchor, int count) {
  const auto from = anchor.ymd();
  const auto month = from.year() / from.month() + std::chrono::months(count);
  const auto to = month / from.day();
  return LocalDate(to.ok() ? to : std::chrono::year_month_day(month / std::chrono::last));
}

}  // namespace

LocalDate plus(LocalDate anchor, int times, Period period) {
  invariant(!period.in_hours() || period.zero(), "a period in hours moves no local date");
  const int count = times * period.count;
  switch (period.unit) {
    case Period::Unit::years:
      return plus_months(anchor, 12 * count);
    case Period::Unit::months:
      return plus_months(anchor, count);
    case Period::Unit::weeks:
      return anchor + std::chrono::weeks(count);
    default:
      return anchor + std::chrono::days(count);
  }
}

LocalDate plus(LocalDate anchor, Period period) { return plus(anchor, 1, period); }

LocalDate minus(LocalDate anchor, Period period) { return plus(anchor, -1, period); }

Period times_until(LocalDate from, Period each, LocalDate day) {
  invariant(!each.zero(), "a period without length reaches no day");
  int times = 1;
  while (plus(from, times, each) < day) ++times;
  return {times * each.count, each.unit};
}

}  // namespace cadans::time
