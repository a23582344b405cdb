#include "engine/time/holidays.h"

#include <algorithm>

namespace cadans::time {
namespace {

using std::chrono::days;

LocalDate day_of(int year, unsigned month, unsigned day) {
  return LocalDate(std::chrono::year_month_day(std::chrono::year(year), std::chrono::month(month),
                                               std::chrono::day(day)));
}

// 27 April, and the day before when that is a Sunday.
LocalDate kings_day(int year) {
  const LocalDate birthday = day_of(year, 4, 27);
  return weekday(birthday) == std::chrono::Sunday ? birthday - days(1) : birthday;
}

}  // namespace

LocalDate easter(int year) {
  const int golden = year % 19;
  const int century = year / 100;
  const int moon = (19 * golden + century - century / 4 - (8 * century + 13) / 25 + 15) % 30;
  const int full = moon - moon / 28 * (1 - 29 / (moon + 1) * ((21 - golden) / 11));
  const int sunday = (year + year / 4 + full + 2 - century + century / 4) % 7;
  const int month = 3 + (full - sunday + 40) / 44;
  const int day = full - sunday + 28 - 31 * (month / 4);
  return day_of(year, static_cast<unsigned>(month), static_cast<unsigned>(day));
}

std::vector<Holiday> holidays(int year) {
  invariant(year >= first_holiday_year, "the rules of the holidays are those since 2014");
  using enum HolidayKind;
  const LocalDate paschal = easter(year);
  std::vector<Holiday> all = {
      {day_of(year, 1, 1), "Nieuwjaarsdag", atw},
      {paschal - days(2), "Goede Vrijdag", good_friday},
      {paschal, "Eerste Paasdag", sunday},
      {paschal + days(1), "Tweede Paasdag", atw},
      {kings_day(year), "Koningsdag", atw},
      {day_of(year, 5, 5), "Bevrijdingsdag", liberation},
      {paschal + days(39), "Hemelvaartsdag", atw},
      {paschal + days(49), "Eerste Pinksterdag", sunday},
      {paschal + days(50), "Tweede Pinksterdag", atw},
      {day_of(year, 12, 25), "Eerste Kerstdag", atw},
      {day_of(year, 12, 26), "Tweede Kerstdag", atw},
  };
  std::ranges::stable_sort(all, {}, &Holiday::date);
  return all;
}

std::string_view word(HolidayKind kind) {
  switch (kind) {
    case HolidayKind::atw:
      return "atw";
    case HolidayKind::good_friday:
      return "atw-good-friday";
    case HolidayKind::liberation:
      return "atw-liberation";
    case HolidayKind::sunday:
      return "sunday";
  }
  broken_invariant("a holiday has a kind");
}

}  // namespace cadans::time
