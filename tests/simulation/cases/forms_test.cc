// Digest or single mail: escalation, section 6, a test for each row. Of a row that is tried
// elsewhere, or in part, the test stands here by its name.
//
//   new task, D-10, D-3, D, D+1   below; D+1:
//       Reminder.TwoRolesAndARungAreOneMailAndTheLateOneGivesTheSubject
//   rung 1                        below; Reminder.FiveLateTasksAreOneDigestAndOneMailToTheManager
//   rung 2                        below; answered for several at once: integration, advise_test.py
//       Ladder.PutsTheCisosRungInTheMondayListAndKeepsTheNextOnItsDay
//       Ladder.WritesTheCisoASingleMailWhereTheDateStandsInLaw
//   rung 3 and 4                  below; Agenda.*
//   weekly overview               below; ReminderRule5.*
//   directie and college          below, with rung 3 and 4
//   clocks                        below; Clock.*, TechnicalUrgent.*; their acknowledgement:
//       Clock.TakenUpInTimeCallsNobodyBeforeHalfOfItHasGone
//       TechnicalUrgent.WhoTakesItUpWithinFourHoursIsNotAskedWhether
//   more than 25 open items       below; unit Digest.SaysWhatWaitsForLaterAndWhoWasToldOfTheLoad
//   before go-live
//       Golive.ALadderThatPassedInProjectModeBeginsThatDayAndKeepsItsDistances
//       Golive.TheDirectieHearsBeforeWhatTheFirstMonthAsksOfEachTeam
//   go-live                       below (the release); by team, by a named person and never in the
//       two weeks before a holiday: ByTeam.*, Golive.IsForTheCisoToSayAndOnce
//   brake                         Brake.*

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::forms {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;  // a Monday
constexpr LocalTime noon{12 * 60};
constexpr LocalTime opens{8 * 60 + 30};

// Whether the mail has these words in this order.
testing::AssertionResult in_order(const Letter& letter, const Lines& words) {
  std::size_t from = 0;
  for (const std::string& one : words) {
    const auto place = letter.text.find(one, from);
    if (place == std::string::npos) {
      return testing::AssertionFailure() << "no \"" << one << "\" there: " << letter.text;
    }
    from = place + one.size();
  }
  return testing::AssertionSuccess();
}

TestDuty after_an_exercise(const std::string& id) {
  return {.id = id,
          .role = "ict-head",
          .target = {},
          .comes_back =
              "recurrence = \"event\"\nanchor = \"event:exercise\"\n"
              "lead_time = \"PT0S\"\nperiod = \"P4W\"\n"};
}

// D-3 of A is Friday 4 December, on which B is new.
TEST(Form, OfANewTaskAndAReminderIsTheDigestAndASingleMailOnlyWhereItIsAlone) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 9});
  town.duty(after_an_exercise("B"));
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_EQ(town.act("engine.happened", {}, "gijs", {{"name", "exercise"}, {"day", "2026-12-03"}}),
            "");
  town.until(2026y / December / 5);
  EXPECT_EQ(
      town.written_to("weide", start + days(1), 2026y / December / 4),
      (Lines{"2026-11-25 10 working days to go: Task A", "2026-12-04 1 task this week, 1 new"}));
  const auto digest = town.letters_to("weide", 2026y / December / 4).at(0);
  EXPECT_TRUE(in_order(digest, {"Task A", "Task B"}));
}

// 9 December is D of A, D-3 of B and D-10 of C.
TEST(Form, OfTheDayItselfStandsOnTopOfTheDigestAndGivesItsSubject) {
  Town town(start);
  town.duty({.id = "C", .role = "ict-head", .target = 2026y / December / 23});
  town.duty({.id = "B", .role = "ict-head", .target = 2026y / December / 14});
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 9});
  town.begin();
  town.until(2026y / December / 10);
  EXPECT_EQ(town.written_to("weide", 2026y / December / 9, 2026y / December / 9),
            (Lines{"2026-12-09 Today: Task A"}));
  const auto digest = town.letters_to("weide", 2026y / December / 9).at(0);
  EXPECT_TRUE(in_order(digest, {"Today", "Task A", "Soon", "Task B", "Task C"}) ||
              in_order(digest, {"Today", "Task A", "Soon", "Task C", "Task B"}));
}

// 16 December is D+5 of four tasks in two teams and D-3 of a task of the manager.
TEST(Form, OfRungOneStandsOnTopOfTheDigestOfThatDayTeamByTeam) {
  Town town(start);
  town.duty({.id = "M", .role = "operations-head", .target = 2026y / December / 21});
  for (const char* id : {"A", "C"}) {
    town.duty({.id = id, .role = "ict-head", .target = 2026y / December / 9});
  }
  for (const char* id : {"B", "D"}) {
    town.duty({.id = id, .role = "procurement", .target = 2026y / December / 9});
  }
  town.begin();
  town.until(2026y / December / 17);
  ASSERT_EQ(town.letters_to("vuur", 2026y / December / 16).size(), 1U);
  const auto digest = town.letters_to("vuur", 2026y / December / 16).at(0);
  EXPECT_TRUE(in_order(
      digest, {"Asks your help", "Bedrijfsvoering: Task B", "Bedrijfsvoering: Task D",
               "Informatie en ICT: Task A", "Informatie en ICT: Task C", "Soon", "Task M"}));
}

// Rung 2 of both falls on Wednesday 9 December; a norm is no law.
TEST(Form, OfRungTwoIsOneMondayListTeamByTeamAndOfANormToo) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 25, .basis = "norm"});
  town.duty({.id = "B", .role = "procurement", .target = 2026y / November / 25});
  town.begin();
  town.until(2026y / December / 15);
  EXPECT_EQ(town.written_to("gijs", start, 2026y / December / 14),
            (Lines{"2026-12-14 This week: 2 choices"}));
  const auto list = town.letters_to("gijs", 2026y / December / 14).at(0);
  EXPECT_TRUE(in_order(list, {"Bedrijfsvoering", "Task B", "Informatie en ICT", "Task A"}));
}

TEST(Form, OfRungTwoIsASingleMailWhereAGateWaitsForIt) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 25});
  town.duty({.id = "B", .role = "procurement", .target = 2027y / March / 30});
  town.gate({"IN", "entry", "A", "town-clerk"});
  town.gate({"OUT", "exit", "B", "directie"});
  town.begin();
  town.until(2026y / December / 11);
  EXPECT_EQ(town.written_to("gijs", start, 2026y / December / 10),
            (Lines{"2026-12-10 Your advice: Task A"}));
}

// D+20 is 21 December, D+40 20 January. Who sits in the bodies reads nothing of it.
TEST(Form, OfRungsThreeAndFourIsAnAgendaItemAndThoseInTheBodiesGetNoMail) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 23, .basis = "law"});
  town.begin();
  town.until(2026y / December / 22, noon);
  EXPECT_EQ(town.item_facts(town.item()).body, "directie");
  EXPECT_EQ(
      town.act("agenda_item.place", town.item(), "steen", {{"day", "2026-12-29"}, {"number", "4"}}),
      "");
  EXPECT_EQ(town.state(town.task("A")).progress.rung, 3);
  town.until(2027y / January / 30);
  Lines papers = town.written(start, 2027y / January / 29);
  std::erase_if(
      papers, [](const std::string& one) { return one.find(": Paper for") == std::string::npos; });
  EXPECT_EQ(papers, (Lines{"2026-12-21 steen: Paper for the directie: Task A, Tue 29 December",
                           "2027-01-20 hout: Paper for the college: Task A, Tue 2 February"}));
  for (const char* member : {"teun", "aap", "noot", "mies", "wim", "zus"}) {
    EXPECT_EQ(town.written_to(member, start, 2027y / January / 29), Lines{}) << member;
  }
}

// On Monday 21 December: the overview of A, and D-3 of a task of the manager.
TEST(Form, OfTheWeeklyOverviewIsTheDigestOfThatMondayInItsFirstWindow) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 9});
  town.duty({.id = "M", .role = "operations-head", .target = 2026y / December / 24});
  town.begin();
  town.until(2026y / December / 22);
  const auto monday = town.letters_to("vuur", 2026y / December / 21);
  ASSERT_EQ(monday.size(), 1U);
  EXPECT_EQ(monday[0].subject, "This week: 1 task that asked for your help");
  EXPECT_EQ(monday[0].at, opens);
  EXPECT_TRUE(says(monday[0], "Task A")) << monday[0].text;
  EXPECT_TRUE(says(monday[0], "Task M")) << monday[0].text;
}

// Rung 1 on Wednesday the 16th; this manager works Tuesday to Thursday.
TEST(Form, OfTheWeeklyOverviewIsOnTheFirstDayOfTheWeekThatThePersonWorks) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 9});
  town.occupies("operations-head", "kool");
  town.begin();
  town.until(2026y / December / 31);
  EXPECT_EQ(town.written_to("kool", start, 2026y / December / 30),
            (Lines{"2026-12-16 1 task in Informatie en ICT needs your help",
                   "2026-12-22 This week: 1 task that asked for your help",
                   "2026-12-29 This week: 1 task that asked for your help"}));
}

// The other task is new on the same day, and has to wait for the window.
TEST(Form, OfAClockIsASingleMailAtOnceThoughADigestLeavesThatDay) {
  for (const char* ladder : {"legal-hours", "technical-urgent"}) {
    Town town(start);
    town.duty({.id = "A",
               .role = "ict-head",
               .target = 2026y / November / 16,
               .ladder = ladder,
               .basis = "law",
               .period = std::string(ladder) == "legal-hours" ? "PT24H" : ""});
    town.duty({.id = "B", .role = "ict-head", .target = 2026y / December / 9});
    town.begin();
    town.until(start + days(1));
    const auto came = town.letters_to("weide", start);
    ASSERT_GE(came.size(), 2U) << ladder;
    EXPECT_EQ(came[0].at, LocalTime{8 * 60}) << ladder;
    EXPECT_TRUE(says(came[0], "Task A") && !says(came[0], "Task B")) << came[0].text;
    EXPECT_EQ(came[1].at, opens) << ladder;
    EXPECT_EQ(came[1].subject, "Task B, please by Wed 9 December") << ladder;
  }
}

void with_tasks(Town& town, int count) {
  for (int k = 0; k < count; ++k) {
    town.duty({.id = fmt::format("T{:02}", k), .role = "ict-head", .target = 2026y / December / 9});
  }
  town.begin();
  town.until(2026y / December / 10);
}

// New on 9 November, and again at D-10, D-3 and D: said of the load once.
TEST(Form, OfMoreThanTwentyFiveItemsIsTheTenMostUrgentAndTheCountAndTheManagerHearsOnce) {
  Town town(start);
  town.duty({.id = "Z", .role = "ict-head", .target = 2026y / November / 9});
  with_tasks(town, 26);
  const auto digest = town.letters_to("weide", start).at(0);
  EXPECT_TRUE(in_order(digest, {"Task Z", "Task T00", "Task T08", "And 17 more for later",
                                "H. Vuur has therefore been told once about the load"}));
  EXPECT_FALSE(says(digest, "Task T09")) << digest.text;
  Lines told = town.written_to("vuur", start, 2026y / December / 9);
  std::erase_if(told, [](const std::string& one) { return one.find("Busy") == one.npos; });
  EXPECT_EQ(told, (Lines{"2026-11-10 Busy: Hoofd ICT"}));
}

TEST(Form, OfTwentyFiveItemsIsNoMatterForTheManager) {
  Town town(start);
  with_tasks(town, 25);
  EXPECT_FALSE(says(town.letters_to("weide", start).at(0), "about the load"));
  EXPECT_EQ(town.written_to("vuur", start, 2026y / December / 9), Lines{});
}

// From Monday 9 to Friday 20 November; the CISO is away in the second week.
TEST(Form, OfTheFirstTenOfficeDaysIsABatchThatTheCisoOrTheDeputyReleases) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 20});
  town.away("gijs", 2026y / November / 16, 2026y / November / 27);
  town.speaks_from(start);
  town.begin();
  const Fields reason = {{"reason", "looked through"}};
  town.until(start, noon);
  EXPECT_EQ(town.written_to("weide", start, start), Lines{}) << "it waits";
  EXPECT_EQ(town.act("engine.release", {}, "gijs", reason), "");
  EXPECT_EQ(town.written_to("weide", start, start).size(), 1U);
  town.until(2026y / November / 20, noon);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 20, 2026y / November / 20), Lines{});
  EXPECT_NE(town.act("engine.release", {}, "weide", reason), "");
  EXPECT_EQ(town.act("engine.release", {}, "lam", reason), "");
  EXPECT_EQ(town.written_to("weide", 2026y / November / 20, 2026y / November / 20),
            (Lines{"2026-11-20 Today: Task A"}));
  town.until(2026y / November / 24);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 21, 2026y / November / 23),
            (Lines{"2026-11-23 Still open: Task A"}))
      << "the eleventh waits for nobody";
}

}  // namespace
}  // namespace cadans::cases::forms
