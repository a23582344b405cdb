#include "engine/time/period.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

Period period(std::string_view text) { return parse_period(text).value(); }

TEST(Period, IsReadAndWrittenBack) {
  for (const auto* text : {"P1D", "P0D", "P4W", "P52W", "P6M", "P2Y", "PT12H", "PT30M", "PT0S"}) {
    const auto read = parse_period(text);
    ASSERT_TRUE(read) << read.error().what;
    EXPECT_EQ(to_string(*read), text);
  }
}

TEST(Period, RefusesWhatTheCatalogueDoesNotUse) {
  for (const auto* text : {"", "P", "PT", "4W", "P4", "PW", "P1Y6M", "P-1D", "-P1D", "P1.5D", "p1d",
                           "P1H", "PT1D", "P1S", "P10000D", "P1D ", "PTM", "P 1D"}) {
    const auto read = parse_period(text);
    ASSERT_FALSE(read) << text;
    EXPECT_EQ(read.error().fault, Fault::invalid);
    EXPECT_NE(read.error().what.find(text), std::string::npos);
  }
}

TEST(Period, InHoursIsElapsedTimeAndMonthsAreNotMinutes) {
  EXPECT_TRUE(period("PT12H").in_hours());
  EXPECT_EQ(period("PT12H").elapsed(), hours(12));
  EXPECT_EQ(period("PT30M").elapsed(), minutes(30));
  EXPECT_EQ(period("PT0S").elapsed(), seconds(0));
  EXPECT_FALSE(period("P1M").in_hours());
  EXPECT_FALSE(period("P1D").in_hours());
  EXPECT_TRUE(period("PT0S").zero());
}

TEST(PeriodDeath, InHoursMovesNoLocalDate) {
  EXPECT_DEATH((void)plus(on(2027, 3, 22), period("PT24H")), "moves no local date");
  EXPECT_DEATH((void)period("P1D").elapsed(), "fixed length");
  EXPECT_EQ(plus(on(2027, 3, 22), period("PT0S")), on(2027, 3, 22));
}

struct PeriodCase {
  const char* name;
  LocalDate anchor;
  int times;
  const char* period;
  LocalDate becomes;
};
std::ostream& operator<<(std::ostream& out, const PeriodCase& c) { return out << c.name; }

class PeriodAfter : public testing::TestWithParam<PeriodCase> {};

// Time rules, section 5.
TEST_P(PeriodAfter, IsCountedFromTheAnchor) {
  const PeriodCase& c = GetParam();
  EXPECT_EQ(to_string(plus(c.anchor, c.times, period(c.period))), to_string(c.becomes));
}

INSTANTIATE_TEST_SUITE_P(
    TimeRules, PeriodAfter,
    testing::Values(
        PeriodCase{"QuarterOne", on(2026, 11, 30), 1, "P3M", on(2027, 2, 28)},
        PeriodCase{"QuarterTwoDoesNotDrift", on(2026, 11, 30), 2, "P3M", on(2027, 5, 30)},
        PeriodCase{"QuarterThree", on(2026, 11, 30), 3, "P3M", on(2027, 8, 30)},
        PeriodCase{"QuarterFour", on(2026, 11, 30), 4, "P3M", on(2027, 11, 30)},
        PeriodCase{"LeapDayToTheLastOfFebruary", on(2028, 2, 29), 1, "P1Y", on(2029, 2, 28)},
        PeriodCase{"LeapDayComesBack", on(2028, 2, 29), 4, "P1Y", on(2032, 2, 29)},
        PeriodCase{"MonthWithoutThatDay", on(2027, 1, 31), 1, "P1M", on(2027, 2, 28)},
        PeriodCase{"WeeksKeepTheWeekday", on(2026, 11, 30), 2, "P2W", on(2026, 12, 28)},
        PeriodCase{"Days", on(2027, 3, 27), 1, "P1D", on(2027, 3, 28)},
        PeriodCase{"BackOverTheYear", on(2027, 1, 31), -2, "P1M", on(2026, 11, 30)},
        PeriodCase{"BackAYearFromALeapDay", on(2028, 2, 29), -1, "P1Y", on(2027, 2, 28)},
        PeriodCase{"None", on(2027, 1, 31), 0, "P6M", on(2027, 1, 31)}),
    [](const auto& test) { return test.param.name; });

TEST(Period, MinusGoesBackByTheSameRules) {
  EXPECT_EQ(minus(on(2027, 3, 31), period("P1M")), on(2027, 2, 28));
  EXPECT_EQ(minus(on(2027, 1, 11), period("P4W")), on(2026, 12, 14));
}

TEST(Period, CountsHowOftenOnePassesUntilADay) {
  EXPECT_EQ(times_until(on(2026, 11, 30), period("P3M"), on(2027, 5, 30)), period("P6M"));
  EXPECT_EQ(times_until(on(2026, 11, 30), period("P3M"), on(2027, 2, 28)), period("P3M"));
  EXPECT_EQ(times_until(on(2026, 11, 30), period("P2W"), on(2026, 12, 15)), period("P4W"))
      << "a day between two turns is reached by the later one";
}

Period any_period() {
  return {*rc::gen::inRange(0, 30), *rc::gen::element(Period::Unit::years, Period::Unit::months,
                                                      Period::Unit::weeks, Period::Unit::days)};
}

RC_GTEST_PROP(Period, ReadsBackWhatItWrote, ()) {
  const Period one = any_period();
  RC_ASSERT(period(to_string(one)) == one);
}

RC_GTEST_PROP(Period, NeverRunsBackAndNeverLeavesTheMonth, ()) {
  const LocalDate anchor(*rc::gen::inRange(18'000, 30'000));
  const Period one = any_period();
  const int times = *rc::gen::inRange(0, 20);
  RC_ASSERT(plus(anchor, times, one) <= plus(anchor, times + 1, one));
  RC_ASSERT(plus(anchor, one) <= plus(anchor + std::chrono::days(1), one));
  const auto to = plus(anchor, times, one).ymd();
  const bool by_month = one.unit == Period::Unit::months || one.unit == Period::Unit::years;
  RC_ASSERT(!by_month || to.day() == anchor.ymd().day() ||
            to == to.year() / to.month() / std::chrono::last);
}

}  // namespace
}  // namespace cadans::time
