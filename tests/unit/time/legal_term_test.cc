#include "engine/time/legal_term.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

#include "engine/time/target.h"
#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

struct TermCase {
  const char* name;
  LocalDate event;
  const char* term;
  LocalDate counted;
  LocalDate ends;
  LocalDate target;
  const char* source;
};
std::ostream& operator<<(std::ostream& out, const TermCase& c) { return out << c.name; }

class LegalTerm : public testing::TestWithParam<TermCase> {};

// Time rules, section 3: worked cases 1 to 9. Its cases 10 to 13 are no terms of the Atw: hours are
// in zone_test.cc, a named date in target_test.cc, conditions and norms below.
TEST_P(LegalTerm, EndsWhereTheLawSaysAndIsShownBefore) {
  const TermCase& c = GetParam();
  const Calendars calendars = dutch_calendars();
  const auto end = legal_end(c.event, parse_period(c.term).value(), calendars);
  ASSERT_TRUE(end) << end.error().what;
  EXPECT_EQ(to_string(end->counted), to_string(c.counted)) << c.source;
  EXPECT_EQ(to_string(end->date), to_string(c.ends)) << c.source;
  EXPECT_EQ(to_string(target_for(end->counted, calendars)), to_string(c.target)) << c.source;
  EXPECT_TRUE(end->decree_known);
}

INSTANTIATE_TEST_SUITE_P(
    WorkedCases, LegalTerm,
    testing::Values(TermCase{"Case1TwoWeeks", on(2026, 11, 30), "P2W", on(2026, 12, 14),
                             on(2026, 12, 14), on(2026, 12, 14), "Cbw 44(2)"},
                    TermCase{"Case2ToNewYear", on(2026, 12, 18), "P2W", on(2027, 1, 1),
                             on(2027, 1, 4), on(2026, 12, 31), "Cbw 44(2), Atw art. 1(1)"},
                    TermCase{"Case3LiberationAscensionDecree", on(2027, 4, 21), "P2W",
                             on(2027, 5, 5), on(2027, 5, 10), on(2027, 5, 4),
                             "Cbw 44(2), Atw art. 1(1), 3(3)"},
                    TermCase{"Case4MonthToChristmas", on(2026, 11, 25), "P1M", on(2026, 12, 25),
                             on(2026, 12, 28), on(2026, 12, 24), "Cbw 29(1), Atw art. 1(1)"},
                    TermCase{"Case5MonthWithoutA31st", on(2027, 1, 31), "P1M", on(2027, 2, 28),
                             on(2027, 3, 1), on(2027, 2, 26), "Cbw 29(1), Atw art. 1(1)"},
                    TermCase{"Case6ThreeDaysWithTwoThatCount", on(2027, 3, 24), "P3D",
                             on(2027, 3, 27), on(2027, 3, 30), on(2027, 3, 25), "Atw art. 1(1), 2"},
                    TermCase{"Case7ThreeDaysOverEaster", on(2027, 3, 25), "P3D", on(2027, 3, 28),
                             on(2027, 3, 31), on(2027, 3, 25), "Atw art. 1(1), 2"},
                    TermCase{"Case8ThreeDaysOverAscension", on(2027, 5, 4), "P3D", on(2027, 5, 7),
                             on(2027, 5, 11), on(2027, 5, 4), "Atw art. 1(1), 2"},
                    TermCase{"Case9TwoYears", on(2026, 8, 15), "P2Y", on(2028, 8, 15),
                             on(2028, 8, 15), on(2028, 8, 15), "Cbw 24(3), Atw art. 4(a)"},
                    TermCase{"TwoDaysAreNotStretched", on(2027, 3, 25), "P2D", on(2027, 3, 27),
                             on(2027, 3, 30), on(2027, 3, 25),
                             "Atw art. 1(1); art. 2 begins at three days"},
                    TermCase{"OverTwelveWeeksStays", on(2026, 12, 25), "P13W", on(2027, 3, 26),
                             on(2027, 3, 26), on(2027, 3, 25), "Atw art. 4(a)"}),
    [](const auto& test) { return test.param.name; });

struct ConditionCase {
  const char* name;
  LocalDate event;
  const char* period;
  LocalDate end;
  LocalDate target;
};
std::ostream& operator<<(std::ostream& out, const ConditionCase& c) { return out << c.name; }

class NoStatute : public testing::TestWithParam<ConditionCase> {};

TEST_P(NoStatute, EndsWhereItIsCounted) {
  const ConditionCase& c = GetParam();
  const LocalDate end = plus(c.event, parse_period(c.period).value());
  EXPECT_EQ(to_string(end), to_string(c.end));
  EXPECT_EQ(to_string(target_for(end, dutch_calendars())), to_string(c.target));
}

INSTANTIATE_TEST_SUITE_P(WorkedCases, NoStatute,
                         testing::Values(ConditionCase{"Case11DigidConnection", on(2026, 12, 31),
                                                       "P2M", on(2027, 2, 28), on(2027, 2, 26)},
                                         ConditionCase{"Case13TrainingOfAJoiner", on(2026, 11, 30),
                                                       "P3M", on(2027, 2, 28), on(2027, 2, 26)}),
                         [](const auto& test) { return test.param.name; });

struct EndCase {
  const char* name;
  LocalDate end;
  LocalDate becomes;
  const char* source;
};
std::ostream& operator<<(std::ostream& out, const EndCase& c) { return out << c.name; }

class LegalDay : public testing::TestWithParam<EndCase> {};

TEST_P(LegalDay, IsTheFirstFromTheEndOnThatCounts) {
  const auto end = legal_end(GetParam().end, dutch_calendars({on(2027, 2, 8)}));
  ASSERT_TRUE(end) << end.error().what;
  EXPECT_EQ(to_string(*end), to_string(GetParam().becomes)) << GetParam().source;
}

INSTANTIATE_TEST_SUITE_P(
    Atw, LegalDay,
    testing::Values(EndCase{"OnGoodFriday", on(2026, 4, 3), on(2026, 4, 7), "art. 1(1), 3(2)"},
                    EndCase{"OnASaturday", on(2027, 3, 20), on(2027, 3, 22), "art. 1(1)"},
                    EndCase{"OnADecreeDay", on(2026, 5, 15), on(2026, 5, 18), "art. 3(3)"},
                    EndCase{"OnAWorkingDay", on(2027, 3, 22), on(2027, 3, 22), "art. 1(1)"},
                    EndCase{"OnAnOwnClosureDay", on(2027, 2, 8), on(2027, 2, 8),
                            "a closure day is no holiday of art. 3"}),
    [](const auto& test) { return test.param.name; });

TEST(Atw, DoesNotReachLongTermsHoursOrYears) {
  // Atw art. 4(a).
  for (const auto* term : {"P1D", "P90D", "P12W", "P3M"}) {
    EXPECT_TRUE(falls_under_atw(parse_period(term).value())) << term;
  }
  for (const auto* term : {"P91D", "P13W", "P4M", "P1Y", "PT24H", "PT72H"}) {
    EXPECT_FALSE(falls_under_atw(parse_period(term).value())) << term;
  }
}

TEST(LegalTerm, SaysWhenTheDecreeOfItsYearIsNotKnown) {
  const auto end = legal_end(on(2029, 3, 1), Period{2, Period::Unit::weeks}, dutch_calendars());
  ASSERT_TRUE(end);
  EXPECT_FALSE(end->decree_known);
}

TEST(LegalTerm, NeverGuessesBeyondTheCalendar) {
  CalendarContent content;
  content.first_year = 2026;
  content.last_year = 2027;
  const Calendars calendars = make_calendars(content);
  const Period two_weeks{2, Period::Unit::weeks};
  for (const LocalDate event : {on(2027, 12, 20), on(2025, 12, 31)}) {
    const auto end = legal_end(event, two_weeks, calendars);
    ASSERT_FALSE(end) << to_string(event);
    EXPECT_EQ(end.error().fault, Fault::out_of_range);
  }
  EXPECT_FALSE(legal_end(on(2028, 1, 5), calendars));
  EXPECT_FALSE(legal_end(on(2025, 1, 5), calendars));
  content.first_year = 2020;
  content.last_year = 2022;  // ends on a Saturday
  EXPECT_FALSE(legal_end(on(2022, 12, 31), make_calendars(content)));
}

TEST(LegalTermDeath, InHoursIsNotAsked) {
  EXPECT_DEATH((void)legal_end(on(2027, 3, 26), Period{72, Period::Unit::hours}, dutch_calendars()),
               "counted in instants");
}

RC_GTEST_PROP(LegalTerm, EndsOnADayThatCountsAndNeverEarlier, ()) {
  static const Calendars calendars = dutch_calendars();
  const LocalDate event(*rc::gen::inRange(18'500, 32'500));
  const Period term{*rc::gen::inRange(3, 91), Period::Unit::days};
  const auto end = legal_end(event, term, calendars).value();
  RC_ASSERT(end.date >= end.counted);
  RC_ASSERT(calendars.legal_day(end.date));
  int counting = 0;
  for (LocalDate day = event + std::chrono::days(1); day <= end.date;
       day = day + std::chrono::days(1)) {
    counting += calendars.legal_day(day) ? 1 : 0;
  }
  RC_ASSERT(counting >= 2);
}

}  // namespace
}  // namespace cadans::time
