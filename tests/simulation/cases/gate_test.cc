// The gates of a stage: what is said of a decision, and of which day.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::gate {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate stage_starts = 2027y / January / 11;
constexpr LocalTime noon{12 * 60};

// A stage whose exit gate can be decided: all that its gates ask was handed in and needs no eyes.
class GateAtHand : public testing::Test {
 protected:
  GateAtHand() : town(start) {
    town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 18});
    town.duty({.id = "B", .role = "ict-head", .target = 2027y / March / 30});
    town.duty({.id = "C", .role = "ict-head", .target = 2027y / June / 30});
    town.gate({"IN", "entry", "A", "town-clerk"});
    town.gate({"OUT", "exit", "B", "directie"});
    town.begin();
    town.until(2026y / November / 12, noon);
    EXPECT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z-1"}}), "");
    EXPECT_EQ(decide("pass", "jet", {}), "");
    town.until(stage_starts + days(1), noon);
    EXPECT_EQ(town.act("task.submit", town.task("B"), "weide", {{"evidence", "Z-2"}}), "");
    town.until(2027y / January / 28, noon);
  }

  std::string decide(const std::string& outcome, const std::string& person, Fields fields) {
    return town.act("growth_stage_1." + outcome, town.instance("growth_stage_1/organisation"),
                    person, std::move(fields));
  }

  Town town;
};

TEST_F(GateAtHand, ThatIsPassedSaysThatTheStageIsReachedOnTheDayOfTheDecisionAndNothingElse) {
  EXPECT_EQ(decide("pass", "steen", {{"day", "2027-01-26"}, {"number", "D-2027-4"}}), "");
  town.until(2027y / February / 5);
  EXPECT_EQ(town.written_to("gijs", 2027y / January / 27, 2027y / February / 4),
            Lines{"2027-02-01 Stage 1 is complete"});
  const auto said = town.letters_to("gijs", 2027y / February / 1).at(0);
  EXPECT_TRUE(says(said, "Tue 26 January")) << said.text;
  for (const Letter& one : town.letters(start, 2027y / February / 4)) {
    EXPECT_FALSE(says(one, "not complete")) << "both gates were passed: " << one.text;
  }
}

TEST_F(GateAtHand, ThatIsDecidedSettlesItsItemAndAsksNobodyFurther) {
  const InstanceId item = town.item();
  EXPECT_EQ(decide("pass", "steen", {{"day", "2027-01-26"}, {"number", "D-2027-4"}}), "");
  EXPECT_EQ(town.state(item).state, "decided");
  EXPECT_EQ(town.item_facts(item).number, "D-2027-4");
  EXPECT_EQ(town.item_facts(item).meeting, LocalDate(2027y / January / 26));
  town.until(2027y / March / 13);
  EXPECT_EQ(town.written_to("steen", 2027y / January / 28, 2027y / March / 12), Lines{});
  EXPECT_EQ(town.written_to("jet", 2027y / January / 27, 2027y / March / 12),
            (Lines{"2027-01-27 Not dealt with in the directie: Gate OUT",
                   "2027-01-29 Decided: Gate OUT"}));
}

TEST_F(GateAtHand, ThatNoMeetingDealsWithIsLaidBeforeTheCollegeAfterTheThird) {
  town.until(2027y / March / 1);
  EXPECT_EQ(decide("pass", "steen", {{"day", "2027-02-26"}, {"number", "D-2027-9"}}), "");
  town.until(2027y / March / 4);
  EXPECT_EQ(town.written_to("hout", start, 2027y / March / 3),
            (Lines{"2027-02-24 Paper for the college: Gate OUT, Tue 9 March"}));
}

TEST_F(GateAtHand, ThatIsRefusedSaysWhatIsStillNeeded) {
  EXPECT_EQ(decide("refuse", "steen", {{"number", "D-2027-4"}, {"reason", "B is a draft"}}), "");
  EXPECT_EQ(town.act("task.reopen", town.task("B"), "jet", {{"reason", "it is a draft"}}), "");
  town.until(2027y / February / 5);
  const auto said = town.letters_to("gijs", 2027y / February / 1).at(0);
  EXPECT_TRUE(says(said, "Task B, Hoofd ICT")) << said.text;
  EXPECT_FALSE(says(said, "Task A")) << said.text;
}

TEST_F(GateAtHand, ThatIsPostponedSaysSoWithItsReasonAndItsDay) {
  EXPECT_EQ(decide("postpone", "steen", {{"reason", "the alderman was ill"}}), "");
  town.until(2027y / February / 5);
  EXPECT_EQ(town.written_to("gijs", 2027y / January / 27, 2027y / February / 4),
            Lines{"2027-02-01 Not complete yet: Gate OUT"});
  const auto said = town.letters_to("gijs", 2027y / February / 1).at(0);
  EXPECT_TRUE(says(said, "Thu 28 January")) << said.text;
  EXPECT_TRUE(says(said, "the alderman was ill")) << said.text;
}

TEST_F(GateAtHand, ThatIsPostponedIsAskedAgainOnTheDayThatWasNamedAndNotByAnotherTask) {
  EXPECT_EQ(decide("postpone", "steen", {{"reason", "not now"}, {"until", "2027-03-08"}}), "");
  EXPECT_EQ(town.act("task.submit", town.task("C"), "weide", {{"evidence", "Z-3"}}), "");
  town.until(2027y / March / 8);
  EXPECT_EQ(town.written_to("steen", 2027y / January / 28, 2027y / March / 7), Lines{});
  const auto told = town.letters_to("gijs", 2027y / February / 1).at(0);
  EXPECT_TRUE(says(told, "We ask it again on Mon 8 March")) << told.text;
  town.until(2027y / March / 9);
  EXPECT_EQ(town.written_to("steen", 2027y / March / 8, 2027y / March / 8),
            Lines{"2027-03-08 Paper for the directie: Gate OUT, Tue 23 March"});
  EXPECT_EQ(town.item_facts(town.item()).topic, "gate");
}

TEST_F(GateAtHand, ThatIsPostponedWithoutADayIsAskedAgainAfterTwentyWorkingDays) {
  EXPECT_EQ(decide("postpone", "steen", {{"reason", "not now"}}), "");
  town.until(2027y / February / 25);
  EXPECT_TRUE(town.state(town.instance("growth_stage_1/organisation")).state.starts_with("post"));
  town.until(2027y / February / 26);
  EXPECT_TRUE(town.state(town.instance("growth_stage_1/organisation")).state.starts_with("ready"));
}

TEST_F(GateAtHand, ThatIsPostponedIsAskedAgainEarlierWhereItsCriteriaWereLostAndAreMet) {
  EXPECT_EQ(decide("postpone", "steen", {{"reason", "not now"}, {"until", "2027-03-08"}}), "");
  EXPECT_EQ(town.act("task.reopen", town.task("B"), "jet", {{"reason", "it is a draft"}}), "");
  EXPECT_EQ(town.act("task.submit", town.task("B"), "weide", {{"evidence", "Z-4"}}), "");
  const InstanceId item = town.item();
  town.until(2027y / March / 9);
  EXPECT_EQ(town.item(), item) << "asked once: no second item on the day that was named";
}

TEST_F(GateAtHand, ThatIsPostponedCanBeDecidedBeforeItsDay) {
  EXPECT_EQ(decide("postpone", "steen", {{"reason", "not now"}, {"until", "2027-03-08"}}), "");
  EXPECT_EQ(decide("pass", "steen", {{"day", "2027-01-28"}, {"number", "D-2027-4"}}), "");
  EXPECT_NE(decide("postpone", "steen", {{"reason", "too late"}}), "");
}

TEST_F(GateAtHand, IsPostponedToADayAheadOnly) {
  const auto said = [&](const char* day) {
    return decide("postpone", "steen", {{"reason", "not now"}, {"until", day}});
  };
  EXPECT_NE(said("2027-01-28").find("This day is not possible"), std::string::npos);
  for (const char* no_date : {"2027-02-30", "soon"}) {
    EXPECT_NE(said(no_date).find("no date"), std::string::npos) << said(no_date);
  }
}

TEST(GateOfEntry, ThatIsPostponedAsksItsDeciderAgainOnTheDayThatWasNamed) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 18});
  town.duty({.id = "B", .role = "ict-head", .target = 2027y / March / 30});
  town.gate({"IN", "entry", "A", "town-clerk"});
  town.gate({"OUT", "exit", "B", "directie"});
  town.begin();
  town.until(2026y / November / 12, noon);
  EXPECT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z-1"}}), "");
  town.until(2026y / November / 13, noon);
  EXPECT_EQ(town.act("growth_stage_1.postpone", town.instance("growth_stage_1/organisation"), "jet",
                     {{"reason", "not now"}, {"until", "2026-12-01"}}),
            "");
  town.until(2026y / December / 15);
  EXPECT_EQ(town.written_to("jet", 2026y / November / 13, 2026y / December / 14),
            (Lines{"2026-11-13 Please decide: Gate IN", "2026-12-01 Please decide: Gate IN"}));
}

}  // namespace
}  // namespace cadans::cases::gate
