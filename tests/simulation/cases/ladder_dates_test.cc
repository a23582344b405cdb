// The dates of a ladder: design, section 6, "Ladder dates", a test for each clause. Where one is
// tried elsewhere that test stands here by its name.
//
//   an own date                      below; Ladder.CountsInOfficeDaysOverTheYearsEnd
//   not late by the Monday list
//       Ladder.PutsTheCisosRungInTheMondayListAndKeepsTheNextOnItsDay
//   late by downtime, hold, server   below; in project mode:
//       Golive.ALadderThatPassedInProjectModeBeginsThatDayAndKeepsItsDistances
//   brought forward by a bounce      below; the rung after it keeps its own, later date:
//       Delivery.ABounceTakesTheNextRungInTheSameWindowAndAlarmsTheAdministrator
//   law                              below; hours: Clock.*
//   passed over                      SkipRule1.*
//   dates are made once              below; a late run sends one: ReminderRule1.*
//   never run back                   unit Plan.DatesNeverRunBackHoweverLateEachRungIs

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::ladder_dates {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
// A Wednesday: D+5 is 16 December, D+10 the 23rd, D+20 8 January (Christmas, New Year's Day).
constexpr LocalDate target = 2026y / December / 9;
constexpr LocalTime ten{10 * 60};

// The days on which each rung was put to somebody: "1 2026-12-16".
Lines rungs(const decide::TaskFacts& facts) {
  Lines lines;
  for (const decide::Told& one : facts.told) {
    lines.push_back(std::to_string(one.rung) + " " + to_string(one.on));
  }
  return lines;
}

Lines rungs(const Town& town) { return rungs(town.task_facts(town.task("A"))); }

void one_task(Town& town, const std::string& basis = "law") {
  town.duty({.id = "A", .role = "ict-head", .target = target, .basis = basis});
  town.begin();
}

const Lines own_dates = {"1 2026-12-16", "2 2026-12-23", "3 2027-01-08"};

TEST(LadderDates, ARungKeepsItsOwnDateWhereTheOneBeforeCameInTime) {
  Town town(start);
  one_task(town);
  town.until(2027y / January / 9);
  EXPECT_EQ(rungs(town), own_dates);
}

// Rung 1 of the 16th, a Wednesday, reaches on Tuesday the 22nd who works on Tuesdays only.
TEST(LadderDates, AWorkingDayThatHadToBeWaitedForIsNotLate) {
  Town town(start);
  town.occupies("operations-head", "hek");
  one_task(town);
  town.until(2027y / January / 9);
  EXPECT_EQ(town.written_to("hek", start, 2026y / December / 22).back(),
            "2026-12-22 1 task in Informatie en ICT needs your help");
  EXPECT_EQ(rungs(town), own_dates);
}

// Off over D+5, until D+7: rung 2 is five office days after that, rung 3 ten after rung 2.
TEST(LadderDates, ARungLateByDowntimeMovesThoseAfterItByTheirDistance) {
  Town town(start);
  one_task(town);
  town.until(2026y / December / 15);
  town.down_until(2026y / December / 18, ten);
  town.until(2027y / January / 15);
  EXPECT_EQ(rungs(town), (Lines{"1 2026-12-18", "2 2026-12-28", "3 2027-01-12"}));
}

// Off over D+5, D+10 and D+20.
TEST(LadderDates, DowntimeNeverPutsTwoRungsOnOneDay) {
  Town town(start);
  one_task(town);
  town.until(2026y / December / 15);
  town.down_until(2027y / January / 11, ten);
  town.until(2027y / February / 20);
  EXPECT_EQ(rungs(town), (Lines{"1 2027-01-11", "2 2027-01-18", "3 2027-02-01"}));
}

// Rung 1 was put to the manager on its day, and reached him after the hold.
TEST(LadderDates, ARungLateByAHoldMovesThoseAfterIt) {
  Town town(start);
  one_task(town);
  town.until(2026y / December / 15, ten);
  EXPECT_EQ(town.act("engine.hold", {}, "gijs", {{"reason", "a mistake in the dates"}}), "");
  town.until(2026y / December / 18, LocalTime{8 * 60});
  EXPECT_EQ(town.act("engine.release", {}, "gijs", {{"reason", "mended"}}), "");
  town.until(2027y / January / 15);
  EXPECT_EQ(town.written_to("vuur", 2026y / December / 15, 2026y / December / 18),
            (Lines{"2026-12-18 1 task in Informatie en ICT needs your help"}));
  EXPECT_EQ(rungs(town), (Lines{"1 2026-12-16", "2 2026-12-28", "3 2027-01-12"}));
}

// The mail server takes nothing on Wednesday 16 and Thursday 17 December.
TEST(LadderDates, ARungThatTheMailServerDidNotTakeMovesThoseAfterIt) {
  Town town(start);
  one_task(town);
  town.until(2026y / December / 16);
  town.mail_server_is(false);
  town.until(2026y / December / 18);
  town.mail_server_is(true);
  town.until(2027y / January / 15);
  EXPECT_EQ(town.written_to("vuur", 2026y / December / 15, 2026y / December / 18),
            (Lines{"2026-12-18 1 task in Informatie en ICT needs your help"}));
  EXPECT_EQ(rungs(town), (Lines{"1 2026-12-16", "2 2026-12-28", "3 2027-01-12"}));
}

// Back on the day itself, before the window closes.
TEST(LadderDates, ARungThatLeftLaterOnItsOwnDayMovesNothing) {
  Town town(start);
  one_task(town);
  town.until(2026y / December / 16);
  town.down_until(2026y / December / 16, LocalTime{15 * 60});
  town.until(2027y / January / 9);
  EXPECT_EQ(rungs(town), own_dates);
}

// 75 % is Sunday 27 December, the date the 31st, the end in law 4 January. Off until the 31st.
TEST(LadderDates, ALadderOfLawKeepsItsDatesThoughARungWasLate) {
  Town town(start);
  town.duty({.id = "A",
             .role = "ict-head",
             .target = {},
             .ladder = "legal-days",
             .basis = "law",
             .adjust = "atw-extend",
             .comes_back = "recurrence = \"event\"\nanchor = \"event:data-changed\"\n"
                           "lead_time = \"PT0S\"\nperiod = \"P2W\"\n"});
  town.begin();
  town.until(2026y / December / 18, ten);
  EXPECT_EQ(
      town.act("engine.happened", {}, "gijs", {{"name", "data-changed"}, {"day", "2026-12-18"}}),
      "");
  town.until(2026y / December / 24);
  town.down_until(2026y / December / 31, ten);
  town.until(2027y / January / 15);
  EXPECT_EQ(
      rungs(town.task_facts(town.instance("task/A/organisation/2027-01-01"))),
      (Lines{"1 2026-12-31", "1 2026-12-31", "2 2027-01-04", "3 2027-01-05", "4 2027-01-06"}));
}

// The CISO has a task due that day as well, and works on Thursdays: D+5 of A.
TEST(LadderDates, ARungThatABounceBringsForwardIsASingleMail) {
  constexpr LocalDate thursday = 2026y / December / 17;
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 10});
  town.duty({.id = "Z", .role = "ciso", .target = thursday, .ladder = "second-line"});
  town.bounces("vuur");
  town.begin();
  town.until(thursday + days(1));
  EXPECT_EQ(town.written_to("gijs", thursday, thursday),
            (Lines{"2026-12-17 Today: Task Z", "2026-12-17 Your advice: Task A"}));
}

// Made with the task; what happens later moves a rung, and no row of the plan.
TEST(LadderDates, AreMadeOnceWhenTheTaskIs) {
  Town town(start);
  one_task(town);
  const auto made = town.task_facts(town.task("A")).plan;
  EXPECT_FALSE(made.empty());
  town.until(2026y / December / 15);
  town.down_until(2026y / December / 18, ten);
  town.until(2027y / January / 15);
  EXPECT_EQ(town.task_facts(town.task("A")).plan, made);
}

}  // namespace
}  // namespace cadans::cases::ladder_dates
