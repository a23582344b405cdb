// From one growth stage to the next: its gates, what is taken back, and what begins ahead.

#include <gtest/gtest.h>

#include "engine/decide/approved_list.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::stages {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};
constexpr const char* at_start =
    "recurrence = \"once\"\nanchor = \"stage-start\"\nlead_time = \"P4W\"";

std::string after(const std::string& id) {
  return "recurrence = \"once\"\nanchor = \"deps-done\"\nlead_time = \"P4W\"\ndepends_on = [\"" +
         id + "\"]";
}

TestDuty of_stage_2(const std::string& id, const std::string& component,
                    const std::string& begins) {
  TestDuty duty{.id = id, .role = "ict-head", .target = {}};
  duty.stage = 2;
  duty.component = component;
  duty.begins = begins;
  return duty;
}

// The first stage is under way; its exit gate can be decided. The second has a duty that waits for
// nothing, one that waits for it, and one that waits for the first stage.
class TwoStages : public testing::Test {
 protected:
  TwoStages() : town(start) {
    town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 18});
    town.duty({.id = "B", .role = "ict-head", .target = 2027y / March / 30});
    town.duty({.id = "Z", .role = "ict-head", .target = 2027y / June / 30});
    town.duty(of_stage_2("C", "OT", at_start));
    town.duty(of_stage_2("D", "OT", after("C")));
    town.duty(of_stage_2("E", "LOG", after("Z")));
    TestDuty condition{.id = "TERM", .role = "named", .target = {}};
    condition.stage = 0;
    condition.per = "condition";
    condition.begins =
        "recurrence = \"event\"\nanchor = \"event:gate-condition\"\nlead_time = \"P2W\"";
    town.duty(condition);
    town.gate({"IN", "entry", "A", "town-clerk"});
    town.gate({"OUT", "exit", "B", "directie"});
    town.gate({"IN2", "entry", "OUT", "directie", 2});
    town.gate({"OUT2", "exit", "D", "directie", 2});
    town.begin();
    town.until(2026y / November / 12, noon);
    EXPECT_EQ(hand_in("A"), "");
    EXPECT_EQ(decide(1, "pass", "jet", {}), "");
    town.until(2027y / January / 12, noon);
  }

  std::string hand_in(const std::string& id) {
    return town.act("task.submit", town.task(id), "weide", {{"evidence", "Z-" + id + "1"}});
  }

  std::string decide(int stage, const std::string& outcome, const std::string& person,
                     Fields fields) {
    const std::string machine = "growth_stage_" + std::to_string(stage);
    return town.act(machine + "." + outcome, town.instance(machine + "/organisation"), person,
                    std::move(fields));
  }

  std::string ahead(const std::string& component, const std::string& person) {
    return town.act("journey.start-ahead", town.instance("journey/organisation"), person,
                    {{"component", component}});
  }

  // The first stage ends, and the second begins on the first of March.
  void to_stage_2() {
    EXPECT_EQ(hand_in("B"), "");
    EXPECT_EQ(decide(1, "pass", "steen", {{"number", "D-2027-1"}}), "");
    EXPECT_EQ(decide(2, "pass", "steen", {{"number", "D-2027-2"}, {"start", "2027-03-01"}}), "");
  }

  std::string state(const std::string& name) {
    return town.state(town.instance(name + "/organisation")).state;
  }

  bool there(const std::string& id) {
    return town.reader().view().find("task/" + id + "/organisation/1").has_value();
  }

  Town town;
};

TEST_F(TwoStages, TheSecondHasItsEntryGateAtHandOnceTheFirstIsPassed) {
  EXPECT_FALSE(town.reader().view().find("growth_stage_2/organisation").has_value());
  EXPECT_EQ(hand_in("B"), "");
  EXPECT_EQ(decide(1, "pass", "steen", {{"number", "D-2027-1"}}), "");
  EXPECT_TRUE(state("growth_stage_2").starts_with("enterable,")) << state("growth_stage_2");
  EXPECT_EQ(state("journey"), "stage_1_passed,held");
  EXPECT_EQ(town.item_facts(town.item()).gate, "IN2");
}

TEST_F(TwoStages, TheSecondBeginsOnItsDayWithWhatIsAnchoredThere) {
  to_stage_2();
  EXPECT_TRUE(state("growth_stage_2").starts_with("entered,")) << state("growth_stage_2");
  town.until(2027y / February / 28, noon);
  EXPECT_FALSE(there("C"));
  town.until(2027y / March / 1, noon);
  EXPECT_EQ(state("journey"), "stage_2,held");
  EXPECT_TRUE(there("C"));
  EXPECT_FALSE(there("D")) << "it waits for C";
  EXPECT_EQ(hand_in("C"), "");
  EXPECT_TRUE(there("D"));
  EXPECT_EQ(hand_in("D"), "");
  EXPECT_TRUE(state("growth_stage_2").starts_with("ready,")) << state("growth_stage_2");
  EXPECT_EQ(decide(2, "pass", "steen", {{"number", "D-2027-9"}}), "");
  EXPECT_EQ(state("journey"), "stage_2_passed,held");
}

TEST_F(TwoStages, WithoutANumberABodyDecidesNoGate) {
  EXPECT_EQ(hand_in("B"), "");
  EXPECT_NE(decide(1, "pass", "steen", {}).find("number"), std::string::npos);
  EXPECT_EQ(decide(1, "pass", "steen", {{"number", "D-2027-1"}}), "");
  EXPECT_NE(decide(2, "pass", "steen", {}).find("number"), std::string::npos);
}

TEST_F(TwoStages, WithoutADayTheSecondBeginsOnTheFirstThatIsFit) {
  EXPECT_EQ(hand_in("B"), "");
  EXPECT_EQ(decide(1, "pass", "steen", {{"number", "D-2027-1"}}), "");
  EXPECT_EQ(decide(2, "pass", "steen", {{"number", "D-2027-2"}}), "");
  town.until(2027y / January / 19);
  EXPECT_EQ(state("journey"), "stage_1_passed,held") << "no stage begins within a week";
  town.until(2027y / March / 31);
  EXPECT_EQ(state("journey"), "stage_2,held");
}

TEST_F(TwoStages, APassedGateThatIsOpenedAgainTakesTheJourneyBackToItsStage) {
  EXPECT_EQ(hand_in("B"), "");
  EXPECT_EQ(decide(1, "pass", "steen", {{"number", "D-2027-1"}}), "");
  EXPECT_EQ(decide(1, "reopen", "steen", {{"number", "D-2027-3"}, {"reason", "B is a draft"}}), "");
  EXPECT_EQ(state("journey"), "stage_1,held");
  EXPECT_TRUE(state("growth_stage_2").starts_with("waiting,")) << state("growth_stage_2");
}

TEST_F(TwoStages, OpenedAgainWhenTheSecondRunsItIsPassedAndNotHeldUntilItIsPassedAgain) {
  to_stage_2();
  town.until(2027y / March / 2, noon);
  EXPECT_EQ(decide(1, "reopen", "steen", {{"number", "D-2027-3"}, {"reason", "B is a draft"}}), "");
  EXPECT_EQ(state("journey"), "stage_2,passed_not_held");
  EXPECT_TRUE(there("C")) << "the second goes on";
  EXPECT_EQ(decide(1, "lay-again", "gijs", {}), "");
  EXPECT_EQ(decide(1, "pass", "steen", {{"number", "D-2027-4"}}), "");
  EXPECT_EQ(state("journey"), "stage_2,held");
}

TEST_F(TwoStages, WhatWasToStartIsDecidedAnewWhereTheGateBeforeItIsOpenedAgain) {
  to_stage_2();
  EXPECT_EQ(decide(1, "reopen", "steen", {{"number", "D-2027-3"}, {"reason", "not complete"}}), "");
  EXPECT_TRUE(state("growth_stage_2").starts_with("waiting,")) << state("growth_stage_2");
  town.until(2027y / March / 2, noon);
  EXPECT_FALSE(there("C"));
  EXPECT_EQ(decide(1, "lay-again", "gijs", {}), "");
  EXPECT_EQ(decide(1, "pass", "steen", {{"number", "D-2027-4"}}), "");
  EXPECT_TRUE(state("growth_stage_2").starts_with("enterable,")) << state("growth_stage_2");
}

TEST_F(TwoStages, ARefusedGateIsAskedAgainByTheCisoAndByNoOtherTask) {
  EXPECT_EQ(hand_in("B"), "");
  EXPECT_EQ(decide(1, "refuse", "steen", {{"number", "D-2027-1"}, {"reason", "not yet"}}), "");
  EXPECT_EQ(hand_in("Z"), "");
  EXPECT_TRUE(state("growth_stage_1").starts_with("refused,")) << state("growth_stage_1");
  EXPECT_NE(decide(1, "lay-again", "weide", {}).find("I. Gijs"), std::string::npos);
  EXPECT_EQ(decide(1, "lay-again", "gijs", {}), "");
  EXPECT_TRUE(state("growth_stage_1").starts_with("ready,")) << state("growth_stage_1");
}

TEST_F(TwoStages, AGateWithAConditionGivesATaskToWhomItNamesWithItsDay) {
  EXPECT_EQ(hand_in("B"), "");
  Fields terms = {{"number", "D-2027-1"}, {"reason", "all leavers lose their rights"}};
  EXPECT_NE(decide(1, "pass-with-conditions", "steen", terms), "") << "who, and by when?";
  terms["to"] = "hr";
  EXPECT_NE(decide(1, "pass-with-conditions", "steen", terms), "") << "by when?";
  terms["until"] = "2027-04-20";
  EXPECT_EQ(decide(1, "pass-with-conditions", "steen", terms), "");
  EXPECT_TRUE(state("growth_stage_1").starts_with("passed_with_conditions,"));
  EXPECT_EQ(state("journey"), "stage_1_passed,held");
  const Fields more = {
      {"reason", "the list is complete"}, {"to", "ict-head"}, {"until", "2027-05-18"}};
  EXPECT_NE(decide(1, "add-condition", "weide", more), "") << "it is not theirs to decide";
  EXPECT_EQ(decide(1, "add-condition", "steen", more), "");
  std::map<std::string, LocalDate> days;
  for (const InstanceId id : town.reader().view().running("task", {}, 100)) {
    const auto facts = town.task_facts(id);
    if (facts.duty != "TERM") continue;
    days[facts.owner + ": " + town.text(facts.subject.key)] = facts.target;
  }
  const std::map<std::string, LocalDate> as_decided = {
      {"hr: all leavers lose their rights", 2027y / April / 20},
      {"ict-head: the list is complete", 2027y / May / 18}};
  EXPECT_EQ(days, as_decided);
}

TEST_F(TwoStages, AComponentThatBeginsAheadHasItsTasksNowAndNoSecondOnesAtItsStage) {
  EXPECT_EQ(ahead("OT", "gijs"), "");
  EXPECT_TRUE(there("C"));
  EXPECT_FALSE(there("D"));
  EXPECT_NE(state("growth_stage_2").find("technology_underway"), std::string::npos);
  EXPECT_EQ(hand_in("C"), "");
  EXPECT_TRUE(there("D")) << "what waits for it follows ahead too";
  EXPECT_EQ(hand_in("D"), "");
  EXPECT_NE(state("growth_stage_2").find("technology_in_place"), std::string::npos);
  EXPECT_TRUE(state("growth_stage_2").starts_with("waiting,")) << "no gate opens by it";
  to_stage_2();
  town.until(2027y / March / 2, noon);
  EXPECT_EQ(town.state(town.task("C")).state.substr(0, 4), "done");
  EXPECT_TRUE(state("growth_stage_2").starts_with("ready,")) << "what it asks is done already";
}

// What a gate asks and comes back holds between two times, as long as the next one is on time.
TEST(GateOfWhatComesBack, HoldsAfterTheFirstTimeUntilTheNextIsPastItsDay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 20});
  TestDuty yearly{.id = "Y", .role = "ict-head", .target = {}};
  yearly.comes_back =
      "recurrence = \"RRULE:FREQ=MONTHLY;BYMONTHDAY=15\"\nanchor = \"calendar\"\n"
      "interval = \"calendar-month\"\nlead_time = \"P1W\"";
  town.duty(yearly);
  town.gate({"IN", "entry", "Y", "town-clerk"});
  town.gate({"OUT", "exit", "A", "directie"});
  town.begin();
  const auto gate = [&] {
    return std::string(
        first_region(town.state(town.instance("growth_stage_1/organisation")).state));
  };
  const auto hand_in = [&](LocalDate nominal) {
    const auto id = town.reader().view().find("task/Y/organisation/" + to_string(nominal)).value();
    return town.act("task.submit", id, "weide", {{"evidence", "Z-1"}});
  };
  town.until(2026y / December / 9, noon);
  EXPECT_EQ(gate(), "waiting");
  EXPECT_EQ(hand_in(2026y / December / 15), "");
  EXPECT_EQ(gate(), "enterable");
  town.until(2027y / January / 12, noon);
  EXPECT_EQ(gate(), "enterable") << "the next one is open, and on time";
  town.until(2027y / January / 25, noon);
  const auto said =
      town.act("growth_stage_1.pass", town.instance("growth_stage_1/organisation"), "jet", {});
  EXPECT_NE(said.find("Task Y"), std::string::npos) << "it is past its day: " << said;
  EXPECT_EQ(hand_in(2027y / January / 15), "");
  EXPECT_EQ(gate(), "enterable");
}

TEST_F(TwoStages, OnlyTheCisoBeginsAheadAndOnlyWhatCanBegin) {
  EXPECT_NE(ahead("OT", "weide").find("I. Gijs"), std::string::npos);
  EXPECT_NE(ahead("NONE", "gijs").find("NONE"), std::string::npos);
  EXPECT_NE(ahead("OWN", "gijs").find("OWN"), std::string::npos) << "of no stage";
  EXPECT_NE(ahead("VDW1", "gijs").find("VDW1"), std::string::npos) << "its stage runs";
  EXPECT_NE(ahead("LOG", "gijs").find("Task Z"), std::string::npos) << "that comes first";
  EXPECT_EQ(hand_in("Z"), "");
  EXPECT_EQ(ahead("LOG", "gijs"), "");
  EXPECT_TRUE(there("E"));
  EXPECT_NE(ahead("LOG", "gijs"), "") << "it began";
}

// What the college approves, and a list of measures that changes after it.
class Approval : public testing::Test {
 protected:
  Approval() : town(start) {
    content();
    measure("M1");
    town.begin();
    town.until(2026y / November / 12, noon);
  }

  void content() {
    TestDuty approve{.id = "P", .role = "college", .target = 2027y / January / 26};
    approve.drafter = "ciso";
    approve.review = "college-secretary";
    approve.basis = "law";
    approve.clause = "CBW:24.1";
    approve.ladder = "governance";
    approve.also = "approves = \"measures\"\n";
    town.duty(approve);
    approve.id = "AGAIN";
    approve.stage = 0;
    approve.begins =
        "recurrence = \"event\"\nanchor = \"event:measures-changed\"\nlead_time = \"P8W\"";
    approve.period = "P8W";
    town.duty(approve);
    town.duty({.id = "OTHER", .role = "ict-head", .target = 2027y / June / 30});
  }

  void measure(const std::string& id) {
    TestDuty duty{.id = id, .role = "ict-head", .target = 2027y / May / 31};
    duty.clause = "CBW:21.3.j";
    town.duty(duty);
  }

  void decided() {
    EXPECT_EQ(town.act("task.submit", town.task("P"), "gijs", {{"evidence", "Z-1"}}), "");
    const LocalDate meeting = town.item_facts(town.item()).meeting;
    EXPECT_EQ(town.act("agenda_item.place", town.item(), "hout",
                       {{"day", to_string(meeting)}, {"number", "12"}}),
              "");
    town.until(meeting, LocalTime{18 * 60});
    EXPECT_EQ(town.act("agenda_item.decide", town.item(), "hout",
                       {{"day", to_string(meeting)}, {"number", "B-2026-7"}}),
              "");
  }

  int asked_again() {
    int count = 0;
    for (const InstanceId id : town.reader().view().running("task", {}, 100)) {
      if (town.task_facts(id).duty == "AGAIN") ++count;
    }
    return count;
  }

  Town town;
};

TEST_F(Approval, KeepsTheListThatWasApprovedWithItsHashAndTheResolution) {
  EXPECT_FALSE(decide::approved_list(town.reader().view()).has_value());
  decided();
  const auto list = decide::approved_list(town.reader().view());
  ASSERT_TRUE(list.has_value());
  EXPECT_EQ(list->lines, std::vector<std::string>{"M1 ict-head CBW:21.3.j"});
  EXPECT_EQ(list->hash, decide::hash_of(list->lines));
  EXPECT_EQ(list->number, "B-2026-7");
}

TEST_F(Approval, IsAskedAgainOnceTheListIsAnotherAndOnceOnly) {
  decided();
  town.other_duties();
  content();
  measure("M1");
  town.duty({.id = "NEW", .role = "ict-head", .target = 2027y / June / 30});
  EXPECT_EQ(town.put_in_force("gijs"), "");
  EXPECT_EQ(asked_again(), 0) << "a duty that is no measure";
  town.other_duties();
  content();
  measure("M1");
  measure("M2");
  town.duty({.id = "NEW", .role = "ict-head", .target = 2027y / June / 30});
  EXPECT_EQ(town.put_in_force("gijs"), "");
  EXPECT_EQ(asked_again(), 1);
  EXPECT_EQ(town.put_in_force("gijs"), "");
  EXPECT_EQ(asked_again(), 1);
}

TEST_F(Approval, WhatTheLawGivesToTheBoardNoLowerPositionEnds) {
  for (const char* verb : {"task.cancel", "task.miss"}) {
    const auto said = town.act(verb, town.task("P"), "jet", {{"reason", "no longer needed"}});
    EXPECT_NE(said.find("The law gives this to the college"), std::string::npos) << said;
  }
  EXPECT_EQ(town.act("task.cancel", town.task("OTHER"), "jet", {{"reason", "not needed"}}), "");
}

}  // namespace
}  // namespace cadans::cases::stages
