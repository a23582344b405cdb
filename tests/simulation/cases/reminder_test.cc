// Reminders to the owner: what is said once, what is left out, and what goes together.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::reminder {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;

// Case 2. D-4 is 23 December, D+2 is 4 January.
TEST(Reminder, OneMailAfterDowntimeAndTheSkippedOnesAreOnRecord) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / December / 23);
  town.down_until(2027y / January / 4, LocalTime{10 * 60});
  town.until(2027y / January / 6);
  EXPECT_EQ(town.written(2026y / December / 23, 2027y / January / 5),
            (Lines{"2027-01-04 weide: Still open: Task A"}));
  EXPECT_EQ(town.remarks(town.task("A")),
            (Lines{"merged: before 2026-12-24, its moment passed: said with overdue 2026-12-31",
                   "merged: due 2026-12-30, its moment passed: said with overdue 2026-12-31"}));
}

// Case 3. D-1 is 29 December, D+7 is 11 January.
TEST(Reminder, ADayThatTheOwnerNamesIsQuietOnceAndTheManagerSeesIt) {
  Town town(start);
  town.duty({.id = "B", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / December / 29, LocalTime{10 * 60});
  EXPECT_EQ(town.act("task.plan", town.task("B"), "weide", {{"day", "2027-01-11"}}), "");
  EXPECT_NE(town.act("task.plan", town.task("B"), "weide", {{"day", "2027-01-12"}}), "");
  town.until(2027y / January / 19);
  EXPECT_EQ(town.written(2026y / December / 29, 2027y / January / 18),
            (Lines{"2027-01-07 vuur: 1 task in Informatie en ICT needs your help",
                   "2027-01-11 vuur: This week: 1 task that asked for your help",
                   "2027-01-14 weide: Still open: Task B", "2027-01-18 gijs: This week: 1 choice",
                   "2027-01-18 vuur: This week: 1 task that asked for your help"}));
  const auto told = town.letters_to("vuur", 2027y / January / 7).at(0);
  EXPECT_TRUE(says(told, "new day named: Mon 11 January")) << told.text;
}

// Case 7. D is Friday 4 December, so that D+1 falls on a Monday; the window opens at 08:30.
TEST(Reminder, WhatIsClosedTwoMinutesBeforeTheWindowIsNotSent) {
  Town town(start);
  town.duty({.id = "C", .role = "ict-head", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / December / 7, LocalTime{8 * 60 + 28});
  EXPECT_EQ(town.act("task.submit", town.task("C"), "weide", {{"evidence", "Z-2026-77"}}), "");
  town.until(2026y / December / 31);
  EXPECT_EQ(town.written(2026y / December / 7, 2026y / December / 31), Lines{});
}

// Case 10.
TEST(Reminder, FiveLateTasksAreOneDigestAndOneMailToTheManager) {
  Town town(start);
  const Lines five = {"F1", "F2", "F3", "F4", "F5"};
  for (const std::string& id : five) {
    town.duty({.id = id, .role = "ict-head", .target = target});
  }
  town.begin();
  town.until(2027y / January / 8);
  EXPECT_EQ(town.written(2026y / December / 31, 2027y / January / 7),
            (Lines{"2026-12-31 weide: Still open: Task F1",
                   "2027-01-07 vuur: 5 tasks in Informatie en ICT need your help",
                   "2027-01-07 weide: Still open: Task F1"}));
  const auto digest = town.letters_to("weide", 2026y / December / 31).at(0);
  const auto told = town.letters_to("vuur", 2027y / January / 7).at(0);
  for (const std::string& id : five) {
    EXPECT_TRUE(says(digest, "Task " + id)) << digest.text;
    EXPECT_TRUE(says(told, "Task " + id)) << told.text;
  }
}

// Case 16. On 15 December: D+1 of G (head of ICT), D-3 of H (procurement), rung 1 of I.
TEST(Reminder, TwoRolesAndARungAreOneMailAndTheLateOneGivesTheSubject) {
  Town town(start);
  town.duty({.id = "G", .role = "ict-head", .target = 2026y / December / 14});
  town.duty({.id = "H", .role = "procurement", .target = 2026y / December / 18});
  town.duty({.id = "I", .role = "records-keeper", .target = 2026y / December / 8});
  town.occupies("procurement", "weide");
  town.begin();
  town.until(2026y / December / 16);
  EXPECT_EQ(town.written_to("weide", 2026y / December / 15, 2026y / December / 15),
            (Lines{"2026-12-15 Still open: Task G"}));
  const auto letter = town.letters_to("weide", 2026y / December / 15).at(0);
  EXPECT_TRUE(says(letter, "Task G")) << letter.text;
  EXPECT_TRUE(says(letter, "Task H: Fri 18 December, 3 working days to go")) << letter.text;
  EXPECT_TRUE(says(letter, "Task I, with Adviseur informatiebeheer en archief")) << letter.text;
}

}  // namespace
}  // namespace cadans::cases::reminder
