#include "engine/time/calendar.h"

#include <algorithm>

#include "engine/time/holidays.h"

namespace cadans::time {
namespace {

bool weekend(LocalDate date) { return weekday(date).iso_encoding() > 5; }

int year_of(LocalDate date) { return int{date.ymd().year()}; }

LocalDate new_year(int year) {
  return LocalDate(std::chrono::year(year) / std::chrono::January / 1);
}

}  // namespace

Calendars::Calendars(LocalDate first, LocalDate last) : first_(first), last_(last) {
  const auto size = static_cast<std::size_t>((last - first).count() + 1);
  days_.assign(size, office | legal);
  for (LocalDate day = first; day <= last; day = day + std::chrono::days(1)) {
    if (weekend(day)) close(day, office | legal);
  }
}

std::uint8_t Calendars::flags(LocalDate date) const {
  if (covers(date)) return days_[static_cast<std::size_t>(date.day - first_.day)];
  return weekend(date) ? 0 : office | legal;
}

void Calendars::close(LocalDate date, std::uint8_t in) {
  if (!covers(date)) return;
  std::uint8_t& day = days_[static_cast<std::size_t>(date.day - first_.day)];
  day = static_cast<std::uint8_t>(day & ~in);
}

bool Calendars::decree_known(int year) const {
  return std::ranges::binary_search(decree_years_, year);
}

Calendars make_calendars(const CalendarContent& content) {
  invariant(first_holiday_year <= content.first_year && content.first_year <= content.last_year,
            "a calendar covers years since 2014, the first not after the last");
  Calendars made(new_year(content.first_year),
                 new_year(content.last_year + 1) - std::chrono::days(1));
  for (int year = content.first_year; year <= content.last_year; ++year) {
    for (const Holiday& holiday : holidays(year)) {
      made.close(holiday.date, Calendars::legal);
      if (holiday.kind != HolidayKind::good_friday) made.close(holiday.date, Calendars::office);
    }
  }
  made.decree_years_ = content.decree_years;
  for (const NamedDay& decree : content.decree_days) {
    made.close(decree.date, Calendars::legal);
    made.decree_years_.push_back(year_of(decree.date));
  }
  std::ranges::sort(made.decree_years_);
  for (const LocalDate closure : content.closure_days) made.close(closure, Calendars::office);
  return made;
}

}  // namespace cadans::time
