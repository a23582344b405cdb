// Processes that join the scope later: their own work, one after another, and nothing else's.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::scope {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};

TestDuty begins(const std::string& id, int stage, const std::string& lines) {
  TestDuty duty{.id = id, .role = "ict-head", .target = {}};
  duty.stage = stage;
  duty.begins = "recurrence = \"once\"\nlead_time = \"P4W\"\n" + lines;
  return duty;
}

TestDuty per_process(const std::string& id, int stage, const std::string& where,
                     const std::string& lines) {
  TestDuty duty = begins(id, stage, lines);
  duty.role = "process-owner";
  duty.per = "process";
  duty.where = where;
  return duty;
}

// The second stage is under way since the first of March; two processes have their work of the
// first, and what comes after it, and five join.
class Joining : public testing::Test {
 protected:
  Joining() : town(start) {
    const std::string at_start = "anchor = \"stage-start\"";
    const auto after = [](const std::string& id) {
      return "anchor = \"deps-done\"\ndepends_on = [\"" + id + "\"]";
    };
    town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 18});
    town.duty(per_process("EACH", 1, "in-scope", at_start));
    town.duty(begins("ALL", 1, after("EACH")));
    town.duty(per_process("AFTER", 1, "in-scope", after("ALL")));
    town.duty(begins("WIDE", 2, at_start));
    TestDuty joins = per_process("JOIN", 2, "added-to-scope", after("WIDE"));
    joins.also = "replaces = [\"EACH\"]\n";
    town.duty(joins);
    town.gate({"IN", "entry", "A", "town-clerk"});
    town.gate({"OUT", "exit", "ALL", "directie"});
    town.gate({"IN2", "entry", "OUT", "directie", 2});
    town.gate({"OUT2", "exit", "WIDE", "directie", 2});
    town.begin();
    town.until(2026y / November / 12, noon);
    EXPECT_EQ(hand_in("A", "", "weide"), "");
    EXPECT_EQ(decide(1, "jet", {}), "");
    town.until(2027y / January / 12, noon);
    EXPECT_EQ(hand_in("EACH", "brp", "kat"), "");
    EXPECT_EQ(hand_in("EACH", "uitkeringen", "ezel"), "");
    EXPECT_EQ(hand_in("ALL", "", "weide"), "");
    EXPECT_EQ(decide(1, "steen", {{"number", "D-2027-1"}}), "");
    EXPECT_EQ(decide(2, "steen", {{"number", "D-2027-2"}, {"start", "2027-03-01"}}), "");
    town.until(2027y / March / 1, noon);
  }

  std::string hand_in(const std::string& id, const std::string& process,
                      const std::string& person) {
    return town.act("task.submit", town.task(id, process), person, {{"evidence", "Z-" + id + "1"}});
  }

  std::string decide(int stage, const std::string& person, Fields fields) {
    const std::string machine = "growth_stage_" + std::to_string(stage);
    return town.act(machine + ".pass", town.instance(machine + "/organisation"), person,
                    std::move(fields));
  }

  bool there(const std::string& id, const std::string& process) {
    return town.reader().view().find("task/" + id + "/process:" + process + "/1").has_value();
  }

  Town town;
};

TEST_F(Joining, BeginsWithOneProcessAndThenTheNextAndNotShortlyBeforeAHoliday) {
  EXPECT_FALSE(there("JOIN", "jeugd-wmo")) << "it is not decided yet";
  EXPECT_EQ(hand_in("WIDE", "", "weide"), "");
  const std::vector<std::pair<std::string, LocalDate>> days = {
      {"jeugd-wmo", 2027y / March / 1},
      {"riool", 2027y / March / 15},
      {"verkeer", 2027y / March / 30},  // Easter Monday is the day before
      {"crisis", 2027y / May / 18},     // a recess from 3 May, and Whit Monday
      {"financien", 2027y / June / 7}};
  for (const auto& [process, day] : days) {
    if (day > LocalDate(2027y / March / 1)) {
      town.until(day - std::chrono::days(1), noon);
      EXPECT_FALSE(there("JOIN", process)) << process << " begins early";
      town.until(day, noon);
    }
    EXPECT_TRUE(there("JOIN", process)) << process;
  }
}

TEST_F(Joining, HasWhatReplacesTheWorkOfTheFirstStageAndThenWhatComesAfterThat) {
  EXPECT_EQ(hand_in("WIDE", "", "weide"), "");
  EXPECT_FALSE(there("EACH", "jeugd-wmo"));
  EXPECT_FALSE(there("AFTER", "jeugd-wmo")) << "its own first work is not done";
  EXPECT_EQ(hand_in("JOIN", "jeugd-wmo", "muis"), "");
  EXPECT_TRUE(there("AFTER", "jeugd-wmo"));
  EXPECT_FALSE(there("AFTER", "riool"));
}

TEST_F(Joining, LeavesWhatRunsAlreadyAsItIs) {
  const std::string before = town.state(town.task("AFTER", "brp")).state;
  EXPECT_EQ(hand_in("WIDE", "", "weide"), "");
  EXPECT_EQ(town.state(town.task("AFTER", "brp")).state, before);
  EXPECT_EQ(town.state(town.task("EACH", "brp")).state, "done,quiet");
  EXPECT_FALSE(there("JOIN", "brp"));
}

TEST_F(Joining, SaysWhyItsDateIsWhatItIs) {
  EXPECT_EQ(hand_in("WIDE", "", "weide"), "");
  town.until(2027y / March / 25, noon);
  const Lines lines = town.explained(town.task("JOIN", "riool"));
  EXPECT_TRUE(std::ranges::any_of(lines, [](const std::string& line) {
    return line.find("joined the scope later") != std::string::npos &&
           line.find("15 March") != std::string::npos;
  })) << testing::PrintToString(lines);
}

}  // namespace
}  // namespace cadans::cases::scope
