// The Mondays by which a week is kept.

#include "engine/decide/week.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace cadans::decide {
namespace {

using namespace std::chrono;

TEST(Week, GoesOnThroughAWeek53) {
  EXPECT_EQ(week_before(LocalDate(2026y / December / 31)), LocalDate(2026y / December / 21));
  EXPECT_EQ(week_before(LocalDate(2027y / January / 3)), LocalDate(2026y / December / 21));
  EXPECT_EQ(week_before(LocalDate(2027y / January / 4)), LocalDate(2026y / December / 28));
  EXPECT_EQ(next_monday(LocalDate(2026y / December / 31)), LocalDate(2027y / January / 4));
  EXPECT_EQ(next_monday(LocalDate(2026y / December / 28)), LocalDate(2027y / January / 4));
}

TEST(Week, IsSevenDaysAndBeginsOnMonday) {
  EXPECT_TRUE(rc::check([] {
    const LocalDate day(*rc::gen::inRange(10'000, 40'000));
    RC_ASSERT(weekday(next_monday(day)) == Monday);
    RC_ASSERT(next_monday(day) > day);
    RC_ASSERT(next_monday(day) - days(7) <= day);
    RC_ASSERT(week_before(day) + days(14) == next_monday(day));
  }));
}

}  // namespace
}  // namespace cadans::decide
