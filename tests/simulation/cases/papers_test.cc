// For which meeting a paper is, and what its drafter reads of that. The directie meets on 1, 15 and
// 29 December and 12 January; papers close on 25 November, and on 9, 22 December and 6 January.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::papers {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 18;
constexpr LocalTime noon{12 * 60};

TestDuty paper(LocalDate by) {
  return {
      .id = "P", .role = "directie", .target = by, .ladder = "governance", .drafter = "ict-head"};
}

// The last meeting by 11 December is that of the 1st: its papers close two days after the issue.
TEST(Papers, AreForAMeetingThatLeavesHalfOfTheTimeToMakeThem) {
  Town town(2026y / November / 23);
  town.duty(paper(2026y / December / 11));
  town.begin();
  EXPECT_EQ(town.task_facts(town.task("P")).meeting, LocalDate(2026y / December / 15));
  town.until(2026y / December / 11);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 23, 2026y / December / 10),
            (Lines{"2026-11-23 Task P, please by Wed 9 December",
                   "2026-12-04 3 working days to go: Task P", "2026-12-10 Still open: Task P"}));
}

TEST(Papers, AreForTheNextMeetingWhenTheirsHasPassed) {
  Town town(start);
  town.duty(paper(target));
  town.begin();
  town.until(2026y / December / 18);
  const auto closed = town.letters_to("weide", 2026y / December / 10).at(0);
  EXPECT_TRUE(says(closed, "of Tue 15 December closed Wed 9 December")) << closed.text;
  const auto next = town.letters_to("weide", 2026y / December / 17).at(0);
  EXPECT_TRUE(says(next, "was due on Wed 9 December")) << next.text;
  EXPECT_TRUE(says(next, "of Tue 29 December close Tue 22 December")) << next.text;
}

TEST(Papers, ThatAreSentBackAfterTheyClosedAreForTheNextMeetingAndChasedFromIt) {
  Town town(start);
  town.duty(paper(target));
  town.begin();
  town.until(2026y / December / 3, noon);
  const InstanceId task = town.task("P");
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2026-80"}}), "");
  EXPECT_EQ(
      town.act("agenda_item.place", town.item(), "steen", {{"day", "2026-12-15"}, {"number", "2"}}),
      "");
  town.until(2026y / December / 15, noon);
  EXPECT_EQ(town.act("agenda_item.withdraw", town.item(), "weide", {{"reason", "a new price"}}),
            "");
  EXPECT_EQ(town.task_facts(task).meeting, LocalDate(2026y / December / 29));
  town.until(2026y / December / 24);
  EXPECT_EQ(town.written_to("weide", 2026y / December / 16, 2026y / December / 23),
            (Lines{"2026-12-16 1 task this week", "2026-12-17 3 working days to go: Task P",
                   "2026-12-23 Still open: Task P"}));
  const auto returned = town.letters_to("weide", 2026y / December / 16).at(0);
  EXPECT_TRUE(says(returned, "Tue 22 December")) << returned.text;
  const auto open = town.letters_to("weide", 2026y / December / 23).at(0);
  EXPECT_TRUE(says(open, "was due on Tue 22 December")) << open.text;
}

TEST(Papers, ThatAreSentBackInTimeStayForTheirMeeting) {
  Town town(start);
  town.duty(paper(target));
  town.begin();
  town.until(2026y / December / 3, noon);
  const InstanceId task = town.task("P");
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2026-80"}}), "");
  EXPECT_EQ(town.act("agenda_item.withdraw", town.item(), "weide", {{"reason", "a new price"}}),
            "");
  EXPECT_EQ(town.task_facts(task).meeting, LocalDate(2026y / December / 15));
  town.until(2026y / December / 11);
  EXPECT_EQ(town.written_to("weide", 2026y / December / 4, 2026y / December / 10),
            (Lines{"2026-12-04 1 task this week", "2026-12-10 Still open: Task P"}));
}

// Their drafter is the secretary of the directie, so that her stand-in is asked to place them.
TEST(Papers, ThatFallAwayTellTheStandInWhoWasAskedToPlaceThem) {
  Town town(start);
  TestDuty own = paper(target);
  own.drafter = "directie-secretary";
  town.duty(own);
  town.begin();
  town.until(2026y / December / 3, noon);
  EXPECT_EQ(town.act("task.submit", town.task("P"), "steen", {{"evidence", "Z-2026-86"}}), "");
  town.until(2026y / December / 8, noon);
  EXPECT_EQ(town.act("agenda_item.withdraw", town.item(), "steen", {{"reason", "a new price"}}),
            "");
  town.until(2026y / December / 12);
  EXPECT_EQ(town.written_to("hout", start, 2026y / December / 11),
            (Lines{"2026-12-07 Paper for the directie: Task P, Tue 15 December",
                   "2026-12-09 No longer for the agenda: Task P"}));
}

}  // namespace
}  // namespace cadans::cases::papers
