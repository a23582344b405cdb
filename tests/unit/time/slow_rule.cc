#include "tests/unit/time/slow_rule.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <map>

namespace cadans::time {
namespace {

using std::chrono::days;
using std::chrono::last;
using std::chrono::year_month_day;

int month_of(LocalDate date) { return static_cast<int>(unsigned{date.ymd().month()}); }
int day_of(LocalDate date) { return static_cast<int>(unsigned{date.ymd().day()}); }
int year_of(LocalDate date) { return int{date.ymd().year()}; }

LocalDate last_of_month(LocalDate date) {
  return LocalDate(year_month_day(date.ymd().year() / date.ymd().month() / last));
}

bool among(const std::vector<int>& list, int number) {
  return std::ranges::find(list, number) != list.end();
}

}  // namespace

std::string SlowRule::text() const {
  static const std::map<char, const char*> frequencies = {
      {'Y', "YEARLY"}, {'M', "MONTHLY"}, {'W', "WEEKLY"}, {'D', "DAILY"}};
  static const char* const names[] = {"", "MO", "TU", "WE", "TH", "FR", "SA", "SU"};
  std::string rule = fmt::format("RRULE:FREQ={};INTERVAL={}", frequencies.at(freq), interval);
  if (!months.empty()) rule += fmt::format(";BYMONTH={}", fmt::join(months, ","));
  if (!month_days.empty()) rule += fmt::format(";BYMONTHDAY={}", fmt::join(month_days, ","));
  std::string of_week;
  for (const auto& [which, day] : week_days) {
    of_week +=
        (of_week.empty() ? "" : ",") + (which == 0 ? "" : std::to_string(which)) + names[day];
  }
  if (!of_week.empty()) rule += ";BYDAY=" + of_week;
  if (position != 0) rule += fmt::format(";BYSETPOS={}", position);
  return rule;
}

// The number of the year, month, week (from Monday on) or day.
int SlowRule::period_of(LocalDate date) const {
  if (freq == 'Y') return year_of(date);
  if (freq == 'M') return year_of(date) * 12 + month_of(date);
  if (freq == 'W') return (date.day + 3) / 7;  // 1970-01-01 was a Thursday
  return date.day;
}

bool SlowRule::is_week_day(LocalDate date) const {
  const bool in_month = freq == 'M' || !months.empty();
  const int before = in_month
                         ? day_of(date) - 1
                         : static_cast<int>((date - LocalDate(date.ymd().year() / 1 / 1)).count());
  const LocalDate end = in_month ? last_of_month(date) : LocalDate(date.ymd().year() / 12 / 31);
  const int after = static_cast<int>((end - date).count());
  return std::ranges::any_of(week_days, [&](const auto& one) {
    const auto& [which, day] = one;
    if (weekday(date).iso_encoding() != day) return false;
    return which == 0 || which == before / 7 + 1 || which == -(after / 7 + 1);
  });
}

bool SlowRule::holds(LocalDate date, LocalDate anchor) const {
  if ((period_of(date) - period_of(anchor)) % interval != 0) return false;
  if (!months.empty() && !among(months, month_of(date))) return false;
  const int from_end = -static_cast<int>((last_of_month(date) - date).count()) - 1;
  if (!month_days.empty() && !among(month_days, day_of(date)) && !among(month_days, from_end)) {
    return false;
  }
  if (!week_days.empty()) return is_week_day(date);
  if (!month_days.empty() || freq == 'D') return true;
  if (freq == 'W') return weekday(date) == weekday(anchor);
  return day_of(date) == day_of(anchor) && (freq == 'M' || !months.empty());
}

std::vector<LocalDate> SlowRule::dates(LocalDate anchor, LocalDate until) const {
  std::map<int, std::vector<LocalDate>> periods;
  // The whole period of the anchor counts for a position in it.
  for (LocalDate date = anchor - days(366); date <= until + days(366); date = date + days(1)) {
    if (period_of(date) >= period_of(anchor) && holds(date, anchor)) {
      periods[period_of(date)].push_back(date);
    }
  }
  std::vector<LocalDate> all;
  for (const auto& [period, dates] : periods) {
    const int size = static_cast<int>(dates.size());
    for (int i = 0; i < size; ++i) {
      const bool chosen = position == 0 || position == i + 1 || position == i - size;
      const LocalDate date = dates[static_cast<std::size_t>(i)];
      if (chosen && anchor <= date && date <= until) all.push_back(date);
    }
  }
  return all;
}

}  // namespace cadans::time
