#include "engine/time/calendar.h"

#include <gtest/gtest.h>

#include <array>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

// Time rules, section 2: checks done.
TEST(LegalCalendar, HasTheKnownNumberOfDaysAYear) {
  const Calendars calendars = dutch_calendars();
  constexpr std::array<int, 8> known = {252, 251, 253, 250, 253, 254, 253, 255};
  for (int place = 0; place < 8; ++place) {
    const int year = 2025 + place;
    int count = 0;
    for (LocalDate day = on(year, 1, 1); day < on(year + 1, 1, 1);
         day = day + std::chrono::days(1)) {
      if (calendars.legal_day(day)) ++count;
    }
    EXPECT_EQ(count, known.at(static_cast<std::size_t>(place))) << year;
  }
}

TEST(Calendars, DifferOnGoodFridayAndDecreeDays) {
  const Calendars calendars = dutch_calendars();
  for (const LocalDate day : {on(2027, 3, 26), on(2027, 5, 7), on(2026, 1, 2), on(2028, 4, 28)}) {
    EXPECT_TRUE(calendars.open_at_office(day)) << to_string(day);
    EXPECT_FALSE(calendars.legal_day(day)) << to_string(day);
    EXPECT_FALSE(calendars.open_in_both(day)) << to_string(day);
  }
}

TEST(Calendars, OwnClosureDaysBindTheOfficeOnly) {
  const Calendars calendars = dutch_calendars({on(2027, 2, 8), on(2027, 5, 7)});
  EXPECT_FALSE(calendars.open_at_office(on(2027, 2, 8)));
  EXPECT_TRUE(calendars.legal_day(on(2027, 2, 8)));
  EXPECT_FALSE(calendars.open_at_office(on(2027, 5, 7)));
  EXPECT_TRUE(dutch_calendars().open_at_office(on(2027, 2, 8)));
}

TEST(Calendars, AreBothClosedOnWeekendsAndHolidays) {
  const Calendars calendars = dutch_calendars();
  for (const LocalDate day : {on(2027, 3, 27), on(2027, 3, 28), on(2027, 3, 29), on(2027, 4, 27),
                              on(2027, 5, 5), on(2031, 5, 5), on(2027, 5, 6), on(2026, 12, 25)}) {
    EXPECT_FALSE(calendars.open_at_office(day)) << to_string(day);
    EXPECT_FALSE(calendars.legal_day(day)) << to_string(day);
  }
  EXPECT_TRUE(calendars.open_in_both(on(2027, 3, 22)));
}

TEST(Calendars, FolkRuleForADecreeDayDoesNotHold) {
  // Monday 26 April 2027, before Koningsdag on a Tuesday: the decree does not name it.
  EXPECT_TRUE(dutch_calendars().legal_day(on(2027, 4, 26)));
}

TEST(Calendars, SayForWhichYearsTheDecreeIsKnown) {
  const Calendars calendars = dutch_calendars();
  for (int year = 2025; year <= 2028; ++year) EXPECT_TRUE(calendars.decree_known(year)) << year;
  EXPECT_FALSE(calendars.decree_known(2029));
  EXPECT_FALSE(calendars.decree_known(2024));

  CalendarContent content;
  content.decree_years = {2030, 2029};
  EXPECT_TRUE(make_calendars(content).decree_known(2029)) << "a decree that names no day of 2029";
}

TEST(Calendars, KnowTheYearsTheyWereMadeFor) {
  CalendarContent content;
  content.first_year = 2026;
  content.last_year = 2027;
  content.closure_days = {on(2030, 3, 5)};
  const Calendars calendars = make_calendars(content);
  EXPECT_TRUE(calendars.covers(on(2026, 1, 1)));
  EXPECT_TRUE(calendars.covers(on(2027, 12, 31)));
  EXPECT_FALSE(calendars.covers(on(2025, 12, 31)));
  EXPECT_FALSE(calendars.covers(on(2028, 1, 1)));
  EXPECT_EQ(calendars.first(), on(2026, 1, 1));
  EXPECT_EQ(calendars.last(), on(2027, 12, 31));
}

TEST(Calendars, KnowOnlyWeekendsOutsideThoseYears) {
  CalendarContent content;
  content.last_year = 2027;
  const Calendars calendars = make_calendars(content);
  EXPECT_TRUE(calendars.open_at_office(on(2028, 12, 25)));
  EXPECT_FALSE(calendars.open_at_office(on(2028, 12, 24)));
  EXPECT_FALSE(calendars.legal_day(on(2019, 12, 29)));
}

TEST(CalendarsDeath, OfNoYearsStop) {
  CalendarContent content;
  content.first_year = 2030;
  content.last_year = 2029;
  EXPECT_DEATH((void)make_calendars(content), "the first not after the last");
}

}  // namespace
}  // namespace cadans::time
