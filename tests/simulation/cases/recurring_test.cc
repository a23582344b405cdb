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

TEST(ComesBack, WhatBuildsOnWorkThatIsDoneOnceWaitsForIt) {
  Town town(start);
  town.duty({.id = "PLAN", .role = "ict-head", .target = 2026y / December / 18});
  town.duty(named("FREQ=MONTHLY;BYMONTHDAY=12", "depends_on = [\"PLAN\"]\n"));
  town.begin();
  town.until(2026y / December / 7, noon);
  EXPECT_FALSE(is_made(town, 2026y / December / 12));
  EXPECT_EQ(town.act("task.submit", town.task("PLAN"), "weide", {{"evidence", "Z-1"}}), "");
  town.until(2026y / December / 8, noon);
  EXPECT_FALSE(is_made(town, 2026y / December / 12)) << "its task would have come before that";
  town.until(2027y / January / 5, noon);
  EXPECT_TRUE(is_made(town, 2027y / January / 12));
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
  EXPECT_TRUE(
      is_said(town.explained(first),
              "The date is Tue 9 February: nobody knew when this was last done, so the first "
              "times are spread over 3 months, the highest risk first (our own "
              "proposal)."));
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

// Off from 20 November to 10 March: the tasks for 12 December, January and February should have
// come meanwhile, and the one for March five days before the end.
class Outage : public testing::Test {
 protected:
  void happens(const TestDuty& duty) {
    town.duty(duty);
    town.begin();
    town.until(2026y / November / 20);
    town.down_until(back, noon);
    town.until(back + days(1));
  }
  // Made, and its state; empty where there is none.
  [[nodiscard]] std::string state_of(LocalDate nominal) const {
    if (!is_made(town, nominal)) return {};
    const std::string state = town.state(task_for(town, nominal)).state;
    return state.substr(0, state.find(','));
  }

  const LocalDate back = 2027y / March / 10;
  const LocalDate december = 2026y / December / 12;
  const LocalDate january = 2027y / January / 12;
  const LocalDate february = 2027y / February / 12;
  const LocalDate march = 2027y / March / 12;
  Town town{start};
};

TEST_F(Outage, OfWhatIsPastItsDayTheLastComesAndTheRestIsMissedByNameAndReason) {
  happens(named("FREQ=MONTHLY;BYMONTHDAY=12"));
  EXPECT_EQ(state_of(december), "missed");
  EXPECT_EQ(state_of(january), "missed");
  EXPECT_EQ(state_of(february), "missed");
  const auto facts = town.task_facts(task_for(town, march));
  EXPECT_EQ(facts.issued, back);
  EXPECT_EQ(facts.should_have_come, 2027y / March / 5);
  EXPECT_EQ(facts.passed_over, 3);
  EXPECT_TRUE(is_said(town.explained(task_for(town, march)),
                      "The task should have come on Fri 5 March; Cadans stood still then, and 3 "
                      "earlier times were not asked."));
  EXPECT_TRUE(is_said(town.explained(task_for(town, january)),
                      "The task was not asked: it should have come on Tue 5 January, and Cadans "
                      "stood still. It was closed as not done on Wed 10 March; only the last one "
                      "still comes then."));
}

TEST_F(Outage, WhereEachIsAskedForNoneIsPassedOver) {
  happens(named("FREQ=MONTHLY;BYMONTHDAY=12", "misfire = \"each\"\n"));
  for (const LocalDate day : {december, january, february, march}) {
    EXPECT_EQ(state_of(day), "open") << to_string(day);
    EXPECT_TRUE(town.task_facts(task_for(town, day)).should_have_come.named());
  }
}

TEST_F(Outage, WhereNoneIsAskedForWhatCanStillBeDoneInTimeComes) {
  happens(named("FREQ=MONTHLY;BYMONTHDAY=12", "misfire = \"skip\"\n"));
  for (const LocalDate day : {december, january, february}) {
    EXPECT_EQ(state_of(day), "missed") << to_string(day);
  }
  EXPECT_EQ(state_of(march), "open");
  EXPECT_TRUE(is_said(town.explained(task_for(town, february)),
                      "The task was not asked: it should have come on Fri 5 February, and Cadans "
                      "stood still. It was closed as not done on Wed 10 March, because its date "
                      "had passed."));
}

TEST_F(Outage, AnIntervalGoesOnFromTheDayThatWasPassedOver) {
  TestDuty duty = every_three_months();
  duty.comes_back += "\nmisfire = \"skip\"";
  happens(duty);
  EXPECT_EQ(state_of(2027y / February / 9), "missed");
  town.until(2027y / April / 18, noon);
  EXPECT_EQ(town.task_facts(task_for(town, 2027y / May / 9)).counted_from, 2027y / February / 9);
}

TEST_F(Outage, TheFirstMailSaysThatItIsLateAndWhatWasNotAsked) {
  happens(named("FREQ=MONTHLY;BYMONTHDAY=12"));
  const auto letters = town.letters_to("weide", back);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_TRUE(says(letters.front(), "should have come on Fri 5 March")) << letters.front().text;
  EXPECT_TRUE(says(letters.front(), "3 earlier times were not asked")) << letters.front().text;
}

TEST_F(Outage, TheMondayListHasWhatWasNotAsked) {
  happens(named("FREQ=MONTHLY;BYMONTHDAY=12"));
  town.until(2027y / March / 15, noon);
  const auto letters = town.letters_to("gijs", 2027y / March / 15);
  ASSERT_EQ(letters.size(), 1U);
  for (const char* day : {"11 December", "12 January", "12 February"}) {
    EXPECT_TRUE(says(letters.front(), day)) << letters.front().text;
  }
}

TEST_F(Outage, WhatWasNotAskedCanStillBeOpened) {
  happens(named("FREQ=MONTHLY;BYMONTHDAY=12"));
  EXPECT_EQ(town.act("task.reopen", task_for(town, february), "jet", {{"reason", "needed"}}), "");
  EXPECT_EQ(state_of(february), "open");
  town.until(2027y / April / 30);
  EXPECT_GT(town.state(task_for(town, february)).progress.rung, 0) << "and it is chased";
}

TEST(ComesBack, TwoThatFallOnOneDayBothCome) {
  Town town(start);
  town.duty(named("FREQ=MONTHLY;BYMONTHDAY=12,13", "shift = \"workday 3\"\n"));
  town.begin();
  town.until(2026y / December / 31);
  EXPECT_TRUE(is_made(town, 2027y / January / 12));
  EXPECT_TRUE(is_made(town, 2027y / January / 13));
}

TEST(ComesBack, EverySoManyYearsItIsCountedFromItsFirstDay) {
  Town town(start);
  town.duty(named("FREQ=YEARLY;INTERVAL=2;BYMONTH=3;BYMONTHDAY=1", "first_due = 2027-03-01\n"));
  town.begin();
  town.until(2029y / March / 2);
  EXPECT_TRUE(is_made(town, 2027y / March / 1));
  EXPECT_FALSE(is_made(town, 2028y / March / 1));
  EXPECT_TRUE(is_made(town, 2029y / March / 1));
}

TEST(ComesBack, WhatComesOnceOnADayOfItsOwnIsAskedItsLeadTimeBefore) {
  Town town(start);
  TestDuty once = {.id = "A", .role = "ict-head", .target = {}, .stage = 0};
  once.begins =
      "recurrence = \"once\"\nanchor = \"calendar\"\nlead_time = \"P6W\"\n"
      "first_due = 2027-03-15\n";
  town.duty(once);
  town.begin();
  const std::string name = "task/A/organisation/1";
  town.until(2027y / January / 31, noon);
  EXPECT_FALSE(town.reader().view().find(name).has_value());
  town.until(2027y / February / 1, noon);
  EXPECT_EQ(town.task_facts(town.instance(name)).target, 2027y / March / 15);
}

}  // namespace
}  // namespace cadans::cases::recurring
