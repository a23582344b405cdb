#include "engine/time/deadline.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

Zone amsterdam() { return Zone::load("Europe/Amsterdam").value(); }

Result<Deadline> ask(std::string_view text) {
  const auto term = parse_term(text, amsterdam());
  if (!term) return term.error();
  return deadline(*term, dutch_calendars(), amsterdam());
}

std::string rules_of(const Deadline& end) {
  std::string all;
  for (const TermRule rule : end.rules) all += (all.empty() ? "" : " ") + std::string(word(rule));
  return all;
}

struct AskedCase {
  const char* name;
  const char* asked;
  const char* counted;
  const char* end;
  const char* target;
  const char* rules;
};
std::ostream& operator<<(std::ostream& out, const AskedCase& c) { return out << c.name; }

class AskedTerm : public testing::TestWithParam<AskedCase> {};

// Time rules, section 3: its thirteen worked cases, and section 5, as people ask them.
TEST_P(AskedTerm, EndsAsTheWorkedCaseSays) {
  const AskedCase& c = GetParam();
  const auto end = ask(c.asked);
  ASSERT_TRUE(end) << end.error().what;
  EXPECT_EQ(to_string(end->counted), c.counted);
  EXPECT_EQ(to_string(end->end), c.end);
  EXPECT_EQ(end->target.named() ? to_string(end->target) : "", c.target);
  EXPECT_EQ(rules_of(*end), c.rules);
}

INSTANTIATE_TEST_SUITE_P(
    WorkedCases, AskedTerm,
    testing::Values(AskedCase{"Case1", "P2W from 2026-11-30 legal", "2026-12-14", "2026-12-14",
                              "2026-12-14", "day-zero counted"},
                    AskedCase{"Case2", "P2W from 2026-12-18 legal", "2027-01-01", "2027-01-04",
                              "2026-12-31", "day-zero counted article-1"},
                    AskedCase{"Case3", "P2W from 2027-04-21 legal", "2027-05-05", "2027-05-10",
                              "2027-05-04", "day-zero counted article-1"},
                    AskedCase{"Case4", "P1M from 2026-11-25 legal", "2026-12-25", "2026-12-28",
                              "2026-12-24", "day-zero counted article-1"},
                    AskedCase{"Case5", "P1M from 2027-01-31 legal", "2027-02-28", "2027-03-01",
                              "2027-02-26", "day-zero counted shorter-month article-1"},
                    AskedCase{"Case6", "P3D from 2027-03-24 legal", "2027-03-27", "2027-03-30",
                              "2027-03-25", "day-zero counted article-1"},
                    AskedCase{"Case7", "P3D from 2027-03-25 legal", "2027-03-28", "2027-03-31",
                              "2027-03-25", "day-zero counted article-1 article-2"},
                    AskedCase{"Case8", "P3D from 2027-05-04 legal", "2027-05-07", "2027-05-11",
                              "2027-05-04", "day-zero counted article-1 article-2"},
                    AskedCase{"Case9", "P2Y from 2026-08-15 legal", "2028-08-15", "2028-08-15",
                              "2028-08-15", "day-zero counted article-4"},
                    AskedCase{"Case10", "PT24H from 2026-12-24T16:00 legal", "2026-12-25",
                              "2026-12-25", "", "counted article-4"},
                    AskedCase{"Case11", "P2M from 2026-12-31", "2027-02-28", "2027-02-28",
                              "2027-02-26", "day-zero counted shorter-month no-statute"},
                    AskedCase{"Case12", "2028-04-30", "2028-04-30", "2028-04-30", "2028-04-26",
                              "named"},
                    AskedCase{"Case13", "P3M from 2026-11-30", "2027-02-28", "2027-02-28",
                              "2027-02-26", "day-zero counted shorter-month no-statute"},
                    AskedCase{"ADateThatALawNames", "2028-04-30 legal", "2028-04-30", "2028-04-30",
                              "2028-04-26", "named"},
                    AskedCase{"CountedBack", "P2W before 2027-05-19 legal", "2027-05-05",
                              "2027-05-05", "2027-05-04", "day-zero counted article-1-back"},
                    AskedCase{"WorkdaysOverChristmas", "5 workdays from 2026-12-18", "2026-12-28",
                              "2026-12-28", "2026-12-28", "day-zero counted"},
                    AskedCase{"WorkdaysOverAscension", "5 workdays from 2027-05-04", "2027-05-13",
                              "2027-05-13", "2027-05-13", "day-zero counted"},
                    AskedCase{"WorkdaysBack", "5 workdays before 2026-12-28", "2026-12-18",
                              "2026-12-18", "2026-12-18", "day-zero counted"},
                    AskedCase{"NinetyDays", "P90D from 2026-10-01 legal", "2026-12-30",
                              "2026-12-30", "2026-12-30", "day-zero counted"},
                    AskedCase{"NinetyOneDays", "P91D from 2026-10-03 legal", "2027-01-02",
                              "2027-01-02", "2026-12-31", "day-zero counted article-4"}),
    [](const auto& one) { return std::string(one.param.name); });

// Time rules, section 6: hours are elapsed time, over both changes of the clock.
TEST(AskedHours, RunThroughTheChangesOfTheClock) {
  const auto local = [](std::string_view text) { return amsterdam().text(ask(text)->ends_at); };
  EXPECT_EQ(local("PT24H from 2026-10-24T20:00 legal"), "2026-10-25T19:00:00+01:00");
  EXPECT_EQ(local("PT72H from 2026-10-23T16:00"), "2026-10-26T15:00:00+01:00");
  EXPECT_EQ(local("PT24H from 2027-03-27T14:00"), "2027-03-28T15:00:00+02:00");
  EXPECT_EQ(local("PT72H from 2027-03-26T17:30"), "2027-03-29T18:30:00+02:00");
  EXPECT_EQ(local("PT1H before 2027-03-28T03:30"), "2027-03-28T01:30:00+01:00");
  EXPECT_EQ(local("PT1H from 2026-10-25T02:30"), "2026-10-25T02:30:00+01:00") << "the first of two";
  EXPECT_EQ(local("PT1H from 2026-10-25T02:30:00+01:00"), "2026-10-25T03:30:00+01:00");
}

TEST(AskedTerm, SaysWhatItIsNot) {
  for (const char* text :
       {"", "legal", "P2W", "P2W from", "P2W after 2027-01-01", "P2W from 2027-02-30",
        "P2W from 2027-01-01 please", "PT24H from 2027-01-01", "PT1H from 2027-03-28T02:30",
        "P2W from 2027-01-01T10:00", "-5 workdays from 2027-01-01", "workdays from 2027-01-01",
        "5 workdays from 2027-01-01 legal", "P2W3D from 2027-01-01", "from 2027-01-01",
        "P2W from from 2027-01-01", "P2W from 2027-01-01 legal legal"}) {
    const auto end = ask(text);
    ASSERT_FALSE(end) << text;
    EXPECT_EQ(end.error().fault, Fault::invalid) << text;
    EXPECT_FALSE(end.error().what.empty()) << text;
  }
}

TEST(AskedTerm, NeverGuessesBeyondTheCalendar) {
  for (const char* text :
       {"P90D from 2060-12-01 legal", "P90D from 2060-12-01", "2061-01-01", "P2W before 2020-01-05",
        "9999 workdays from 2050-01-01", "PT9999H from 2060-06-01T10:00"}) {
    const auto end = ask(text);
    ASSERT_FALSE(end) << text;
    EXPECT_EQ(end.error().fault, Fault::out_of_range) << text;
  }
}

TEST(AskedTerm, SaysWhenItsYearHasNoDecreeYet) {
  EXPECT_TRUE(ask("P2W from 2028-03-01 legal")->decree_known);
  EXPECT_FALSE(ask("P2W from 2029-03-01 legal")->decree_known);
  EXPECT_FALSE(ask("P2W from 2028-12-20 legal")->decree_known) << "it ends in 2029";
}

// Outside the Atw nothing is later than it was counted; under it never earlier, and never closed.
RC_GTEST_PROP(AskedTerm, OnlyAStatuteMovesAnEndAndOnlyOn, ()) {
  const Calendars calendars = dutch_calendars();
  Term term;
  term.from = LocalDate(*rc::gen::inRange(19'000, 22'000));
  term.period = {*rc::gen::inRange(0, 120),
                 *rc::gen::element(Period::Unit::days, Period::Unit::weeks)};
  const auto plain = deadline(term, calendars, amsterdam());
  term.legal = true;
  const auto legal = deadline(term, calendars, amsterdam());
  RC_ASSERT(plain && legal);
  RC_ASSERT(plain->end == plain->counted);
  RC_ASSERT(legal->counted == plain->counted);
  RC_ASSERT(legal->end >= legal->by_article_1 && legal->by_article_1 >= legal->counted);
  RC_ASSERT(legal->target <= legal->counted);
  if (falls_under_atw(term.period)) RC_ASSERT(calendars.legal_day(legal->end));
}

}  // namespace
}  // namespace cadans::time
