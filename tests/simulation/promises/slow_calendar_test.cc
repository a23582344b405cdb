// The oracle's calendar, held against days that are published, and against the engine's own.

#include "tests/simulation/promises/slow_calendar.h"

#include <gtest/gtest.h>

#include <chrono>

#include "engine/settings/decree_days.h"
#include "tests/simulation/promises/small_organisation.h"

namespace cadans::promises {
namespace {

using namespace std::chrono;

int day(year_month_day date) { return LocalDate(date).day; }

TEST(SlowCalendar, KnowsEasterOfYearsThatArePublished) {
  EXPECT_EQ(SlowCalendar::easter(2025), day(2025y / April / 20));
  EXPECT_EQ(SlowCalendar::easter(2026), day(2026y / April / 5));
  EXPECT_EQ(SlowCalendar::easter(2027), day(2027y / March / 28));
  EXPECT_EQ(SlowCalendar::easter(2028), day(2028y / April / 16));
}

TEST(SlowCalendar, IsOpenAtTheOfficeOnGoodFridayAndNotUnderTheLaw) {
  const people::Organisation nobody;
  const SlowCalendar calendar(nobody);
  EXPECT_TRUE(calendar.office(day(2027y / March / 26)));
  EXPECT_FALSE(calendar.legal(day(2027y / March / 26)));
  EXPECT_FALSE(calendar.office(day(2027y / March / 29)));
  EXPECT_FALSE(calendar.office(day(2026y / May / 5)));
}

TEST(SlowCalendar, BeginsADayAtMidnightInSummerAndWinter) {
  constexpr std::int64_t hour = 3'600'000'000;
  const int winter = day(2027y / January / 4);
  const int summer = day(2027y / July / 5);
  EXPECT_EQ(SlowCalendar::midnight(winter), (winter * 24 - 1) * hour);
  EXPECT_EQ(SlowCalendar::midnight(summer), (summer * 24 - 2) * hour);
  EXPECT_EQ(SlowCalendar::midnight(day(2027y / March / 28)),
            (day(2027y / March / 28) * 24 - 1) * hour);
  EXPECT_EQ(SlowCalendar::day_of(SlowCalendar::midnight(summer)), summer);
  EXPECT_EQ(SlowCalendar::minute_of(SlowCalendar::midnight(summer)), 0);
}

// Two ways to the same calendar, over every year whose decree days are known.
TEST(SlowCalendar, SaysOfEachDayWhatTheEngineSays) {
  const auto decrees = settings::parse_decrees(project_folder().calendar);
  ASSERT_TRUE(decrees.has_value());
  const auto engine = time::make_calendars(settings::calendar_content(*decrees, {}));
  const people::Organisation nobody;
  const SlowCalendar calendar(nobody);
  for (int one = day(2025y / January / 1); one <= day(2028y / December / 31); ++one) {
    const LocalDate date(one);
    EXPECT_EQ(engine.open_at_office(date), calendar.office(one)) << to_string(date);
    EXPECT_EQ(engine.open_in_both(date), calendar.office(one) && calendar.legal(one))
        << to_string(date);
  }
}

}  // namespace
}  // namespace cadans::promises
