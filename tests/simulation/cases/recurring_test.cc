// Duties that come back: when their tasks come, for which day, and what the next one counts from.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::recurring {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};

TestDuty comes_back(const std::string& lines) {
  return {.id = "A", .role = "ict-head", .target = {}, .allows_nil = true, .comes_back = lines};
}

TestDuty named(const std::string& rule, const std::string& more = {}) {
  return comes_back("recurrence = \"RRULE:" + rule +
                    "\"\nanchor = \"calendar\"\ninterval = \"calendar-year\"\n"
                    "lead_time = \"P1W\"\n" +
                    more);
}

TestDuty every_three_months() {
  return comes_back(
      "recurrence = \"RRULE:FREQ=MONTHLY;INTERVAL=3\"\nanchor = \"last-done\"\n"
      "interval = \"max-interval\"\nlead_time = \"P3W\"\n"
      "first = {ask = \"last-done-on\", unknown = \"spread\", over = \"P3M\", by = \"risk\"}");
}

InstanceId task_for(const Town& town, LocalDate nominal) {
  return town.instance("task/A/organisation/" + to_string(nominal));
}

bool is_said(const Lines& lines, const std::string& sentence) {
  return std::find(lines.begin(), lines.end(), sentence) != lines.end();
}

bool is_made(const Town& town, LocalDate nominal) {
  try {
    return task_for(town, nominal).n > 0;
  } catch (const std::runtime_error&) {
    return false;
  }
}

TEST(ComesBack, ATaskIsMadeItsLeadTimeBeforeEachDayOfTheRule) {
  Town town(start);
  town.duty(named("FREQ=MONTHLY;BYMONTHDAY=12"));
  town.begin();
  EXPECT_FALSE(is_made(town, 2026y / November / 12)) << "its task would have come before the start";
  town.until(2026y / December / 4, noon);
  EXPECT_FALSE(is_made(town, 2026y / December / 12));
  town.until(2026y / December / 5, noon);
  const auto december = town.task_facts(task_for(town, 2026y / December / 12));
  EXPECT_EQ(december.issued, 2026y / December / 5);
  EXPECT_EQ(december.target, 2026y / December / 11) << "the 12th is a Saturday";
  town.until(2027y / January / 5, noon);
  EXPECT_EQ(town.task_facts(task_for(town, 2027y / January / 12)).target, 2027y / January / 12);
  EXPECT_EQ(town.state(task_for(town, 2026y / December / 12)).state.substr(0, 5), "open,")
      << "the one before goes on";
}

TEST(ComesBack, AShiftMovesTheDayAndNotWhatItIsCalled) {
  Town town(start);
  town.duty(named("FREQ=MONTHLY;BYMONTHDAY=12", "shift = \"workday 3\"\n"));
  town.begin();
  town.until(2026y / December / 31);
  const InstanceId january = task_for(town, 2027y / January / 12);
  const auto facts = town.task_facts(january);
  EXPECT_EQ(facts.target, 2027y / January / 6);
  EXPECT_EQ(facts.issued, 2026y / December / 30);
  EXPECT_TRUE(is_said(town.explained(january),
                      "The rule names Tue 12 January 2027; on the working day that counts then it "
                      "is Wed 6 January 2027."));
}

TEST(ComesBack, AnIntervalCountsFromTheDayOnWhichItWasDone) {
  Town town(start);
  town.duty(every_three_months());
  town.begin();
  town.until(2027y / January / 20, noon);
  const InstanceId first = task_for(town, 2027y / February / 9);
  EXPECT_EQ(town.task_facts(first).issued, 2027y / January / 19);
  EXPECT_EQ(town.act("task.nothing-to-report", first, "weide"), "");
  town.until(2027y / April / 1, noon);
  EXPECT_FALSE(is_made(town, 2027y / May / 9)) << "not from the day that it was due";
  const InstanceId second = task_for(town, 2027y / April / 20);
  EXPECT_EQ(town.task_facts(second).counted_from, 2027y / January / 20);
  EXPECT_TRUE(is_said(town.explained(first),
                      "The date is Tue 9 February: 3 months after the beginning of the journey, "
                      "Mon 9 November 2026."));
  EXPECT_TRUE(is_said(town.explained(second),
                      "The date is Tue 20 April: 3 months after the last time, Wed 20 January."));
}

TEST(ComesBack, WhileATaskIsOpenNoOtherOneComes) {
  Town town(start);
  town.duty(every_three_months());
  town.begin();
  town.until(2027y / December / 1);
  const InstanceId first = task_for(town, 2027y / February / 9);
  EXPECT_EQ(town.state(first).state.substr(0, 5), "open,");
  EXPECT_FALSE(is_made(town, 2027y / May / 9));
  EXPECT_EQ(town.act("task.nothing-to-report", first, "weide"), "");
  town.until(2028y / February / 10, noon);
  EXPECT_TRUE(is_made(town, 2028y / March / 1)) << "a late one buys no time, and loses none";
}

TEST(ComesBack, WhatIsGivenUpCountsFromItsOwnDay) {
  Town town(start);
  town.duty(every_three_months());
  town.begin();
  town.until(2027y / January / 28, noon);
  const InstanceId first = task_for(town, 2027y / February / 9);
  EXPECT_EQ(town.act("task.cancel", first, "jet", {{"reason", "not this time"}}), "");
  town.until(2027y / April / 18, noon);
  EXPECT_EQ(town.task_facts(task_for(town, 2027y / May / 9)).counted_from, 2027y / February / 9);
}

TEST(ComesBack, AfterAnOutageTheLastOneThatIsDueComesOnce) {
  Town town(start);
  town.duty(named("FREQ=MONTHLY;BYMONTHDAY=12"));
  town.begin();
  town.until(2026y / November / 20);
  town.down_until(2027y / March / 10, noon);
  town.until(2027y / March / 11);
  EXPECT_FALSE(is_made(town, 2027y / January / 12));
  EXPECT_FALSE(is_made(town, 2027y / February / 12));
  EXPECT_EQ(town.task_facts(task_for(town, 2027y / March / 12)).issued, 2027y / March / 10);
}

}  // namespace
}  // namespace cadans::cases::recurring
