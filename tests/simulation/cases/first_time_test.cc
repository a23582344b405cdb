// What counts from when it was last done, before Cadans knew of it: asked, counted, or spread.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::first_time {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate golive = 2027y / January / 11;
constexpr LocalTime noon{12 * 60};

TestDuty every(const std::string& months, const std::string& over, const std::string& id = "A") {
  return {.id = id,
          .role = "ict-head",
          .target = {},
          .allows_nil = true,
          .comes_back = "recurrence = \"RRULE:FREQ=MONTHLY;INTERVAL=" + months +
                        "\"\nanchor = \"last-done\"\ninterval = \"max-interval\"\n"
                        "lead_time = \"P3W\"\nfirst = {ask = \"last-done-on\", unknown = "
                        "\"spread\", over = \"" +
                        over + "\", by = \"risk\"}"};
}

TestDuty of_each_system() {
  TestDuty duty = every("12", "P1Y");
  duty.role = "system-owner";
  duty.per = "system";
  return duty;
}

bool is_made(const Town& town, const std::string& name) {
  try {
    return town.instance("task/" + name).n > 0;
  } catch (const std::runtime_error&) {
    return false;
  }
}

std::string answer(Town& town, const std::string& answers, const std::string& who = "weide") {
  return town.act("engine.last-done", {}, who, {{"answers", answers}});
}

bool is_said(const Lines& lines, const std::string& sentence) {
  return std::find(lines.begin(), lines.end(), sentence) != lines.end();
}

// What is bundled for its owner comes on one day, and is one line of one mail.
TEST(FirstTime, OfWhatIsBundledAllComesOnOneDayInOneLine) {
  Town town(start);
  TestDuty bundled = of_each_system();
  bundled.also = "bundle = \"owner\"\n";
  town.duty(bundled);
  town.begin();
  town.until(2027y / October / 20, noon);
  for (const char* system :
       {"zaaksysteem", "sociaal-suite", "burgerzaken-suite", "suwinet-inkijk", "betaalstraat"}) {
    EXPECT_TRUE(is_made(town, "A/system:" + std::string(system) + "/2027-11-09")) << system;
  }
  const auto letters = town.letters_to("sluis", 2027y / October / 19);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_TRUE(says(letters[0], "Zaaksysteem, Suite sociaal domein")) << letters[0].text;
}

// The coordinator of functional management has five of the systems in scope: two of a critical
// process that face the internet, then the other three. Each comes a fifth of the year later.
TEST(FirstTime, WhatNobodyKnowsIsSpreadForEachPositionTheHighestRiskFirst) {
  Town town(start);
  town.duty(of_each_system());
  town.begin();
  town.until(2027y / October / 25, noon);
  const auto made = [&](const std::string& system, const char* day) {
    return is_made(town, "A/system:" + system + "/" + day);
  };
  EXPECT_TRUE(made("zaaksysteem", "2027-02-06"));
  EXPECT_TRUE(made("sociaal-suite", "2027-04-16"));
  EXPECT_TRUE(made("burgerzaken-suite", "2027-06-24"));
  EXPECT_TRUE(made("suwinet-inkijk", "2027-09-01"));
  EXPECT_TRUE(made("betaalstraat", "2027-11-09"));
  const InstanceId first = town.instance("task/A/system:zaaksysteem/2027-02-06");
  EXPECT_EQ(town.task_facts(first).issued, 2027y / January / 16);
  EXPECT_TRUE(is_said(town.explained(first),
                      "The date is Fri 5 February: nobody knew when this was last done, so the "
                      "first times are spread over 1 year, the highest risk first (our own "
                      "proposal)."))
      << testing::PrintToString(town.explained(first));
}

TEST(FirstTime, InProjectModeItWaitsForItsAnswer) {
  Town town(start);
  town.duty(every("3", "P3M"));
  town.speaks_from(golive);
  town.begin();
  town.until(2027y / January / 10);
  EXPECT_FALSE(is_made(town, "A/organisation/2027-02-09"));
  town.until(2027y / April / 1);
  EXPECT_TRUE(is_made(town, "A/organisation/2027-04-11")) << "spread from the golive on";
}

TEST(FirstTime, AnAnswerIsWhatItCountsFrom) {
  Town town(start);
  town.duty(every("3", "P3M"));
  town.speaks_from(golive);
  town.begin();
  town.until(2026y / November / 16, noon);
  EXPECT_EQ(answer(town, "A organisation 2026-10-01"), "");
  town.until(2026y / December / 11, noon);
  const InstanceId task = town.instance("task/A/organisation/2027-01-01");
  EXPECT_EQ(town.task_facts(task).issued, 2026y / December / 11);
  EXPECT_TRUE(is_said(town.explained(task),
                      "The date is Thu 31 December: 3 months after the last time, Thu 1 October."))
      << testing::PrintToString(town.explained(task));
}

TEST(FirstTime, WhatIsOverdueByItsAnswerComesFirstWithTheTimeThatItTakes) {
  Town town(start);
  town.duty(every("3", "P3M"));
  town.begin();
  town.until(2026y / November / 16, noon);
  EXPECT_EQ(answer(town, "A organisation 2025-06-01", "gijs"), "");
  const InstanceId task = town.instance("task/A/organisation/2026-12-07");
  EXPECT_EQ(town.task_facts(task).issued, 2026y / November / 16);
  EXPECT_TRUE(is_said(town.explained(task),
                      "The date is Mon 7 December: this was last done on Sun 1 June 2025, and the "
                      "next time had passed already, so as soon as the task takes."))
      << testing::PrintToString(town.explained(task));
}

TEST(FirstTime, WhatIsSaidToBeUnknownIsSpreadAtTheGolive) {
  Town town(start);
  town.duty(every("3", "P3M"));
  town.speaks_from(golive);
  town.begin();
  town.until(2026y / November / 16, noon);
  EXPECT_EQ(answer(town, "A organisation unknown"), "");
  town.until(2027y / April / 1);
  EXPECT_TRUE(is_made(town, "A/organisation/2027-04-11"));
}

TEST(FirstTime, OfAYearItIsCountedFromTheAnswerWheneverItIsDone) {
  Town town(start);
  TestDuty duty = every("12", "P1Y");
  duty.comes_back.replace(duty.comes_back.find("max-interval"), 12, "calendar-year");
  town.duty(duty);
  town.speaks_from(golive);
  town.begin();
  EXPECT_EQ(answer(town, "A organisation 2026-02-01"), "");
  town.until(2027y / January / 12, noon);
  const InstanceId first = town.instance("task/A/organisation/2027-02-01");
  EXPECT_EQ(town.act("task.nothing-to-report", first, "weide"), "");
  town.until(2028y / January / 12, noon);
  EXPECT_TRUE(is_made(town, "A/organisation/2028-02-01"));
}

TEST(FirstTime, AnswersAreTakenAllOrNone) {
  Town town(start);
  town.duty(every("3", "P3M"));
  town.duty(every("3", "P3M", "B"));
  town.speaks_from(golive);
  town.begin();
  EXPECT_NE(answer(town, "A organisation 2026-10-01; B process:brp 2026-10-01"), "");
  town.until(2026y / December / 12);
  EXPECT_FALSE(is_made(town, "A/organisation/2027-01-01"));
}

TEST(FirstTime, AnAnswerThatCannotBeIsRefused) {
  Town town(start);
  town.duty(every("3", "P3M"));
  town.duty({.id = "B", .role = "ict-head", .target = 2026y / December / 18});
  town.begin();
  EXPECT_EQ(answer(town, "B organisation 2026-10-01"),
            "Of this Cadans does not ask when it was last done: B organisation 2026-10-01. "
            "Instead: 'cadans last-done' names what is asked.");
  EXPECT_EQ(answer(town, "A organisation 2026-12-01"),
            "This moment is still to come. Instead: report it when it has happened.");
  EXPECT_EQ(answer(town, "A organisation 2026-13-01").substr(0, 15), "This is no date");
  EXPECT_EQ(answer(town, "").substr(0, 15), "This is no date");
  EXPECT_EQ(answer(town, "A organisation 2026-10-01", "hark").substr(0, 20),
            "This is reported by ");
  EXPECT_EQ(answer(town, "A organisation 2026-10-01"), "") << "until its task is there";
  town.until(2026y / December / 12);
  EXPECT_EQ(answer(town, "A organisation 2026-10-02").substr(0, 18), "A task of this has");
}

// A fixed day of the year, with a task ten weeks before it: at the start, on 9 November, the day
// of 15 December lies ahead, and its task would have come before.
TestDuty each_december() {
  return {.id = "A",
          .role = "ict-head",
          .target = {},
          .comes_back =
              "recurrence = \"RRULE:FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15\"\n"
              "anchor = \"calendar\"\ninterval = \"calendar-year\"\n"
              "lead_time = \"P10W\"\n"};
}

TEST(FirstTime, ADayAheadIsAskedAndItsTaskComesOnlyWhereItIsStillToDo) {
  Town town(start);
  town.duty(each_december());
  town.begin();
  town.until(2026y / November / 10, noon);
  EXPECT_FALSE(is_made(town, "A/organisation/2026-12-15"));
  EXPECT_EQ(answer(town, "A organisation still-to-do"), "");
  EXPECT_TRUE(is_made(town, "A/organisation/2026-12-15"));
  const auto facts = town.task_facts(town.instance("task/A/organisation/2026-12-15"));
  EXPECT_EQ(facts.target, 2026y / December / 15);
  EXPECT_EQ(facts.issued, 2026y / November / 10);
  EXPECT_FALSE(facts.should_have_come.named()) << "it is not late: nobody was asked before";
  EXPECT_NE(answer(town, "A organisation not-this-year"), "") << "its task is there";
  town.until(2027y / October / 6);
  EXPECT_TRUE(is_made(town, "A/organisation/2027-12-15"));
}

TEST(FirstTime, WhatIsDoneOrNotForThisYearComesTheYearAfter) {
  for (const std::string said : {"2026-11-02", "not-this-year"}) {
    Town town(start);
    town.duty(each_december());
    town.begin();
    town.until(2026y / November / 10, noon);
    EXPECT_EQ(answer(town, "A organisation " + said), "");
    town.until(2027y / October / 6);
    EXPECT_FALSE(is_made(town, "A/organisation/2026-12-15")) << said;
    EXPECT_TRUE(is_made(town, "A/organisation/2027-12-15")) << said;
  }
}

TEST(FirstTime, ADayAheadTakesNoAnswerThatIsNoneOfIt) {
  Town town(start);
  town.duty(each_december());
  town.duty(every("12", "P1Y", "B"));
  town.begin();
  town.until(2026y / November / 10, noon);
  EXPECT_NE(answer(town, "A organisation unknown"), "");
  EXPECT_NE(answer(town, "B organisation still-to-do"), "");
  EXPECT_NE(answer(town, "A organisation 2026-12-01"), "") << "a day to come";
  EXPECT_NE(answer(town, "A organisation still-to-do", "kat"), "") << "it is not hers";
}

}  // namespace
}  // namespace cadans::cases::first_time
