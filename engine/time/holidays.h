#pragma once
// The Dutch holidays of a year, by rule. Days made equal by royal decree follow no rule: they are
// content of config/calendar.toml, handed to make_calendars (calendar.h).
//
//   holidays(year)  in order of date, weekends included: a holiday in a weekend is not moved
//   easter(year)    Easter Sunday, by the anonymous Gregorian computation
//
// Limits  years from 2014 on: before that the King's birthday was another day.
// Source  Algemene termijnenwet art. 3; Cao Gemeenten art. 6.6: 5 May is off every year, not only
//         each fifth; time rules, section 2.

#include <string_view>
#include <vector>

#include "engine/time/local_date.h"

namespace cadans::time {

enum class HolidayKind {
  atw,          // named in the Atw, and off
  good_friday,  // equal to a holiday under the Atw, but the office is open
  liberation,   // 5 May
  sunday,       // Easter and Whit Sunday: closed in any case
};

struct Holiday {
  LocalDate date;
  std::string_view name;  // the official Dutch name
  HolidayKind kind = HolidayKind::atw;
};

inline constexpr int first_holiday_year = 2014;

[[nodiscard]] LocalDate easter(int year);
[[nodiscard]] std::vector<Holiday> holidays(int year);
[[nodiscard]] std::string_view word(HolidayKind kind);  // "atw-good-friday"

}  // namespace cadans::time
