// Work that is shown without a new document: there is nothing to report, or it was shown before.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::evidence {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate monday = 2026y / November / 16;
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};

// The entries of that type: who did it, what was said with it, and the state it led to.
Lines written_of(const Town& town, InstanceId task, std::string_view type) {
  Lines lines;
  for (const Entry& entry : town.history(task)) {
    if (entry.event.type != type) continue;
    std::string line = town.handle(entry.event.actor);
    for (const auto& [name, value] : entry.event.data) line += " " + name + "=" + town.text(value);
    for (const Change& change : entry.changes) {
      const auto* set = std::get_if<InstanceSet>(&change);
      if (set != nullptr && set->id == task) line += " -> " + set->snapshot.state;
    }
    lines.push_back(line);
  }
  return lines;
}

TEST(Evidence, NothingToReportByNameAndDateClosesWhereTheDutyAllowsIt) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .allows_nil = true});
  town.begin();
  town.until(monday, noon);
  const InstanceId task = town.task("A");
  EXPECT_NE(town.act("task.nothing-to-report", task, "lam"), "");
  EXPECT_EQ(town.state(task).state, "open,reminding");
  EXPECT_EQ(town.act("task.nothing-to-report", task, "weide"), "");
  EXPECT_EQ(town.state(task).state, "done,quiet");
  EXPECT_EQ(written_of(town, task, "task.nothing-to-report"), Lines{"weide -> done,quiet"});
  const auto facts = town.task_facts(task);
  EXPECT_EQ(town.handle(facts.submitted_by), "weide");
  EXPECT_EQ(facts.submitted, monday);
  EXPECT_EQ(facts.closed, monday);
  EXPECT_EQ(facts.evidence, "");
  town.until(2027y / March / 1);
  EXPECT_EQ(town.written(monday, 2027y / March / 1), Lines{});
}

TEST(Evidence, WithoutALinkOrANumberIsRefusedWithWhatToWrite) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(monday, noon);
  const InstanceId task = town.task("A");
  for (const char* verb : {"task.submit", "task.already-shown"}) {
    const std::string said = town.act(verb, task, "weide", {{"evidence", "It is done"}});
    EXPECT_NE(said.find("name a link, or the number under which it lies"), std::string::npos)
        << said;
  }
  EXPECT_EQ(town.state(task).state, "open,reminding");
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "https://place.example"}}), "");
  EXPECT_EQ(town.state(task).state, "done,quiet");
}

TEST(Evidence, NothingToReportIsNoAnswerWhereTheDutyAsksForMore) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(monday, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(
      town.act("task.nothing-to-report", task, "weide"),
      "For this task nothing to report is no answer. Instead: hand in (Signed list A), or ask for "
      "more time or help.");
  EXPECT_EQ(town.state(task).state, "open,reminding");
  EXPECT_EQ(written_of(town, task, "task.nothing-to-report"), Lines{});
}

TEST(Evidence, NothingToReportGoesToTheSecondEyesWhereTheDutyHasThem) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .review = "iso", .allows_nil = true});
  town.begin();
  town.until(monday, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.nothing-to-report", task, "weide"), "");
  EXPECT_EQ(written_of(town, task, "task.nothing-to-report"),
            Lines{"weide -> submitted,reminding"});
  town.until(monday + days(1), noon);
  const auto asked = town.letters_to("lam", monday + days(1));
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_TRUE(says(asked[0], "says there is nothing to report for Task A.")) << asked[0].text;
  EXPECT_NE(town.act("task.approve", task, "weide"), "");
  EXPECT_EQ(town.act("task.approve", task, "lam"), "");
  EXPECT_EQ(written_of(town, task, "task.approve"), Lines{"lam -> done,quiet"});
}

TEST(Evidence, WhatWasShownBeforeClosesByPointingToIt) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(monday, noon);
  const InstanceId task = town.task("A");
  EXPECT_NE(town.act("task.already-shown", task, "weide"), "");
  EXPECT_EQ(town.state(task).state, "open,reminding");
  EXPECT_EQ(town.act("task.already-shown", task, "weide", {{"evidence", "Z-2026-77"}}), "");
  EXPECT_EQ(written_of(town, task, "task.already-shown"),
            Lines{"weide evidence=Z-2026-77 -> done,quiet"});
  const auto facts = town.task_facts(task);
  EXPECT_EQ(town.text(facts.evidence), "Z-2026-77");
  EXPECT_EQ(facts.submitted, monday);
  EXPECT_EQ(facts.closed, monday);
  town.until(2027y / March / 1);
  EXPECT_EQ(town.written(monday, 2027y / March / 1), Lines{});
}

TEST(Evidence, WhatWasShownBeforeGoesToTheSecondEyesWithWhereItStands) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .review = "iso"});
  town.begin();
  town.until(monday, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.already-shown", task, "weide", {{"evidence", "Z-2026-77"}}), "");
  EXPECT_EQ(written_of(town, task, "task.already-shown"),
            Lines{"weide evidence=Z-2026-77 -> submitted,reminding"});
  town.until(monday + days(1), noon);
  const auto asked = town.letters_to("lam", monday + days(1));
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_TRUE(says(asked[0], "Z-2026-77")) << asked[0].text;
  EXPECT_EQ(town.act("task.approve", task, "lam"), "");
  EXPECT_EQ(town.state(task).state, "done,quiet");
  EXPECT_EQ(town.text(town.task_facts(task).evidence), "Z-2026-77");
}

TestDuty comes_back(const std::string& more) {
  TestDuty duty{.id = "R", .role = "ict-head", .target = {}};
  duty.comes_back =
      "recurrence = \"RRULE:FREQ=MONTHLY;INTERVAL=6\"\nanchor = \"last-done\"\n"
      "interval = \"max-interval\"\nlead_time = \"P3W\"\nfirst = {ask = \"last-done-on\", "
      "unknown = \"spread\", over = \"P2M\", by = \"risk\"}";
  duty.also = more;
  return duty;
}

// What lies there counts for a year, and it comes back every half year: what showed it in January
// is enough until the next January.
TEST(Evidence, SameAsLastTimeIsEnoughWhereItCountsStill) {
  Town town(start);
  town.duty(comes_back({}));
  town.begin();
  town.until(2027y / January / 6, noon);
  const InstanceId first = town.instance("task/R/organisation/2027-01-09");
  ASSERT_EQ(town.act("task.submit", first, "weide", {{"evidence", "Z-2027-1"}}), "");
  town.until(2027y / June / 18, noon);
  const InstanceId second = town.instance("task/R/organisation/2027-07-06");
  const auto letters = town.letters(2027y / June / 15, 2027y / June / 18);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_TRUE(says(letters[0], "This was there before: Z-2027-1.")) << letters[0].text;
  ASSERT_EQ(town.act("task.already-shown", second, "weide"), "");
  EXPECT_EQ(town.state(second).state, "done,quiet");
  EXPECT_EQ(town.text(town.task_facts(second).evidence), "Z-2027-1");
  EXPECT_EQ(town.task_facts(second).dated, LocalDate(2027y / January / 6));
  town.until(2027y / December / 1, noon);
  const InstanceId third = town.instance("task/R/organisation/2027-12-18");
  ASSERT_EQ(town.act("task.already-shown", third, "weide"), "");
  town.until(2028y / May / 20, noon);
  const InstanceId fourth = town.instance("task/R/organisation/2028-06-01");
  EXPECT_EQ(town.task_facts(fourth).earlier, "");
  EXPECT_NE(town.act("task.already-shown", fourth, "weide"), "");
  EXPECT_EQ(town.state(fourth).state, "open,reminding");
}

}  // namespace
}  // namespace cadans::cases::evidence
