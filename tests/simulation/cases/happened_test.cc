// What happened outside, and the tasks that begin with it: for what, counted from when, and who may
// say it.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::happened {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};

TestDuty after(const std::string& id, const std::string& event, const std::string& period) {
  return {.id = id,
          .role = "ict-head",
          .target = {},
          .allows_nil = true,
          .comes_back = "recurrence = \"event\"\nanchor = \"event:" + event +
                        "\"\nlead_time = \"PT0S\"\nperiod = \"" + period + "\"\n"};
}

Fields told(const std::string& event, Fields more = {}) {
  more["name"] = event;
  return more;
}

bool is_there(const Town& town, const std::string& name) {
  try {
    return town.instance(name).n > 0;
  } catch (const std::runtime_error&) {
    return false;
  }
}

bool is_said(const Lines& lines, const std::string& sentence) {
  return std::find(lines.begin(), lines.end(), sentence) != lines.end();
}

TEST(Happened, EachDutyThatWaitsForItGetsItsTaskCountedFromTheDay) {
  Town town(start);
  town.duty(after("A", "exercise", "P4W"));
  town.duty(after("B", "exercise", "P0D"));
  town.duty(after("C", "release", "P4W"));
  town.begin();
  town.until(2026y / December / 2, noon);
  EXPECT_EQ(town.act("engine.happened", {}, "gijs", told("exercise", {{"day", "2026-11-28"}})), "");
  const InstanceId made = town.instance("task/A/organisation/2026-12-26");
  EXPECT_EQ(town.task_facts(made).issued, 2026y / December / 2);
  EXPECT_EQ(town.task_facts(made).target, 2026y / December / 24) << "the 26th is no working day";
  EXPECT_TRUE(is_there(town, "task/B/organisation/2026-11-28"));
  EXPECT_FALSE(is_there(town, "task/C/organisation/2026-12-26"));
  const Lines why = town.explained(made);
  EXPECT_TRUE(
      is_said(why, "The date is Thu 24 December: 4 weeks after the event, Sat 28 November."))
      << testing::PrintToString(why);
  EXPECT_TRUE(std::any_of(why.begin(), why.end(), [](const std::string& line) {
    return line.ends_with(" reported today what the task began with.");
  })) << testing::PrintToString(why);
}

TEST(Happened, SaidTwiceItGivesNothingMore) {
  Town town(start);
  town.duty(after("A", "exercise", "P4W"));
  town.begin();
  town.until(2026y / December / 2, noon);
  const Fields exercise = told("exercise", {{"day", "2026-12-01"}});
  EXPECT_EQ(town.act("engine.happened", {}, "gijs", exercise), "");
  EXPECT_EQ(town.act("engine.happened", {}, "gijs", exercise),
            "This was reported before, and the task is there. Instead: see the list of tasks.");
  EXPECT_EQ(town.act("engine.happened", {}, "gijs", told("exercise")), "") << "another day";
}

TEST(Happened, OnlyWhoGetsWorkFromItOrManagesThatMaySayIt) {
  Town town(start);
  town.duty(after("A", "exercise", "P4W"));
  town.begin();
  town.until(2026y / December / 2, noon);
  const std::string answer = town.act("engine.happened", {}, "gras", told("exercise"));
  EXPECT_TRUE(answer.starts_with("This is reported by who gets work from it: ")) << answer;
  EXPECT_FALSE(is_there(town, "task/A/organisation/2026-12-30"));
  EXPECT_EQ(town.act("engine.happened", {}, "weide", told("exercise")), "") << "a manager";
}

TEST(Happened, WhatCannotBeSoIsRefused) {
  Town town(start);
  town.duty(after("A", "exercise", "P4W"));
  TestDuty process = after("B", "change", "P4W");
  process.per = "process";
  town.duty(process);
  town.begin();
  town.until(2026y / December / 2, noon);
  const auto said = [&](const Fields& fields) {
    return town.act("engine.happened", {}, "gijs", fields);
  };
  EXPECT_EQ(said(told("exercise", {{"day", "2026-12-03"}})),
            "This moment is still to come. Instead: report it when it has happened.");
  EXPECT_EQ(said(told("exercise", {{"time", "12:01"}})),
            "This moment is still to come. Instead: report it when it has happened.");
  EXPECT_EQ(said(told("excercise")),
            "No task waits for this: excercise. Instead: choose from change, exercise.");
  EXPECT_EQ(
      said(told("change", {{"about", "none"}})),
      "What it is about is not known here: none. Instead: use a key of the organisation file, "
      "or the number of the incident.");
  EXPECT_NE(said(told("exercise", {{"day", "2026-11-31"}})), "");
  EXPECT_NE(said(told("exercise", {{"time", "half past nine"}})), "");
  EXPECT_EQ(said(told("change", {{"about", "brp"}})), "");
  EXPECT_TRUE(is_there(town, "task/B/process:brp/2026-12-30"));
}

TEST(Happened, HoursCountFromTheHourThatIsSaid) {
  Town town(start);
  TestDuty warning = after("A", "incident", "PT24H");
  warning.per = "incident";
  warning.ladder = "legal-hours";
  town.duty(warning);
  town.begin();
  town.until(2026y / December / 2, noon);
  const auto said = [&](const std::string& about, Fields more) {
    more["about"] = about;
    return town.act("engine.happened", {}, "gijs", told("incident", std::move(more)));
  };
  EXPECT_EQ(said("INC-1", {{"day", "2026-12-01"}}),
            "Hours count here. Instead: say at what time it happened, such as '--time 16:30'.");
  EXPECT_EQ(said("INC-1", {{"day", "2026-12-01"}, {"time", "16:30"}}), "");
  EXPECT_EQ(said("INC-2", {}), "");
  const auto first = town.task_facts(town.instance("task/A/incident:INC-1/2026-12-01"));
  const auto second = town.task_facts(town.instance("task/A/incident:INC-2/2026-12-02"));
  EXPECT_EQ(second.started - first.started, minutes(19 * 60 + 30));
  EXPECT_EQ(Instant{first.plan.front().due_us} - first.started, minutes(30));
}

// Time rules, section 6: a moment of awareness at a time that comes twice, or not at all.
TEST(Happened, OfATimeThatComesTwiceItIsTheFirstUnlessTheSecondIsSaid) {
  Town town(2027y / October / 25);
  TestDuty warning = after("A", "incident", "PT24H");
  warning.per = "incident";
  warning.ladder = "legal-hours";
  town.duty(warning);
  town.begin();
  town.until(2027y / November / 1, noon);
  const auto said = [&](const std::string& about, Fields more) {
    more["about"] = about;
    return town.act("engine.happened", {}, "gijs", told("incident", std::move(more)));
  };
  const Fields twice = {{"day", "2027-10-31"}, {"time", "02:30"}};
  EXPECT_EQ(said("INC-1", twice), "");
  EXPECT_EQ(said("INC-2", {{"day", "2027-10-31"}, {"time", "02:30"}, {"again", "yes"}}), "");
  const auto first = town.task_facts(town.instance("task/A/incident:INC-1/2027-10-31"));
  const auto second = town.task_facts(town.instance("task/A/incident:INC-2/2027-10-31"));
  EXPECT_EQ(second.started - first.started, hours(1));
  EXPECT_EQ(said("INC-3", {{"day", "2027-10-31"}, {"time", "03:30"}, {"again", "yes"}}),
            "That time came only once that day. Instead: say it without '--which second'.");
  EXPECT_EQ(said("INC-3", {{"day", "2027-03-28"}, {"time", "02:30"}}),
            "That time was not there on that day: the clock went an hour ahead. Instead: see at "
            "what time it was.");
}

}  // namespace
}  // namespace cadans::cases::happened
