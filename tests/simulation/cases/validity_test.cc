// How long what was shown counts: it is asked anew before it lapses, and until then it counts
// (evidence rules, EV8 and EV19).

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::validity {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate shown = 2026y / November / 16;
constexpr LocalDate lapses = 2027y / November / 16;        // the duties of a test count for a year
constexpr LocalDate asked_again = 2027y / September / 17;  // sixty days before
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};

class Validity : public testing::Test {
 protected:
  Validity() : town(start) {}

  void begin(const TestDuty& duty = {.id = "A", .role = "ict-head", .target = target}) {
    town.duty(duty);
    town.begin();
    town.until(shown, noon);
  }

  std::string submit(InstanceId task, Fields fields = {}) {
    fields.emplace("evidence", "Z-2026-1");
    return town.act("task.submit", task, "weide", fields);
  }

  [[nodiscard]] InstanceId round(int n) const {
    return town.instance("task/A/organisation/" + std::to_string(n));
  }
  [[nodiscard]] bool has_round(int n) const {
    return town.reader().view().find("task/A/organisation/" + std::to_string(n)).has_value();
  }
  [[nodiscard]] std::string is(InstanceId id) const { return town.state(id).state; }

  Town town;
};

TEST_F(Validity, SixtyDaysBeforeItLapsesItsOwnerIsAskedToRenew) {
  begin();
  ASSERT_EQ(submit(round(1)), "");
  EXPECT_EQ(town.task_facts(round(1)).counts_until, lapses);
  town.until(asked_again - days(1), noon);
  EXPECT_FALSE(has_round(2));
  town.until(asked_again + days(4));
  ASSERT_TRUE(has_round(2));
  EXPECT_EQ(is(round(2)), "open,reminding");
  EXPECT_EQ(is(round(1)), "done,quiet") << "until it lapses it counts";
  EXPECT_EQ(town.task_facts(round(2)).issued, asked_again);
  EXPECT_EQ(town.task_facts(round(2)).target, lapses);
  const auto letters = town.letters(asked_again, asked_again + days(3));
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].to, "weide");
  EXPECT_TRUE(says(letters[0], "Z-2026-1 (Task A)")) << letters[0].text;
  EXPECT_TRUE(says(letters[0], "valid until Tue 16 November")) << letters[0].text;
  town.until(lapses - days(13));  // ten working days before its target
  EXPECT_EQ(town.written(asked_again + days(4), lapses - days(14)),
            Lines{"2027-11-02 weide: 10 working days to go: Task A"});
}

TEST_F(Validity, WhatLapsedIsOpenAndItsOwnerHearsSo) {
  begin();
  ASSERT_EQ(submit(round(1)), "");
  town.until(lapses, noon);
  EXPECT_EQ(is(round(1)), "done,quiet") << "to the day it counts";
  town.until(lapses + days(1), noon);
  EXPECT_EQ(is(round(1)), "lapsed,quiet");
  const auto letters = town.letters_to("weide", lapses + days(1));
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_EQ(letters[0].subject, "Open again: Task A, please as soon as you can");
  EXPECT_EQ(town.explained(round(1)).back(),
            "What showed this counted until Tue 16 November, and is asked anew with T" +
                std::to_string(round(2).n) + ".");
}

TEST_F(Validity, RenewedInTimeItGoesOnWithoutAGap) {
  begin();
  ASSERT_EQ(submit(round(1)), "");
  town.until(2027y / October / 1, noon);
  ASSERT_EQ(submit(round(2), {{"evidence", "Z-2027-9"}}), "");
  town.until(lapses + days(2), noon);
  EXPECT_EQ(is(round(1)), "lapsed,quiet");
  EXPECT_EQ(is(round(2)), "done,quiet");
  EXPECT_EQ(town.task_facts(round(2)).counts_until, LocalDate(2028y / October / 1));
  EXPECT_EQ(town.written(2027y / October / 2, lapses + days(2)), Lines{});
}

TEST_F(Validity, EvidenceCountsFromItsOwnDay) {
  begin();
  const InstanceId task = round(1);
  const std::string said = submit(task, {{"dated", "2025-11-15"}});
  EXPECT_NE(said.find("This evidence does not count today"), std::string::npos) << said;
  EXPECT_NE(submit(task, {{"dated", "2026-11-17"}}), "") << "it lies ahead";
  EXPECT_NE(submit(task, {{"dated", "2026-13-01"}}), "") << "it is no day";
  EXPECT_EQ(is(task), "open,reminding");
  EXPECT_EQ(submit(task, {{"dated", "2026-03-01"}}), "");
  EXPECT_EQ(town.task_facts(task).counts_until, LocalDate(2027y / March / 1));
  town.until(2026y / December / 31, noon);  // sixty days before
  EXPECT_TRUE(has_round(2));
}

TEST_F(Validity, AnEndOfItsOwnIsNoLaterThanTheEntryGives) {
  begin();
  const InstanceId task = round(1);
  EXPECT_NE(submit(task, {{"until", "2027-11-17"}}), "");
  EXPECT_EQ(submit(task, {{"until", "2027-06-30"}}), "");
  EXPECT_EQ(town.task_facts(task).counts_until, LocalDate(2027y / June / 30));
}

TEST_F(Validity, OpenedAgainItCountsFromTheNextTime) {
  begin();
  ASSERT_EQ(submit(round(1)), "");
  town.until(2027y / February / 1, noon);
  ASSERT_EQ(town.act("task.reopen", round(1), "jet", {{"reason", "it is gone"}}), "");
  town.until(2027y / February / 3, noon);
  ASSERT_EQ(submit(round(1)), "");
  town.until(2027y / November / 30, noon);
  EXPECT_FALSE(has_round(2));
  town.until(2027y / December / 7, noon);
  EXPECT_TRUE(has_round(2));
  const std::string said =
      town.act("task.reopen", round(1), "jet", {{"reason", "it is gone as well"}});
  EXPECT_NE(said.find("A new round of this runs already"), std::string::npos) << said;
}

TEST_F(Validity, OfARuleThatAsksItNoMoreNothingIsRenewed) {
  begin();
  ASSERT_EQ(submit(round(1)), "");
  town.until(2027y / June / 1, noon);
  town.other_duties();
  town.duty({.id = "A", .role = "ict-head", .target = target, .ended = true});
  ASSERT_EQ(town.put_in_force("gijs"), "");
  town.until(lapses + days(2), noon);
  EXPECT_FALSE(has_round(2));
}

TEST_F(Validity, WhenTheEngineWasOffItAsksAfterwards) {
  begin();
  ASSERT_EQ(submit(round(1)), "");
  town.down_until(lapses + days(30), noon);
  town.until(lapses + days(31), noon);
  EXPECT_EQ(is(round(1)), "lapsed,quiet");
  EXPECT_TRUE(has_round(2));
  EXPECT_EQ(town.task_facts(round(2)).target, lapses);
}

// A gate that was passed stays so: its component says that evidence lapsed.
TEST_F(Validity, AfterTheGateItsComponentLapsesAndTheGateStaysPassed) {
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.gate({"IN", "entry", "A", "town-clerk"});
  town.gate({"OUT", "exit", "A", "town-clerk"});
  town.begin();
  town.until(shown, noon);
  ASSERT_EQ(submit(round(1)), "");
  const InstanceId stage = town.instance("growth_stage_1/organisation");
  ASSERT_EQ(town.act("growth_stage_1.pass", stage, "jet"), "");
  town.until(2027y / January / 12, noon);
  ASSERT_EQ(town.act("growth_stage_1.pass", stage, "jet"), "");
  EXPECT_TRUE(is(stage).starts_with("passed,")) << is(stage);
  EXPECT_NE(is(stage).find("measures_in_place"), std::string::npos) << is(stage);
  town.until(lapses + days(2), noon);
  EXPECT_TRUE(is(stage).starts_with("passed,")) << is(stage);
  EXPECT_NE(is(stage).find("measures_lapsed"), std::string::npos) << is(stage);
  ASSERT_EQ(submit(round(2)), "");
  EXPECT_NE(is(stage).find("measures_in_place"), std::string::npos) << is(stage);
}

}  // namespace
}  // namespace cadans::cases::validity
