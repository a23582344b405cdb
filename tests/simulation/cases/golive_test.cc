// Project mode: dates go on, nothing is said, and nothing is lost of what fell due meanwhile.

#include <gtest/gtest.h>

#include <algorithm>
#include <string_view>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::golive {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate golive = 2027y / January / 11;
constexpr LocalTime nine{9 * 60};

// To the secretary of the directie, two weeks before.
const std::string forecast =
    "2026-12-28 steen: For the directie: what comes from Mon 11 January 2027";

// The first days after the golive a batch waits for a release.
void release_until(Town& town, LocalDate day, LocalDate last) {
  for (; day <= last; day = day + days(1)) {
    town.until(day, nine);
    static_cast<void>(town.act("engine.release", {}, "gijs", {{"reason", "looked through"}}));
  }
}

// D is Friday 20 November: D+1 to D+20 passed before the golive. Rung 2 keeps its distance of five
// office days to rung 1, the directie its ten to rung 2.
TEST(Golive, ALadderThatPassedInProjectModeBeginsThatDayAndKeepsItsDistances) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 20});
  town.speaks_from(golive);
  town.begin();
  town.until(golive - days(1));
  EXPECT_EQ(town.written(start, golive), Lines{forecast});
  EXPECT_EQ(town.state(town.task("A")).state, "open,reminding");
  release_until(town, golive, 2027y / February / 2);
  EXPECT_EQ(town.written(golive, 2027y / February / 1),
            (Lines{"2027-01-11 gijs: Look first: 2 mails wait for you",
                   "2027-01-11 vuur: 1 task in Informatie en ICT needs your help",
                   "2027-01-11 weide: Still open: Task A",
                   "2027-01-18 gijs: Look first: 3 mails wait for you",
                   "2027-01-18 gijs: This week: 1 choice",
                   "2027-01-18 vuur: This week: 1 task that asked for your help",
                   "2027-01-18 weide: Still open: Task A",
                   "2027-01-25 gijs: This week: 1 task that asked for your advice",
                   "2027-01-25 vuur: This week: 1 task that asked for your help",
                   "2027-02-01 gijs: This week: 1 task that asked for your advice",
                   "2027-02-01 jet: Coming to the directie: Task A, Tue 9 February",
                   "2027-02-01 steen: Paper for the directie: Task A, Tue 9 February",
                   "2027-02-01 vuur: This week: 1 task that asked for your help",
                   "2027-02-01 weide: Still open: Task A"}));
}

// Everything with this word in its subject, to anybody.
Lines about(const Town& town, std::string_view word, LocalDate first, LocalDate last) {
  Lines lines = town.written(first, last);
  std::erase_if(lines, [&](const std::string& one) { return one.find(word) == std::string::npos; });
  return lines;
}

// The manager has three office days from the golive on. What was answered before is asked no more.
TEST(Golive, WhoseTaskItIsIsAskedThenOnceAndThePeriodRunsFromThere) {
  Town town(start);
  for (const char* id : {"A", "B", "C"}) {
    town.duty({.id = id, .role = "ict-head", .target = 2027y / March / 26});
  }
  town.speaks_from(golive);
  town.begin();
  town.until(2026y / November / 16, nine);
  for (const char* id : {"A", "B", "C"}) {
    EXPECT_EQ(town.act("task.not-mine", town.task(id), "weide",
                       {{"reason", "it is no system"}, {"suggestion", "facilities"}}),
              "");
  }
  EXPECT_EQ(town.act("task.delegate", town.task("B"), "vuur",
                     {{"to", "iso"}, {"reason", "knows this system"}}),
            "");
  EXPECT_EQ(town.act("task.submit", town.task("C"), "weide", {{"evidence", "Z-2026-90"}}), "");
  release_until(town, golive, 2027y / January / 20);
  EXPECT_EQ(about(town, "Whose", start, 2027y / January / 20),
            (Lines{"2027-01-11 vuur: Whose is this? Task A"}));
  EXPECT_EQ(town.written_to("weide", golive, 2027y / January / 20),
            (Lines{"2027-01-14 Stays with you: Task A, by Thu 25 March"}));
}

// Papers for 26 January close on the 20th.
TEST(Golive, AnItemThatWaitsForItsPlaceIsAskedForThenAndSeenAheadOnce) {
  Town town(start);
  town.duty({.id = "E",
             .role = "directie",
             .target = 2027y / January / 29,
             .ladder = "governance",
             .drafter = "ict-head"});
  town.speaks_from(golive);
  town.begin();
  town.until(2027y / January / 7, nine);
  EXPECT_EQ(town.act("task.submit", town.task("E"), "weide", {{"evidence", "Z-2026-91"}}), "");
  release_until(town, golive, 2027y / January / 18);
  EXPECT_EQ(about(town, "Task E", start, 2027y / January / 18),
            (Lines{"2027-01-11 steen: Paper for the directie: Task E, Tue 26 January",
                   "2027-01-13 jet: Coming to the directie: Task E, Tue 26 January"}));
}

// The gate's own decider and its checker; who decided before the golive is asked no more.
TEST(Golive, AGateThatCanBeDecidedIsPutToItsDeciderThen) {
  for (const bool decided : {false, true}) {
    Town town(start);
    town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 18});
    town.duty({.id = "B", .role = "ict-head", .target = 2027y / March / 30});
    town.gate({"IN", "entry", "A", "town-clerk"});
    town.gate({"OUT", "exit", "B", "directie"});
    town.speaks_from(golive);
    town.begin();
    town.until(2026y / November / 12, nine);
    EXPECT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z-1"}}), "");
    const auto stage = town.instance("growth_stage_1/organisation");
    if (decided) {
      EXPECT_EQ(town.act("growth_stage_1.pass", stage, "jet"), "");
    }
    release_until(town, golive, 2027y / January / 13);
    EXPECT_EQ(about(town, "Gate IN", start, 2027y / January / 13),
              decided ? Lines{}
                      : (Lines{"2027-01-11 jet: Please decide: Gate IN",
                               "2027-01-11 lam: Is everything there for Gate IN?"}));
  }
}

TEST(Golive, TheDirectieHearsBeforeWhatTheFirstMonthAsksOfEachTeam) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 20});
  town.duty({.id = "B", .role = "iso", .target = 2027y / January / 29});
  town.duty({.id = "C", .role = "iso", .target = 2027y / March / 26});
  town.duty({.id = "D", .role = "communications", .target = 2027y / February / 5});
  town.speaks_from(golive);
  town.begin();
  town.until(golive);
  EXPECT_EQ(town.written(start, golive), Lines{forecast});
  const Letter letter = town.letters_to("steen", 2026y / December / 28).at(0);
  EXPECT_TRUE(says(letter, "Informatie en ICT: 2 tasks; of 1 the date will have passed"))
      << letter.text;
  EXPECT_TRUE(says(letter, "Bedrijfsvoering: 1 task")) << letter.text;
  EXPECT_FALSE(says(letter, "Weide")) << letter.text;
}

// The ISO sits in the team "it", the head of citizen affairs in "bz".
class ByTeam : public testing::Test {
 protected:
  ByTeam() {
    town.duty({.id = "A", .role = "iso", .target = 2026y / November / 20});
    town.duty({.id = "B", .role = "communications", .target = 2026y / November / 20});
    town.speaks_from(golive);
    town.begin();
  }
  std::string begins(const char* team, const char* day) {
    return town.act("engine.golive", {}, "gijs", {{"team", team}, {"day", day}});
  }
  Town town{start};
};

TEST_F(ByTeam, SpeaksOnlyOfTheWorkOfItsPositionsAndToWhomThatConcerns) {
  EXPECT_EQ(begins("it", "2026-11-23"), "");
  release_until(town, 2026y / November / 23, 2026y / December / 4);
  const Lines all = town.written(start, 2026y / December / 4);
  EXPECT_EQ(about(town, "Task B", start, 2026y / December / 4), Lines{});
  EXPECT_FALSE(town.written_to("lam", start, 2026y / December / 4).empty())
      << testing::PrintToString(all);
  EXPECT_TRUE(town.written_to("hark", start, golive - days(1)).empty());
  const Lines of_manager = town.written_to("gijs", start, 2026y / December / 4);
  EXPECT_NE(std::find_if(of_manager.begin(), of_manager.end(),
                         [](const std::string& one) {
                           return one.find("needs your help") != std::string::npos;
                         }),
            of_manager.end())
      << testing::PrintToString(of_manager);
}

TEST_F(ByTeam, EverybodyElseFollowsOnTheirOwnDay) {
  EXPECT_EQ(begins("it", "2026-11-23"), "");
  release_until(town, 2026y / November / 23, golive);
  EXPECT_EQ(town.written_to("hark", start, golive), Lines{"2027-01-11 Still open: Task B"});
}

TEST_F(ByTeam, ATaskHandedToATeamThatHasNotBegunRestsUntilItDoes) {
  EXPECT_EQ(begins("it", "2026-11-23"), "");
  release_until(town, 2026y / November / 23, 2026y / November / 24);
  EXPECT_EQ(town.act("task.delegate", town.task("A"), "gijs",
                     {{"to", "communications"}, {"reason", "theirs"}}),
            "");
  release_until(town, 2026y / November / 25, golive - days(1));
  EXPECT_TRUE(town.written_to("hark", start, golive - days(1)).empty());
  release_until(town, golive, golive);
  EXPECT_FALSE(town.written_to("hark", golive, golive).empty());
}

TEST_F(ByTeam, WhatNobodyKnowsOrWhatIsNoDayToBeginOnIsRefused) {
  EXPECT_NE(begins("nowhere", "2026-11-23").find("nowhere"), std::string::npos);
  EXPECT_EQ(begins("it", "2026-11-06"), "That day has passed. Instead: it can begin from today.");
  EXPECT_EQ(begins("it", "2026-12-14"),
            "Cadans does not begin in a holiday, nor in the two weeks before one. This one runs "
            "from Thu 24 December until Sun 3 January 2027. Instead: it can begin from Mon 11 "
            "January 2027.");
  EXPECT_EQ(begins("it", "2026-11-23"), "");
  town.until(2026y / November / 23, nine);
  EXPECT_EQ(begins("it", "2026-11-30").substr(0, 15), "This moment has");
}

TEST_F(ByTeam, ABatchWaitsForAReleaseAgainWhenAnotherTeamBegins) {
  EXPECT_EQ(begins("it", "2026-11-10"), "");
  EXPECT_EQ(begins("bo", "2026-12-07"), "");
  release_until(town, 2026y / November / 10, 2026y / December / 6);
  town.until(2026y / December / 7, nine);
  EXPECT_EQ(about(town, "Look first", 2026y / December / 7, 2026y / December / 7).size(), 1U);
  EXPECT_EQ(town.written_to("hark", start, 2026y / December / 7), Lines{});
}

TEST(Golive, IsForTheCisoToSayAndOnce) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 20});
  town.speaks_from(golive);
  town.begin();
  EXPECT_EQ(town.act("engine.golive", {}, "weide", {{"day", "2026-12-01"}}),
            "Someone else decides on the mail here: CISO. Instead: ask I. Gijs, who can do it.");
  EXPECT_EQ(town.act("engine.golive", {}, "gijs", {{"day", "2026-12-01"}}), "");
  release_until(town, 2026y / December / 1, 2026y / December / 1);
  EXPECT_EQ(town.written_to("weide", start, 2026y / December / 1),
            (Lines{"2026-12-01 Still open: Task A"}));
  EXPECT_EQ(town.act("engine.golive", {}, "gijs", {{"day", "2027-02-01"}}),
            "This moment has passed or has not come. Instead: see in the explanation what is "
            "possible now.");
}

}  // namespace
}  // namespace cadans::cases::golive
