#include "engine/time/recurrence.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>
#include <set>

#include "tests/unit/time/dutch_calendars.h"
#include "tests/unit/time/slow_rule.h"

namespace cadans::time {
namespace {

using Texts = std::vector<std::string>;

Texts texts(const std::vector<LocalDate>& dates) {
  Texts all;
  for (const LocalDate date : dates) all.push_back(to_string(date));
  return all;
}

Texts first(const char* rule, LocalDate anchor, int most, LocalDate from = {}) {
  return texts(RecurrenceRule::read(rule).value().dates(anchor, {from, on(2099, 12, 31), most}));
}

TEST(Recurrence, IsRfc5545WhereARuleNamesItsDays) {
  const LocalDate anchor = on(1997, 9, 2);
  // RFC 5545, section 3.8.5.3, its examples in days
  EXPECT_EQ(first("FREQ=MONTHLY;BYDAY=1FR", anchor, 3),
            (Texts{"1997-09-05", "1997-10-03", "1997-11-07"}));
  EXPECT_EQ(first("FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU,-1SU", anchor, 4),
            (Texts{"1997-09-07", "1997-09-28", "1997-11-02", "1997-11-30"}));
  EXPECT_EQ(first("FREQ=MONTHLY;BYMONTHDAY=-3", anchor, 3),
            (Texts{"1997-09-28", "1997-10-29", "1997-11-28"}));
  EXPECT_EQ(first("FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13", anchor, 3),
            (Texts{"1998-02-13", "1998-03-13", "1998-11-13"}));
  EXPECT_EQ(first("FREQ=YEARLY;INTERVAL=4;BYMONTH=11;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8",
                  on(1996, 11, 5), 3),
            (Texts{"1996-11-05", "2000-11-07", "2004-11-02"}));
  EXPECT_EQ(first("FREQ=MONTHLY;BYDAY=TU,WE,TH;BYSETPOS=3", on(1997, 9, 4), 3),
            (Texts{"1997-09-04", "1997-10-07", "1997-11-06"}));
  EXPECT_EQ(first("FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=TU,TH", anchor, 4),
            (Texts{"1997-09-02", "1997-09-04", "1997-09-16", "1997-09-18"}));
  EXPECT_EQ(first("FREQ=YEARLY;INTERVAL=3;BYYEARDAY=1,100,200", on(1997, 1, 1), 4),
            (Texts{"1997-01-01", "1997-04-10", "1997-07-19", "2000-01-01"}));
}

TEST(Recurrence, CountsPeriodsFromTheAnchorAndNeverFromTheDateBefore) {
  // time rules, section 5, "Chains"
  EXPECT_EQ(first("RRULE:FREQ=MONTHLY;INTERVAL=3", on(2026, 11, 30), 5),
            (Texts{"2026-11-30", "2027-02-28", "2027-05-30", "2027-08-30", "2027-11-30"}));
  EXPECT_EQ(first("RRULE:FREQ=YEARLY", on(2028, 2, 29), 5),
            (Texts{"2028-02-29", "2029-02-28", "2030-02-28", "2031-02-28", "2032-02-29"}));
}

TEST(Recurrence, OfWeeksGoesOnThroughAWeek53) {
  EXPECT_EQ(first("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", on(2026, 11, 30), 4),
            (Texts{"2026-11-30", "2026-12-14", "2026-12-28", "2027-01-11"}));
  EXPECT_EQ(first("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", on(2032, 12, 13), 3),
            (Texts{"2032-12-13", "2032-12-27", "2033-01-10"}));
}

TEST(Recurrence, PassesOverAMonthWithoutTheDayThatItNames) {
  EXPECT_EQ(first("RRULE:FREQ=MONTHLY;BYMONTHDAY=31", on(2027, 1, 1), 4),
            (Texts{"2027-01-31", "2027-03-31", "2027-05-31", "2027-07-31"}));
  EXPECT_EQ(first("RRULE:FREQ=MONTHLY;BYMONTHDAY=-1", on(2027, 1, 1), 3),
            (Texts{"2027-01-31", "2027-02-28", "2027-03-31"}));
}

TEST(Recurrence, EndsWhereItSaysSo) {
  EXPECT_EQ(first("FREQ=YEARLY;COUNT=2", on(2027, 1, 1), 9), (Texts{"2027-01-01", "2028-01-01"}));
  EXPECT_EQ(first("FREQ=YEARLY;UNTIL=20280101", on(2027, 1, 1), 9),
            (Texts{"2027-01-01", "2028-01-01"}));
  EXPECT_EQ(first("FREQ=MONTHLY;BYMONTHDAY=1;COUNT=3", on(2027, 1, 15), 9, on(2027, 3, 1)),
            (Texts{"2027-03-01", "2027-04-01"}));
  EXPECT_EQ(first("FREQ=YEARLY", on(2098, 1, 1), 9), (Texts{"2098-01-01", "2099-01-01"}));
  EXPECT_FALSE(
      RecurrenceRule::read("FREQ=YEARLY;COUNT=2").value().next(on(2027, 1, 1), on(2029, 1, 1)));
}

TEST(Recurrence, KnowsWhichRulesAreAnInterval) {
  EXPECT_EQ(RecurrenceRule::read("RRULE:FREQ=MONTHLY;INTERVAL=6").value().interval(),
            (Period{6, Period::Unit::months}));
  EXPECT_EQ(RecurrenceRule::read("FREQ=WEEKLY").value().interval(),
            (Period{1, Period::Unit::weeks}));
  EXPECT_FALSE(RecurrenceRule::read("FREQ=YEARLY;BYMONTH=4").value().interval());
  EXPECT_EQ(RecurrenceRule::read("FREQ=YEARLY").value().text(), "RRULE:FREQ=YEARLY");
}

struct Wrong {
  const char* name;
  const char* rule;
  const char* says;
};
std::ostream& operator<<(std::ostream& out, const Wrong& one) { return out << one.name; }

class RefusedRule : public testing::TestWithParam<Wrong> {};

TEST_P(RefusedRule, SaysWhy) {
  const auto rule = RecurrenceRule::read(GetParam().rule);
  ASSERT_FALSE(rule) << GetParam().rule;
  EXPECT_EQ(rule.error().fault, Fault::invalid);
  EXPECT_NE(rule.error().what.find(GetParam().says), std::string::npos) << rule.error().what;
}

INSTANTIATE_TEST_SUITE_P(
    Rules, RefusedRule,
    testing::Values(
        Wrong{"Empty", "", "write it as RRULE"}, Wrong{"OnlyThePrefix", "RRULE:", "write it as"},
        Wrong{"NoFrequency", "RRULE:INTERVAL=2", "write it as RRULE"},
        Wrong{"UnknownFrequency", "RRULE:FREQ=FORTNIGHTLY", "write it as RRULE"},
        Wrong{"UnknownPart", "RRULE:FREQ=YEARLY;BYEASTER=1", "write it as RRULE"},
        Wrong{"DoubledPart", "RRULE:FREQ=YEARLY;FREQ=MONTHLY", "write it as RRULE"},
        Wrong{"NoInterval", "RRULE:FREQ=YEARLY;INTERVAL=0", "write it as RRULE"},
        Wrong{"EndsOnASemicolon", "RRULE:FREQ=YEARLY;", "write it as RRULE"},
        Wrong{"CountAndUntil", "RRULE:FREQ=YEARLY;COUNT=3;UNTIL=20300101", "write it as RRULE"},
        Wrong{"Hourly", "RRULE:FREQ=HOURLY", "finer than days"},
        Wrong{"AtAnHour", "RRULE:FREQ=DAILY;BYHOUR=3", "finer than days"},
        Wrong{"WeekNumber", "RRULE:FREQ=YEARLY;BYWEEKNO=53", "libical 3.0.16"},
        Wrong{"OtherCalendar", "RRULE:RSCALE=CHINESE;FREQ=YEARLY", "other calendars"},
        Wrong{"Skip", "RRULE:RSCALE=GREGORIAN;FREQ=MONTHLY;SKIP=BACKWARD;BYMONTHDAY=31",
              "other calendars"},
        Wrong{"NumberedDayOfAWeek", "RRULE:FREQ=WEEKLY;BYDAY=1MO", "needs FREQ=MONTHLY"},
        Wrong{"WeeksOfAMonth", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYMONTH=2;BYDAY=MO", "loses count"},
        Wrong{"SundaysNowAndThen", "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "wrong week"},
        Wrong{"LastDayDaily", "RRULE:FREQ=DAILY;BYMONTHDAY=-1", "FREQ=MONTHLY"},
        Wrong{"DayOfNoMonth", "RRULE:FREQ=YEARLY;BYMONTHDAY=31", "name the month"},
        Wrong{"DayOfAWeeklyMonth", "RRULE:FREQ=WEEKLY;BYMONTHDAY=3", "does not go with"},
        Wrong{"DayOfAMonthlyYear", "RRULE:FREQ=MONTHLY;BYYEARDAY=3", "needs FREQ=YEARLY"},
        Wrong{"PositionOfNothing", "RRULE:FREQ=MONTHLY;BYSETPOS=1", "another BY part"},
        Wrong{"UntilAnHour", "RRULE:FREQ=YEARLY;UNTIL=20300101T000000Z", "UNTIL is a day"},
        Wrong{"Never", "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "no day in 10 years"},
        Wrong{"Over", "RRULE:FREQ=YEARLY;UNTIL=20200101", "no day in 10 years"},
        Wrong{"NoSuchMonth", "RRULE:FREQ=YEARLY;BYMONTH=13", "no day in 10 years"}),
    [](const auto& test) { return test.param.name; });

TEST(RefusedRules, AreNamedInPartWhenTheyAreLong) {
  const auto rule = RecurrenceRule::read("RRULE:FREQ=YEARLY;BYMONTH=" + std::string(300, '1'));
  ASSERT_FALSE(rule);
  EXPECT_LT(rule.error().what.size(), 200U);
}

template <class Value>
std::vector<Value> some(const std::vector<Value>& of, int most) {
  std::set<Value> chosen;
  const int count = *rc::gen::inRange(0, most + 1);
  for (int i = 0; i < count; ++i) chosen.insert(*rc::gen::elementOf(of));
  return {chosen.begin(), chosen.end()};
}

SlowRule any_rule() {
  SlowRule rule;
  rule.freq = *rc::gen::element('Y', 'M', 'W', 'D');
  rule.interval = *rc::gen::inRange(1, 6);
  rule.months = some<int>({1, 2, 3, 4, 6, 9, 11, 12}, 3);
  const bool in_month = rule.freq == 'Y' || rule.freq == 'M';
  if (rule.freq != 'W') rule.month_days = some<int>({1, 13, 28, 29, 30, 31, -1, -31}, 2);
  for (const unsigned day : some<unsigned>({1, 3, 5, 7}, 2)) {
    rule.week_days.emplace_back(in_month ? *rc::gen::element(0, 1, 2, -1) : 0, day);
  }
  if (rule.freq == 'M' && !rule.week_days.empty()) rule.position = *rc::gen::element(0, 1, 2, -1);
  return rule;
}

// One that names a day now and then.
SlowRule any_rule_of_days() {
  SlowRule rule = any_rule();
  const auto read = RecurrenceRule::read(rule.text());
  if (read && !read->interval()) return rule;
  SlowRule other;
  other.freq = 'M';
  other.month_days = {-1};
  return other;
}

RC_GTEST_PROP(Recurrence, EqualsALookAtEveryDay, ()) {
  const SlowRule slow = any_rule_of_days();
  const RecurrenceRule rule = RecurrenceRule::read(slow.text()).value();
  const LocalDate anchor{*rc::gen::inRange(20'000, 22'000)};
  const LocalDate until = anchor + std::chrono::days(900);
  RC_LOG() << slow.text() << " from " << to_string(anchor) << '\n';
  RC_ASSERT(texts(rule.dates(anchor, {anchor, until, 5000})) == texts(slow.dates(anchor, until)));
}

RC_GTEST_PROP(Recurrence, AppearsOnceHoweverTheSpanIsCut, ()) {
  const RecurrenceRule rule = RecurrenceRule::read(any_rule_of_days().text()).value();
  const LocalDate anchor{*rc::gen::inRange(20'000, 22'000)};
  const LocalDate until = anchor + std::chrono::days(600);
  const LocalDate cut = anchor + std::chrono::days(*rc::gen::inRange(-50, 600));
  const auto whole = rule.dates(anchor, {anchor, until, 5000});
  auto parts = rule.dates(anchor, {anchor, cut, 5000});
  const auto rest = rule.dates(anchor, {cut + std::chrono::days(1), until, 5000});
  parts.insert(parts.end(), rest.begin(), rest.end());
  RC_ASSERT(texts(parts) == texts(whole));
  RC_ASSERT(std::ranges::is_sorted(whole));
}

}  // namespace
}  // namespace cadans::time
