// The gate that ends the last stage, tested again every year.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::tested_again {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};

TestDuty of_stage(const std::string& id, int stage) {
  TestDuty duty{.id = id, .role = "ict-head", .target = {}};
  duty.stage = stage;
  duty.begins = "recurrence = \"once\"\nanchor = \"stage-start\"\nlead_time = \"P4W\"";
  return duty;
}

// All three stages are passed; the last gate asks E, and is tested again when REVIEW is done.
class LastGate : public testing::Test {
 protected:
  LastGate() : town(start) {
    town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 18});
    town.duty(of_stage("C", 2));
    town.duty(of_stage("E", 3));
    town.duty(of_stage("REVIEW", 3));
    town.gate({"IN", "entry", "A", "town-clerk"});
    town.gate({"OUT", "exit", "A", "directie"});
    town.gate({"IN2", "entry", "OUT", "directie", 2});
    town.gate({"OUT2", "exit", "C", "directie", 2});
    town.gate({"IN3", "entry", "OUT2", "directie", 3});
    town.gate({"OUT3", "exit", "E", "directie", 3, "REVIEW"});
    town.begin();
    town.until(2026y / November / 12, noon);
    EXPECT_EQ(hand_in("A"), "");
    EXPECT_EQ(decide(1, "pass", "jet", {}), "");
    town.until(2027y / January / 12, noon);
    EXPECT_EQ(decide(1, "pass", "steen", {}), "");
    EXPECT_EQ(decide(2, "pass", "steen", {{"start", "2027-01-18"}}), "");
    town.until(2027y / January / 18, noon);
    EXPECT_EQ(hand_in("C"), "");
    EXPECT_EQ(decide(2, "pass", "steen", {}), "");
    EXPECT_EQ(decide(3, "pass", "steen", {{"start", "2027-02-01"}}), "");
    town.until(2027y / February / 1, noon);
    EXPECT_EQ(hand_in("E"), "");
    EXPECT_EQ(decide(3, "pass", "steen", {}), "");
    EXPECT_EQ(state("journey"), "running,held");
  }

  std::string hand_in(const std::string& id) {
    return town.act("task.submit", town.task(id), "weide", {{"evidence", "Z-" + id + "1"}});
  }

  std::string open_again(const std::string& id) {
    return town.act("task.reopen", town.task(id), "jet", {{"reason", "one is missing"}});
  }

  std::string decide(int stage, const std::string& outcome, const std::string& person,
                     Fields fields) {
    const std::string machine = "growth_stage_" + std::to_string(stage);
    if (person == "steen") fields["number"] = "D-2027-" + std::to_string(++number);
    return town.act(machine + "." + outcome, town.instance(machine + "/organisation"), person,
                    std::move(fields));
  }

  std::string state(const std::string& name) {
    return town.state(town.instance(name + "/organisation")).state;
  }

  std::string gate() {
    const std::string all = state("growth_stage_3");
    return all.substr(0, all.find(','));
  }

  int number = 0;
  Town town;
};

TEST_F(LastGate, IsLaidBeforeItsDeciderAgainWhenTheReviewWasHeld) {
  EXPECT_EQ(hand_in("REVIEW"), "");
  EXPECT_EQ(gate(), "tested_again");
  EXPECT_EQ(state("journey"), "running,held") << "it stays passed meanwhile";
  EXPECT_EQ(town.item_facts(town.item()).gate, "OUT3");
  EXPECT_EQ(decide(3, "pass", "steen", {}), "");
  EXPECT_EQ(gate(), "passed");
}

TEST_F(LastGate, StaysPassedAndIsNotShownWhereSomethingIsOpenAtTheReview) {
  EXPECT_EQ(open_again("E"), "");
  EXPECT_EQ(gate(), "passed") << "between two reviews";
  EXPECT_EQ(hand_in("REVIEW"), "");
  EXPECT_EQ(gate(), "test_failed");
  EXPECT_EQ(state("journey"), "running,passed_not_held");
  EXPECT_NE(decide(3, "lay-again", "gijs", {}).find("Task E"), std::string::npos);
  EXPECT_EQ(hand_in("E"), "");
  EXPECT_EQ(decide(3, "lay-again", "gijs", {}), "");
  EXPECT_EQ(gate(), "tested_again");
  EXPECT_EQ(decide(3, "pass", "steen", {}), "");
  EXPECT_EQ(state("journey"), "running,held");
}

TEST_F(LastGate, NotShownForTheSecondTimeItIsOpenAgain) {
  EXPECT_EQ(hand_in("REVIEW"), "");
  EXPECT_EQ(decide(3, "refuse", "steen", {{"reason", "no risks were discussed"}}), "");
  EXPECT_EQ(gate(), "test_failed");
  EXPECT_EQ(open_again("REVIEW"), "");
  EXPECT_EQ(hand_in("REVIEW"), "");
  EXPECT_EQ(gate(), "last_test");
  EXPECT_EQ(decide(3, "refuse", "steen", {{"reason", "again none"}}), "");
  EXPECT_EQ(gate(), "refused");
  EXPECT_EQ(state("journey"), "stage_3,held");
}

TEST_F(LastGate, WithWorkThatIsOpenTwiceItIsUnderWayAgain) {
  EXPECT_EQ(open_again("E"), "");
  EXPECT_EQ(hand_in("REVIEW"), "");
  EXPECT_EQ(open_again("REVIEW"), "");
  EXPECT_EQ(hand_in("REVIEW"), "");
  EXPECT_EQ(gate(), "underway");
  EXPECT_EQ(hand_in("E"), "");
  EXPECT_EQ(gate(), "ready");
}

}  // namespace
}  // namespace cadans::cases::tested_again
