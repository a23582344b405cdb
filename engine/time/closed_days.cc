#include "engine/time/closed_days.h"

#include <algorithm>

#include "engine/time/holidays.h"

namespace cadans::time {
namespace {

std::optional<ClosedDay> by_holiday(LocalDate date, CalendarKind of) {
  for (const Holiday& holiday : holidays(int{date.ymd().year()})) {
    if (holiday.date != date) continue;
    if (holiday.kind == HolidayKind::good_friday && of == CalendarKind::office) continue;
    return ClosedDay{ClosedDay::By::holiday, std::string(holiday.name)};
  }
  return std::nullopt;
}

std::optional<ClosedDay> by_content(LocalDate date, const CalendarContent& content,
                                    CalendarKind of) {
  if (of == CalendarKind::office) {
    const bool closed = std::ranges::find(content.closure_days, date) != content.closure_days.end();
    return closed ? std::optional(ClosedDay{ClosedDay::By::closure, {}}) : std::nullopt;
  }
  const auto decree = std::ranges::find(content.decree_days, date, &NamedDay::date);
  if (decree == content.decree_days.end()) return std::nullopt;
  return ClosedDay{ClosedDay::By::decree, decree->name};
}

}  // namespace

std::optional<ClosedDay> closed_day(LocalDate date, const CalendarContent& content,
                                    CalendarKind of) {
  const int year = int{date.ymd().year()};
  if (content.first_year <= year && year <= content.last_year) {
    if (auto day = by_holiday(date, of)) return day;
    if (auto day = by_content(date, content, of)) return day;
  }
  if (weekday(date).iso_encoding() > 5) return ClosedDay{ClosedDay::By::weekend, {}};
  return std::nullopt;
}

}  // namespace cadans::time
