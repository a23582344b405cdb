// The yearly cycle: plan, do, check, act, and the close that carries over what is not done.

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/decide/cycle_facts.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::cycles {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};

TestDuty yearly(const std::string& id, const std::string& rule, const std::string& more) {
  return {.id = id,
          .role = "ict-head",
          .target = {},
          .ladder = "technical",
          .allows_nil = true,
          .comes_back = "recurrence = \"RRULE:FREQ=YEARLY;" + rule +
                        "\"\nanchor = \"calendar\"\ninterval = \"calendar-year\"\n"
                        "lead_time = \"P2W\"\n" +
                        more};
}

constexpr const char* in_may = "BYMONTH=5;BYMONTHDAY=12";

class YearlyCycle : public testing::Test {
 protected:
  YearlyCycle() : town(start) {}

  [[nodiscard]] decide::CycleFacts year(const std::string& name) const {
    const InstanceId id = town.instance("cycle/" + name);
    return decide::cycle_facts(town.reader().view().facts(id).value());
  }
  [[nodiscard]] std::string is(const std::string& name) const {
    return town.state(town.instance("cycle/" + name)).state;
  }
  [[nodiscard]] bool has(const std::string& name) const {
    return decide::cycle_at(town.reader().view(), name).has_value();
  }
  [[nodiscard]] Lines years_of(const std::string& task) const {
    return town.task_facts(town.instance(task)).cycles;
  }
  // "plan 2026-11-09 0": each phase, its day, and what was open of those before it.
  [[nodiscard]] Lines went(const std::string& name) const {
    Lines lines;
    for (const decide::PhaseBegan& one : year(name).phases) {
      lines.push_back(one.phase + " " + to_string(one.on) + " " + std::to_string(one.open));
    }
    return lines;
  }
  std::string nothing(const std::string& task, const std::string& person = "weide") {
    return town.act("task.nothing-to-report", town.instance(task), person);
  }

  Town town;
};

const std::string may_2027 = "task/A/organisation/2027-05-12";

TEST_F(YearlyCycle, GoesThroughItsPhasesByTheCalendarBesideTheYearsAroundIt) {
  town.duty(yearly("A", in_may, ""));
  town.begin();
  EXPECT_EQ(is("isms/2026-01-01"), "check") << "the journey began inside it";
  EXPECT_EQ(is("isms/2027-01-01"), "plan");
  EXPECT_FALSE(has("isms/2025-01-01")) << "it is over";
  EXPECT_FALSE(has("isms/2028-01-01"));
  town.until(2027y / May / 1, noon);
  EXPECT_EQ(nothing(may_2027), "");
  town.until(2028y / October / 2, noon);
  EXPECT_EQ(went("isms/2027-01-01"),
            (Lines{"plan 2026-11-09 0", "do 2027-01-01 0", "check 2027-11-01 0", "act 2028-03-01 0",
                   "closing 2028-10-01 0", "closed 2028-10-01 0"}));
  EXPECT_EQ(went("isms/2026-01-01"), (Lines{"check 2026-11-09 0", "act 2027-03-01 0",
                                            "closing 2027-10-01 0", "closed 2027-10-01 0"}));
  EXPECT_EQ(is("isms/2028-01-01"), "do") << "years overlap";
}

TEST_F(YearlyCycle, WhatIsNotDoneAtTheCloseGoesOnWithItsHistory) {
  town.duty(yearly("A", in_may, ""));
  town.begin();
  town.until(2028y / September / 30, noon);
  const InstanceId task = town.instance(may_2027);
  const auto before = town.task_facts(task);
  const auto history = town.history(task).size();
  EXPECT_EQ(before.cycles, Lines{"isms/2027-01-01"});
  town.until(2028y / October / 1, noon);
  auto after = town.task_facts(task);
  EXPECT_EQ(after.cycles, (Lines{"isms/2027-01-01", "isms/2028-01-01"}));
  EXPECT_EQ(year("isms/2027-01-01").carried, 1);
  EXPECT_EQ(town.history(task).size(), history + 1);
  after.cycles = before.cycles;
  EXPECT_EQ(after, before) << "its days, its rungs and who was told stay as they were";
  const Lines said = town.explained(task, decide::About::date);
  EXPECT_NE(std::find(said.begin(), said.end(),
                      "When the yearly cycle 2027 closed today this was not done; "
                      "with its history it went on to 2028. [T13]"),
            said.end())
      << testing::PrintToString(said);
  EXPECT_EQ(nothing(may_2027), "") << "it can be done still";
  town.until(2029y / October / 2, noon);
  EXPECT_EQ(town.task_facts(task).cycles.size(), 2U);
}

TEST_F(YearlyCycle, OnceMoreNotDoneItGoesOnOnceMore) {
  town.duty(yearly("A", in_may, ""));
  town.begin();
  town.until(2029y / October / 1, noon);
  EXPECT_EQ(years_of(may_2027), (Lines{"isms/2027-01-01", "isms/2028-01-01", "isms/2029-01-01"}));
}

TEST_F(YearlyCycle, WhatPlansTheNextYearOrAccountsForTheOneBeforeBelongsToThat) {
  town.duty(yearly("A", in_may, ""));
  town.duty(yearly("B", in_may, "phase = \"plan\"\nof_cycle = \"next\"\n"));
  town.duty(yearly("C", in_may, "phase = \"act\"\nof_cycle = \"previous\"\n"));
  town.begin();
  town.until(2027y / May / 1, noon);
  EXPECT_EQ(years_of(may_2027), Lines{"isms/2027-01-01"});
  EXPECT_EQ(years_of("task/B/organisation/2027-05-12"), Lines{"isms/2028-01-01"});
  EXPECT_EQ(years_of("task/C/organisation/2027-05-12"), Lines{"isms/2026-01-01"});
}

TEST_F(YearlyCycle, WhatItsYearIsOverForBelongsToTheFirstThatIsNot) {
  town.duty(yearly("C", "BYMONTH=10;BYMONTHDAY=15", "phase = \"act\"\nof_cycle = \"previous\"\n"));
  town.begin();
  town.until(2027y / October / 10, noon);
  EXPECT_EQ(is("isms/2026-01-01"), "closed");
  EXPECT_EQ(years_of("task/C/organisation/2027-10-15"), Lines{"isms/2027-01-01"});
}

class Review : public YearlyCycle {
 protected:
  Review() {
    town.duty(yearly("R", "BYMONTH=2;BYMONTHDAY=15",
                     "phase = \"check\"\nof_cycle = \"previous\"\nends_check = true\n"));
    town.begin();
    town.until(2027y / March / 1, noon);
  }
  const std::string review = "task/R/organisation/2027-02-15";
};

TEST_F(Review, WhileItIsOpenItsYearDoesNotAct) {
  EXPECT_EQ(is("isms/2026-01-01"), "review_due");
  EXPECT_EQ(is("isms/2027-01-01"), "do") << "it is not the review of that one";
  town.until(2027y / March / 8);
  EXPECT_EQ(is("isms/2026-01-01"), "review_due");
  town.until(2027y / March / 8, noon);
  const auto monday = town.letters_to("gijs", 2027y / March / 8);
  ASSERT_EQ(monday.size(), 1U);
  EXPECT_TRUE(says(monday[0],
                   "The yearly cycle 2026: act waits, for the management review has not been held"))
      << monday[0].text;
  ASSERT_EQ(nothing(review), "");
  EXPECT_EQ(is("isms/2026-01-01"), "act");
}

TEST_F(Review, NotHeldAtAllTheYearClosesAndItGoesOn) {
  town.until(2027y / October / 1, noon);
  EXPECT_EQ(is("isms/2026-01-01"), "closed");
  EXPECT_EQ(years_of(review), (Lines{"isms/2026-01-01", "isms/2027-01-01"}));
}

TEST_F(Review, GivenUpItHoldsNothingUp) {
  ASSERT_EQ(town.act("task.miss", town.instance(review), "vuur", {{"reason", "no meeting"}}), "");
  EXPECT_EQ(is("isms/2026-01-01"), "act");
}

TEST_F(YearlyCycle, AnyMonthBeginsItAndASubjectMayHaveItsOwn) {
  people::Cycle isms{"isms"};
  people::Cycle own{"income"};
  own.starts_in = 9;
  own.subjects = {"process:uitkeringen"};
  town.cycle(isms);
  town.cycle(own);
  town.duty(yearly("A", in_may, ""));
  TestDuty process = yearly("P", in_may, "");
  process.per = "process";
  process.where = "in-scope";
  town.duty(process);
  town.begin();
  EXPECT_EQ(is("income/2026-09-01"), "do");
  EXPECT_EQ(is("income/2025-09-01"), "act");
  town.until(2027y / May / 1, noon);
  EXPECT_EQ(years_of("task/P/process:uitkeringen/2027-05-12"), Lines{"income/2026-09-01"});
  EXPECT_EQ(years_of("task/A/organisation/2027-05-12"), Lines{"isms/2027-01-01"});
  town.until(2028y / June / 1, noon);
  EXPECT_EQ(is("income/2026-09-01"), "closed") << "twenty-one months after September 2026";
  EXPECT_EQ(years_of("task/P/process:uitkeringen/2027-05-12"),
            (Lines{"income/2026-09-01", "income/2027-09-01"}));
}

TEST_F(YearlyCycle, AnotherMonthLeavesTheYearThatRunsAsItIs) {
  town.duty(yearly("A", in_may, ""));
  town.begin();
  town.until(2027y / February / 1, noon);
  people::Cycle september{"isms"};
  september.starts_in = 9;
  town.cycle(september);
  ASSERT_EQ(town.put_in_force("ezel"), "");
  town.until(2027y / June / 2, noon);
  EXPECT_EQ(is("isms/2027-01-01"), "do");
  EXPECT_EQ(is("isms/2027-09-01"), "plan");
  town.until(2028y / October / 2, noon);
  EXPECT_EQ(is("isms/2027-01-01"), "closed");
  EXPECT_EQ(is("isms/2027-09-01"), "check");
}

TEST_F(YearlyCycle, OfACycleThatIsNoMoreItGoesOnInTheOneThatItsSubjectHas) {
  people::Cycle own{"income"};
  own.starts_in = 9;
  own.subjects = {"process:uitkeringen"};
  town.cycle({"isms"});
  town.cycle(own);
  TestDuty process = yearly("P", in_may, "");
  process.per = "process";
  process.where = "in-scope";
  town.duty(process);
  town.begin();
  town.until(2027y / May / 1, noon);
  town.no_cycles();
  ASSERT_EQ(town.put_in_force("ezel"), "");
  town.until(2028y / June / 1, noon);
  EXPECT_EQ(is("income/2026-09-01"), "closed");
  EXPECT_EQ(years_of("task/P/process:uitkeringen/2027-05-12"),
            (Lines{"income/2026-09-01", "isms/2027-01-01"}));
}

TEST_F(YearlyCycle, AfterAnOutageItGoesThroughEachPhaseThatPassed) {
  town.duty(yearly("A", in_may, ""));
  town.begin();
  town.until(2027y / May / 1, noon);
  town.down_until(2028y / October / 20, noon);
  town.until(2028y / October / 21, noon);
  EXPECT_EQ(is("isms/2027-01-01"), "closed");
  EXPECT_EQ(is("isms/2028-01-01"), "do");
  EXPECT_EQ(went("isms/2027-01-01").size(), 6U);
  EXPECT_EQ(years_of(may_2027), (Lines{"isms/2027-01-01", "isms/2028-01-01"}));
}

TEST_F(YearlyCycle, TakenUpAgainAfterTheCloseItGoesOnInTheNext) {
  town.duty(yearly("A", in_may, ""));
  town.begin();
  town.until(2027y / May / 1, noon);
  ASSERT_EQ(nothing(may_2027), "");
  town.until(2028y / November / 1, noon);
  EXPECT_EQ(years_of(may_2027), Lines{"isms/2027-01-01"});
  ASSERT_EQ(town.act("task.reopen", town.instance(may_2027), "vuur", {{"reason", "it is wrong"}}),
            "");
  EXPECT_EQ(years_of(may_2027), (Lines{"isms/2027-01-01", "isms/2028-01-01"}));
}

// More than it looks at in one turn.
TEST_F(YearlyCycle, TheCloseTakesAllThatIsOpenHoweverMuch) {
  town.duty(yearly("A",
                   "BYMONTH=6,7,8,9;BYMONTHDAY=1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,"
                   "21,22,23,24,25,26,27,28",
                   "phase = \"act\"\nof_cycle = \"previous\"\n"));
  town.begin();
  town.until(2027y / October / 1, noon);
  EXPECT_EQ(is("isms/2026-01-01"), "closed");
  EXPECT_EQ(year("isms/2026-01-01").carried, 4 * 28);
  EXPECT_EQ(years_of("task/A/organisation/2027-06-01"),
            (Lines{"isms/2026-01-01", "isms/2027-01-01"}));
  EXPECT_EQ(years_of("task/A/organisation/2027-09-28"),
            (Lines{"isms/2026-01-01", "isms/2027-01-01"}));
}

TEST_F(YearlyCycle, WhatComesOnceBelongsToItsStageAndToNoYear) {
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30});
  town.begin();
  EXPECT_EQ(years_of("task/A/organisation/1"), Lines{});
}

}  // namespace
}  // namespace cadans::cases::cycles
