// The end that a law sets, beside the date that people see: time rules, section 3; the ladder
// "legal-days" of escalation, section 3.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::statutory {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};

// Cbw art. 44(2): two weeks after the event.
TestDuty two_weeks(const std::string& more = {}) {
  return {.id = "A",
          .role = "ict-head",
          .target = {},
          .ladder = "legal-days",
          .basis = "law",
          .adjust = "atw-extend",
          .comes_back =
              "recurrence = \"event\"\nanchor = \"event:data-changed\"\n"
              "lead_time = \"PT0S\"\nperiod = \"P2W\"\n" +
              more};
}

InstanceId changed(Town& town, const char* day, const char* nominal) {
  EXPECT_EQ(town.act("engine.happened", {}, "gijs", {{"name", "data-changed"}, {"day", day}}), "");
  return town.instance(std::string("task/A/organisation/") + nominal);
}

bool is_told(const Lines& lines, std::string_view part) {
  return std::any_of(lines.begin(), lines.end(), [part](const std::string& line) {
    return line.find(part) != std::string::npos;
  });
}

// Worked case 2: counted to New Year's Day, the law gives until the Monday after it.
TEST(Statutory, EndAndDateStandSideBySideInMailsAndInExplain) {
  Town town(start);
  town.duty(two_weeks());
  town.begin();
  town.until(2026y / December / 18, noon);
  const InstanceId task = changed(town, "2026-12-18", "2027-01-01");
  EXPECT_EQ(town.task_facts(task).target, 2026y / December / 31);
  const Lines why = town.explained(task);
  EXPECT_TRUE(is_told(why, "The date is Thu 31 December")) << testing::PrintToString(why);
  EXPECT_TRUE(is_told(why, "The term in law ends on Mon 4 January 2027; later is not possible."))
      << testing::PrintToString(why);
  town.until(2026y / December / 22);
  const auto mails = town.letters(2026y / December / 18, 2026y / December / 21);
  const auto fresh = std::find_if(mails.begin(), mails.end(), [](const Letter& one) {
    return one.to == "weide" && says(one, "Thu 31 December");
  });
  ASSERT_NE(fresh, mails.end());
  EXPECT_TRUE(says(*fresh, "The term in law ends on Mon 4 January 2027.")) << fresh->text;
}

// From Monday 16 November two weeks end on Monday the 30th, which nothing moves: the directie's
// rung and the one of the portfolio holder fall on one day, and both come.
TEST(Statutory, WhereDateAndEndAreOneDayBothRungsCome) {
  Town town(start);
  town.duty(two_weeks());
  town.begin();
  town.until(2026y / November / 16, noon);
  const InstanceId task = changed(town, "2026-11-16", "2026-11-30");
  EXPECT_EQ(town.task_facts(task).target, 2026y / November / 30);
  town.until(2026y / December / 4);
  Lines told;
  for (const decide::Told& one : town.task_facts(task).told) {
    told.push_back(std::to_string(one.rung) + " " + one.position + " " + to_string(one.on));
  }
  EXPECT_EQ(told,
            (Lines{"1 operations-head 2026-11-26", "1 ciso 2026-11-26", "2 directie 2026-12-01",
                   "3 alderman-1 2026-12-01", "4 college 2026-12-02"}));
}

// The college does not meet from 19 July to 22 August: its paper waits, and who acts for it hears.
TEST(Statutory, InARecessMayorAndMunicipalSecretaryHearUnderMandate) {
  Town town(2027y / June / 28);
  town.duty(two_weeks());
  town.begin();
  town.until(2027y / July / 5, noon);
  const InstanceId task = changed(town, "2027-07-05", "2027-07-19");
  town.until(2027y / July / 23);
  Lines told;
  for (const decide::Told& one : town.task_facts(task).told) {
    if (one.rung == 4) told.push_back(one.position + " " + to_string(one.on));
  }
  EXPECT_EQ(told, (Lines{"mayor 2027-07-21", "town-clerk 2027-07-21", "college 2027-07-21"}));
  EXPECT_TRUE(is_told(town.explained(task, decide::About::rungs), "under the mandate of"));
}

TEST(Statutory, EndPassedIsToldToThePortfolioHolderAndPutToTheCollege) {
  Town town(start);
  town.duty(two_weeks());
  town.begin();
  town.until(2026y / December / 18, noon);
  const InstanceId task = changed(town, "2026-12-18", "2027-01-01");
  const auto told = [&](int rung) {
    const auto& all = town.task_facts(task).told;
    const auto one = std::find_if(all.begin(), all.end(),
                                  [rung](const decide::Told& each) { return each.rung == rung; });
    return one == all.end() ? decide::Told() : *one;
  };
  town.until(2027y / January / 4, noon);
  EXPECT_EQ(told(2).position, "directie") << "the date passed";
  EXPECT_EQ(told(3).rung, 0) << "the end in law did not";
  town.until(2027y / January / 6);
  EXPECT_EQ(told(3).on, 2027y / January / 5);
  const std::string holder = town.handle(told(3).person);
  const Lines read = town.written_to(holder, 2027y / January / 5, 2027y / January / 5);
  EXPECT_TRUE(is_told(read, "needs your help")) << holder << testing::PrintToString(read);
  town.until(2027y / January / 7);
  ASSERT_NE(told(4).item, 0);
  EXPECT_EQ(town.item_facts({told(4).item}).body, "college");
}

// The law asks for it, the period is our own proposal: there is no end in law to pass.
TEST(Statutory, AnOwnPeriodHasNoneAndStopsAtTheDirectie) {
  Town town(start);
  town.duty(two_weeks("own_period = true\n"));
  town.begin();
  town.until(2026y / December / 18, noon);
  const InstanceId task = changed(town, "2026-12-18", "2027-01-01");
  EXPECT_FALSE(is_told(town.explained(task), "The term in law"));
  for (const decide::PlanRow& row : town.task_facts(task).plan) {
    EXPECT_NE(row.to, "portfolio-holder");
    EXPECT_NE(row.to, "college");
  }
}

// No decree of 2029 is known: what ends there may still move, and says so.
TEST(Statutory, ADateInAYearWithoutADecreeSaysSo) {
  Town town(2028y / November / 13);
  town.duty(two_weeks());
  town.begin();
  town.until(2028y / December / 22, noon);
  const InstanceId task = changed(town, "2028-12-22", "2029-01-05");
  const Lines why = town.explained(task);
  EXPECT_TRUE(is_told(why, "2029")) << testing::PrintToString(why);
  EXPECT_TRUE(is_told(why, "made equal to a holiday")) << testing::PrintToString(why);
  town.until(2028y / December / 30);
  const auto mails = town.letters(2028y / December / 22, 2028y / December / 29);
  EXPECT_TRUE(std::any_of(mails.begin(), mails.end(), [](const Letter& one) {
    return one.to == "weide" && says(one, "may still move");
  }));
}

// Loaded while somebody is at it: the date stays, the end in law and the rungs after it move.
TEST(Statutory, ADecreeThatIsLoadedLaterMovesTheEndOfABegunTaskAndItsRungs) {
  Town town(2028y / November / 13);
  town.duty(two_weeks());
  town.begin();
  town.until(2028y / December / 22, noon);
  const InstanceId task = changed(town, "2028-12-22", "2029-01-05");
  EXPECT_EQ(town.act("task.start", task, "weide"), "");
  const auto rung = [&](const char* to) {
    const auto plan = town.task_facts(task).plan;
    const auto row = std::find_if(plan.begin(), plan.end(),
                                  [&](const decide::PlanRow& one) { return one.to == to; });
    return row == plan.end() ? LocalDate() : row->on;
  };
  EXPECT_EQ(rung("portfolio-holder"), 2029y / January / 8);
  town.decree(
      "name = \"Gelijkgestelde dag\"\nsource = \"a test\"\nconfidence = \"secondary\"\n"
      "years = [2029]\ndays = [2029-01-05]\n");
  EXPECT_EQ(town.would_become(), Lines{"A: keeps, begun 2029-01-04, ends 2029-01-08"});
  EXPECT_EQ(town.put_in_force("ezel"), "");
  EXPECT_EQ(town.task_facts(task).target, 2029y / January / 5);
  EXPECT_EQ(rung("portfolio-holder"), 2029y / January / 9);
  EXPECT_EQ(rung("college"), 2029y / January / 10);
  EXPECT_TRUE(is_told(town.explained(task), "The term in law ends on Mon 8 January 2029"))
      << testing::PrintToString(town.explained(task));
}

}  // namespace
}  // namespace cadans::cases::statutory
