#include "engine/time/holidays.h"

#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <string>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

// "2027-05-05,Bevrijdingsdag,atw-liberation", of the years 2025 to 2032.
std::vector<std::string> by_rule() {
  std::vector<std::string> rows;
  for (int year = 2025; year <= 2032; ++year) {
    for (const Holiday& holiday : holidays(year)) {
      rows.push_back(to_string(holiday.date) + "," + std::string(holiday.name) + "," +
                     std::string(word(holiday.kind)));
    }
  }
  return rows;
}

// The rows of a list that was made without these rules; without its decree days, which follow none.
// Where an agreement gives 5 May off in each fifth year only it is the same day under another kind.
std::vector<std::string> by_file() {
  std::ifstream file(CADANS_SOURCE "/tests/unit/time/holidays-nl.csv");
  std::vector<std::string> rows;
  std::string line;
  std::getline(file, line);
  while (std::getline(file, line)) {
    if (line.ends_with(",atw-decree")) continue;
    if (line.ends_with("-lustrum")) line.resize(line.size() - 8);
    rows.push_back(line);
  }
  return rows;
}

TEST(Holidays, ByRuleAreAllRowsOfTheFileButTheDecreeDays) {
  const auto rows = by_file();
  EXPECT_EQ(rows.size(), 88U);
  EXPECT_EQ(by_rule(), rows);
}

TEST(Easter, FallsOnTheKnownDays) {
  // Time rules, section 2; 2038 is the latest and 2285 the earliest day that there can be.
  for (const LocalDate day : {on(2025, 4, 20), on(2026, 4, 5), on(2027, 3, 28), on(2028, 4, 16),
                              on(2029, 4, 1), on(2030, 4, 21), on(2031, 4, 13), on(2032, 3, 28),
                              on(2038, 4, 25), on(2049, 4, 18), on(2076, 4, 19), on(2285, 3, 22)}) {
    EXPECT_EQ(to_string(easter(int{day.ymd().year()})), to_string(day));
  }
}

// Gauss's way, with the constants for 1900 to 2099: another road to the same day.
LocalDate easter_by_gauss(int year) {
  const int moon = (19 * (year % 19) + 24) % 30;
  const int sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
  const LocalDate day = on(year, 3, 22) + std::chrono::days(moon + sunday);
  const bool moved = day == on(year, 4, 26) ||
                     (day == on(year, 4, 25) && moon == 28 && sunday == 6 && year % 19 > 10);
  return moved ? day - std::chrono::days(7) : day;
}

TEST(Easter, EqualsASecondComputation) {
  for (int year = 1990; year <= 2099; ++year) {
    EXPECT_EQ(to_string(easter(year)), to_string(easter_by_gauss(year)));
  }
}

TEST(Holidays, KingsDayIsTheDayBeforeWhenThe27thIsASunday) {
  for (int year = first_holiday_year; year <= 2060; ++year) {
    for (const Holiday& holiday : holidays(year)) {
      if (holiday.name != "Koningsdag") continue;
      EXPECT_NE(weekday(holiday.date), std::chrono::Sunday) << year;
      const bool sunday = weekday(on(year, 4, 27)) == std::chrono::Sunday;
      EXPECT_EQ(holiday.date, on(year, 4, sunday ? 26 : 27)) << year;
    }
  }
}

TEST(Holidays, LiberationDayIsEveryYearAndIsNotMoved) {
  for (int year = first_holiday_year; year <= 2060; ++year) {
    int found = 0;
    for (const Holiday& holiday : holidays(year)) {
      if (holiday.kind != HolidayKind::liberation) continue;
      EXPECT_EQ(holiday.date, on(year, 5, 5));
      ++found;
    }
    EXPECT_EQ(found, 1) << year;
  }
}

TEST(HolidaysDeath, BeforeTheRulesOfTodayStop) { EXPECT_DEATH((void)holidays(2013), "since 2014"); }

}  // namespace
}  // namespace cadans::time
