// Absence and change of hands, each rule of escalation section 7 as it comes to people.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::being_away {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime ten{10 * 60};

std::string says_away(Town& town, const std::string& by, const std::string& days) {
  return town.act("engine.away", {}, by, {{"absence", days}});
}

std::string said_mark(const Town& town) { return town.reader().view().mark("absences"); }

// Unplanned: said at ten, and the next window writes to the deputy.
TEST(Away, SaidByTheManagerHoldsAtOnceAndBothAreTold) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / November / 23, ten);
  EXPECT_EQ(says_away(town, "vuur", "weide 2026-11-23/2026-12-11"), "");
  town.until(2026y / December / 15);
  EXPECT_EQ(
      town.written(2026y / November / 24, 2026y / December / 14),
      (Lines{"2026-11-24 does: You stand in for M. Weide until Fri 11 December",
             "2026-12-01 does: 3 working days to go: Task A", "2026-12-04 does: Today: Task A",
             "2026-12-07 does: Still open: Task A", "2026-12-11 does: Still open: Task A",
             "2026-12-11 vuur: 1 task in Informatie en ICT needs your help",
             "2026-12-14 vuur: This week: 1 task that asked for your help",
             "2026-12-14 weide: Welcome back: this is what happened"}));
  const auto stands_in = town.letters_to("does", 2026y / November / 24).at(0);
  EXPECT_TRUE(says(stands_in, "1 task of Hoofd ICT")) << stands_in.text;
  EXPECT_TRUE(says(stands_in, "H. Vuur")) << stands_in.text;
  const auto back = town.letters_to("weide", 2026y / December / 14).at(0);
  EXPECT_TRUE(says(back, "The first is Task A")) << back.text;
}

// Planned: the one who leaves hears on the last working day what goes to whom.
TEST(Away, TheOneWhoLeavesHearsWhatGoesAndWhatWaits) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.duty({.id = "B", .role = "ict-head", .target = 2026y / December / 30});
  town.away("weide", 2026y / November / 30, 2026y / December / 18);
  town.begin();
  town.until(2026y / December / 22);
  EXPECT_EQ(
      town.written(2026y / November / 24, 2026y / December / 14),
      (Lines{"2026-11-27 weide: Stand-in until Fri 18 December: 1 task",
             "2026-11-30 does: You stand in for M. Weide until Fri 18 December",
             "2026-12-01 does: 3 working days to go: Task A", "2026-12-04 does: Today: Task A",
             "2026-12-07 does: Still open: Task A", "2026-12-11 does: Still open: Task A",
             "2026-12-11 vuur: 1 task in Informatie en ICT needs your help",
             "2026-12-14 vuur: This week: 1 task that asked for your help"}));
  const auto leaving = town.letters_to("weide", 2026y / November / 27).at(0);
  EXPECT_TRUE(says(leaving, "Task A")) << leaving.text;
  EXPECT_FALSE(says(leaving, "Task B")) << leaving.text;
  EXPECT_TRUE(says(leaving, "N. Does")) << leaving.text;
}

// What is due after the return waits for it, reminders and all.
TEST(Away, WhatIsDueAfterTheReturnWaitsAndIsSaidTogether) {
  Town town(start);
  town.duty({.id = "B", .role = "ict-head", .target = 2026y / December / 30});
  town.away("weide", 2026y / November / 30, 2026y / December / 18);
  town.begin();
  town.until(2026y / December / 22);
  EXPECT_EQ(town.written_to("does", start, 2026y / December / 22),
            Lines{"2026-11-30 You stand in for M. Weide until Fri 18 December"});
  EXPECT_EQ(town.written_to("weide", 2026y / November / 30, 2026y / December / 22),
            Lines{"2026-12-21 1 task coming up"});
  const auto letter = town.letters_to("weide", 2026y / December / 21).at(0);
  EXPECT_TRUE(says(letter, "While you were away")) << letter.text;
  EXPECT_TRUE(says(letter, "Task B")) << letter.text;
}

TEST(Away, ExplainSaysThatATaskWaitsForTheReturn) {
  Town town(start);
  town.duty({.id = "B", .role = "ict-head", .target = 2026y / December / 30});
  town.away("weide", 2026y / November / 30, 2026y / December / 18);
  town.begin();
  town.until(2026y / December / 3);
  const Lines why = town.explained(town.task("B"));
  EXPECT_TRUE(std::ranges::count(
      why,
      "The task is with M. Weide, Hoofd ICT, who is away until Mon 21 December; it need not be "
      "ready before, and so it waits."))
      << testing::PrintToString(why);
}

// It comes back at the end, except what the deputy began.
TEST(Away, WhatTheDeputyBeganStaysWithTheDeputy) {
  Town town(start);
  for (const char* id : {"A", "B"}) {
    town.duty({.id = id, .role = "ict-head", .target = 2026y / December / 17});
  }
  town.away("weide", 2026y / November / 30, 2026y / December / 18);
  town.begin();
  town.until(2026y / December / 7, ten);
  EXPECT_EQ(town.act("task.start", town.task("A"), "does"), "");
  town.until(2026y / December / 23);
  EXPECT_EQ(town.task_facts(town.task("A")).kept_by, "sysadmin-lead");
  EXPECT_EQ(town.task_facts(town.task("A")).owner, "ict-head");
  EXPECT_EQ(town.task_facts(town.task("B")).kept_by, "");
  const auto back = town.letters_to("weide", 2026y / December / 21).at(0);
  EXPECT_TRUE(says(back, "Whoever began this will finish it too")) << back.text;
  town.until(2026y / December / 29);
  EXPECT_EQ(town.written(2026y / December / 24, 2026y / December / 28),
            (Lines{"2026-12-24 does: Still open: Task A",
                   "2026-12-24 vuur: 2 tasks in Informatie en ICT need your help",
                   "2026-12-24 weide: Still open: Task B",
                   "2026-12-28 vuur: This week: 2 tasks that asked for your help"}));
  const Lines why = town.explained(town.task("A"));
  EXPECT_TRUE(std::ranges::any_of(why, [](const auto& one) {
    return one.find("began it as deputy of Hoofd ICT") != one.npos;
  })) << testing::PrintToString(why);
}

// Four eyes stay four eyes: who did the work as deputy approves nothing of it.
TEST(Away, ADeputyApprovesNoWorkOfTheirOwn) {
  Town town(start);
  town.duty({.id = "A",
             .role = "iso",
             .target = 2026y / December / 4,
             .ladder = "second-line",
             .review = "privacy-officer"});
  town.away("lam", 2026y / November / 16, 2026y / November / 27);
  town.begin();
  town.until(2026y / November / 18, ten);
  EXPECT_EQ(town.act("task.submit", town.task("A"), "bok", {{"evidence", "Z-2026-1"}}), "");
  EXPECT_NE(town.act("task.approve", town.task("A"), "bok"), "");
  EXPECT_NE(town.task_facts(town.task("A")).checker, "privacy-officer");
}

// The machine knows days, and nothing else: the chain holds neither of them.
TEST(Away, TheChainHoldsNoDaysAndNoPerson) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / November / 12, ten);
  EXPECT_EQ(says_away(town, "weide", "weide 2026-11-23/2026-12-11"), "");
  int said = 0;
  const auto entries = town.reader().journal(1, 10'000).value();
  for (const auto& record : entries) {
    if (record.entry.event.type != "engine.away") continue;
    ++said;
    const std::string id(record.entry.event.value("absence"));
    EXPECT_EQ(town.text(id), "weide 2026-11-23/2026-12-11");
    EXPECT_EQ(id.find("2026-11-23"), std::string::npos);
  }
  EXPECT_EQ(said, 1);
  EXPECT_NE(said_mark(town), "");
  EXPECT_EQ(said_mark(town).find("2026-11-23"), std::string::npos);
}

TEST(Away, AYearAfterItsEndAnAbsenceIsForgotten) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / November / 12, ten);
  EXPECT_EQ(says_away(town, "weide", "weide 2026-11-23/2026-12-11"), "");
  const std::string mark = said_mark(town);
  town.until(2027y / December / 11);
  EXPECT_EQ(said_mark(town), mark);
  town.until(2027y / December / 13);
  EXPECT_EQ(said_mark(town), "");
  const auto verdict = town.reader().verify({});
  EXPECT_TRUE(verdict.value().holds()) << verdict->why;
}

TEST(Away, BackBeforeTheEndTakesTheWorkBack) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.away("weide", 2026y / November / 23, 2026y / December / 11);
  town.begin();
  town.until(2026y / November / 30, ten);
  EXPECT_EQ(town.act("engine.back", {}, "weide", {{"absence", "weide 2026-12-01/2026-12-11"}}), "");
  town.until(2026y / December / 5);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 30, 2026y / December / 4),
            (Lines{"2026-12-01 1 task this week", "2026-12-04 Today: Task A"}));
}

TEST(Away, IsRefusedWhereItCannotBeOrIsNobodysToSay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / November / 12, ten);
  const auto refused = [&](const std::string& by, const std::string& days) {
    const std::string why = says_away(town, by, days);
    EXPECT_NE(why.find("Instead:"), std::string::npos) << days << ": " << why;
  };
  refused("ezel", "weide 2026-11-23/2026-12-11");
  refused("weide", "weide 2026-12-11/2026-11-23");
  refused("weide", "weide 2026-11-01/2026-11-11");
  refused("weide", "weide 2026-11-31/2026-12-11");
  refused("weide", "weide 2026-11-23");
  refused("weide", "weide 2026-11-23/2029-11-23");
  refused("weide", "nobody 2026-11-23/2026-12-11");
  EXPECT_NE(town.act("engine.back", {}, "weide", {{"absence", "weide 2026-11-23/2026-12-11"}}), "");
  EXPECT_EQ(said_mark(town), "");
}

// Who is forgotten is forgotten here too.
TEST(Away, ForgettingAPersonForgetsTheDays) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / November / 12, ten);
  EXPECT_EQ(says_away(town, "weide", "weide 2026-11-23/2026-12-11"), "");
  EXPECT_EQ(town.act("engine.forget-person", {}, "gras", {{"person", town.key("weide")}}), "");
  EXPECT_EQ(said_mark(town), "");
}

// No deputy: the work goes to the line manager, who is asked to name one.
TEST(Away, WithoutADeputyTheLineManagerIsAskedToNameOne) {
  Town town(start);
  town.duty({.id = "A",
             .role = "internal-auditor",
             .target = 2026y / December / 9,
             .ladder = "second-line"});
  town.duty({.id = "N",
             .role = "line-manager",
             .target = start,
             .per = "position",
             .where = "without-deputy",
             .period = "P2W",
             .comes_back = "recurrence = \"event\"\nanchor = \"event:position-without-deputy\"\n"
                           "lead_time = \"PT0S\""});
  town.away("roos", 2026y / November / 30, 2026y / December / 11);
  town.begin();
  town.until(2026y / December / 3);
  EXPECT_EQ(town.written_to("jet", 2026y / November / 30, 2026y / December / 2),
            Lines{"2026-11-30 1 new task"});
  const auto letter = town.letters_to("jet", 2026y / November / 30).at(0);
  EXPECT_TRUE(says(letter, "Task N")) << letter.text;
  EXPECT_TRUE(says(letter, "Interne auditor")) << letter.text;
}

// Deputy absent too: the next rung at once.
TEST(Away, ARungWhoseHolderAndDeputyAreAwayPassesToTheNextAtOnce) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4, .basis = "law"});
  town.away("vuur", 2026y / December / 7, 2026y / December / 18);
  town.away("teun", 2026y / December / 7, 2026y / December / 18);
  town.begin();
  town.until(2026y / December / 15);
  EXPECT_EQ(town.remarks(town.task("A")), Lines{"S4-away: operations-head"});
  EXPECT_EQ(town.written_to("gijs", 2026y / December / 7, 2026y / December / 14),
            (Lines{"2026-12-14 Your advice: Task A"}));
  for (const auto& letter : town.letters(start, 2026y / December / 14)) {
    EXPECT_FALSE(letter.to == "jet" && says(letter, "Task A")) << letter.text;
  }
}

// A position changes hands: the work stays with it.
TEST(Away, WhoBeginsInAPositionGetsOneOverviewAndSomeDays) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 4});
  town.duty({.id = "B", .role = "ict-head", .target = 2027y / January / 29});
  town.begin();
  town.until(2026y / December / 1, LocalTime{7 * 60});
  town.occupies("ict-head", "klok");
  EXPECT_EQ(town.put_in_force("gijs"), "");
  town.until(2026y / December / 8);
  EXPECT_EQ(town.written(2026y / December / 1, 2026y / December / 7),
            (Lines{"2026-12-01 klok: New to you, Hoofd ICT: 2 tasks",
                   "2026-12-04 klok: Today: Task A", "2026-12-07 klok: Still open: Task A"}));
}

// Dates stay in summer; who leads a team hears of them in May.
TEST(Away, InMayWhoLeadsATeamHearsOfJulyAndAugust) {
  Town town(2027y / April / 5);
  town.duty({.id = "A", .role = "ict-head", .target = 2027y / July / 30});
  town.duty({.id = "B", .role = "ict-head", .target = 2027y / June / 30});
  town.begin();
  town.until(2027y / May / 6);
  EXPECT_EQ(town.written_to("weide", 2027y / May / 1, 2027y / May / 5),
            Lines{"2027-05-03 Summer: 1 task with a date in July or August"});
  const auto letter = town.letters_to("weide", 2027y / May / 3).at(0);
  EXPECT_TRUE(says(letter, "Task A")) << letter.text;
  EXPECT_FALSE(says(letter, "Task B")) << letter.text;
}

}  // namespace
}  // namespace cadans::cases::being_away
