#include "engine/time/closed_days.h"

#include <gtest/gtest.h>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

using By = ClosedDay::By;

CalendarContent content() {
  CalendarContent all = dutch_content();
  all.closure_days = {on(2027, 5, 7)};
  return all;
}

TEST(ClosedDay, IsNamed) {
  const auto of = content();
  EXPECT_EQ(closed_day(on(2027, 3, 27), of, CalendarKind::office), (ClosedDay{By::weekend, {}}));
  EXPECT_EQ(closed_day(on(2027, 3, 28), of, CalendarKind::office),
            (ClosedDay{By::holiday, "Eerste Paasdag"}));
  EXPECT_EQ(closed_day(on(2027, 5, 7), of, CalendarKind::office), (ClosedDay{By::closure, {}}));
  EXPECT_EQ(closed_day(on(2027, 5, 7), of, CalendarKind::legal),
            (ClosedDay{By::decree, "Gelijkgestelde dag"}));
  EXPECT_EQ(closed_day(on(2027, 3, 26), of, CalendarKind::legal),
            (ClosedDay{By::holiday, "Goede Vrijdag"}));
  EXPECT_FALSE(closed_day(on(2027, 3, 26), of, CalendarKind::office));
}

TEST(ClosedDay, AgreesWithTheCalendarsOnEveryDay) {
  const auto of = content();
  const Calendars calendars = make_calendars(of);
  for (LocalDate day = calendars.first(); day <= calendars.last();
       day = day + std::chrono::days(1)) {
    ASSERT_EQ(!closed_day(day, of, CalendarKind::office), calendars.open_at_office(day))
        << to_string(day);
    ASSERT_EQ(!closed_day(day, of, CalendarKind::legal), calendars.legal_day(day))
        << to_string(day);
  }
}

TEST(ClosedDay, KnowsTheWeekendOfAnyYear) {
  EXPECT_TRUE(closed_day(on(2012, 1, 1), content(), CalendarKind::legal));
  EXPECT_FALSE(closed_day(on(2065, 12, 25), content(), CalendarKind::legal));
}

}  // namespace
}  // namespace cadans::time
