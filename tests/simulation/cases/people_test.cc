// Who it reaches when people are away, work part of the week, or hold two positions.

#include <gtest/gtest.h>

#include "engine/command/past_organisations.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::of_people {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;

// Case 4.
TEST(People, TheDeputyHearsWhileTheLineManagerIsAway) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.away("vuur", 2027y / January / 4, 2027y / January / 15);
  town.begin();
  town.until(2027y / January / 8);
  EXPECT_EQ(town.written(2027y / January / 1, 2027y / January / 8),
            (Lines{"2027-01-04 teun: You stand in for H. Vuur until Fri 15 January",
                   "2027-01-07 teun: 1 task in Informatie en ICT needs your help",
                   "2027-01-07 weide: Still open: Task A"}));
  const auto letter = town.letters_to("teun", 2027y / January / 7).at(0);
  EXPECT_NE(letter.text.find("standing in for H. Vuur"), std::string::npos) << letter.text;
  const auto told = town.task_facts(town.task("A")).told.at(0);
  EXPECT_EQ(told.position, "operations-head");
  EXPECT_EQ(town.handle(told.person), "teun");
  EXPECT_TRUE(told.reached);
}

// Case 5, by S2. The date stands in law, so that the CISO gets a single mail.
TEST(People, TheCisosRungComesInThePlaceOfAManagerWhoIsTheOwner) {
  Town town(start);
  town.duty({.id = "B", .role = "ict-head", .target = target, .basis = "law"});
  town.occupies("operations-head", "weide");
  town.begin();
  town.until(2027y / January / 29);
  EXPECT_EQ(town.written(2027y / January / 1, 2027y / January / 29),
            (Lines{"2027-01-07 gijs: Your advice: Task B", "2027-01-07 weide: Still open: Task B",
                   "2027-01-11 gijs: This week: 1 task that asked for your advice",
                   "2027-01-14 weide: Still open: Task B",
                   "2027-01-18 gijs: This week: 1 task that asked for your advice",
                   "2027-01-21 weide: Still open: Task B",
                   "2027-01-25 gijs: This week: 1 task that asked for your advice",
                   "2027-01-28 jet: Coming to the directie: Task B, Tue 9 February",
                   "2027-01-28 steen: Paper for the directie: Task B, Tue 9 February",
                   "2027-01-28 weide: Still open: Task B"}));
  EXPECT_EQ(town.remarks(town.task("B")),
            (Lines{"S1-owner: operations-head", "S2: ciso", "S1-told: ciso"}));
}

// Case 13. The deputy of the registry is its line manager; rung 2 falls on Thursday 14 January.
TEST(People, ADeputyWhoIsTheLineManagerIsPassedOverAndHastensNothing) {
  Town town(start);
  town.duty(
      {.id = "C", .role = "process-owner", .target = target, .per = "process", .where = "brp"});
  town.away("kat", 2026y / December / 28, 2027y / January / 29);
  town.begin();
  town.until(2027y / January / 29);
  EXPECT_EQ(town.written(2026y / December / 29, 2027y / January / 28),
            (Lines{"2026-12-30 bel: Today: Task C", "2026-12-31 bel: Still open: Task C",
                   "2027-01-07 bel: Still open: Task C", "2027-01-14 bel: Still open: Task C",
                   "2027-01-18 gijs: This week: 1 choice", "2027-01-21 bel: Still open: Task C",
                   "2027-01-25 gijs: This week: 1 task that asked for your advice",
                   "2027-01-28 bel: Still open: Task C",
                   "2027-01-28 jet: Coming to the directie: Task C…, Tue 9 February",
                   "2027-01-28 steen: Paper for the directie: Task C…, Tue 9 February"}));
  EXPECT_EQ(town.remarks(town.task("C", "brp")), (Lines{"S1-owner: citizen-affairs-head"}));
}

// Case 15. The supplier manager works Monday to Thursday; 4 December is a Friday, so what is due
// that day would come on Monday, and is said there by what is overdue.
TEST(People, ATargetOnADayOffIsShownEarlierAndCountedFromItself) {
  Town town(start);
  town.duty({.id = "D", .role = "supplier-manager", .target = 2026y / December / 4});
  town.begin();
  town.until(2026y / December / 12);
  EXPECT_EQ(
      town.written(start, 2026y / December / 11),
      (Lines{"2026-11-09 vis: Task D, please by Thu 3 December",
             "2026-12-01 vis: 2 working days to go: Task D", "2026-12-07 vis: Still open: Task D",
             "2026-12-11 vuur: 1 task in Bedrijfsvoering needs your help"}));
  EXPECT_EQ(town.task_facts(town.task("D")).target, LocalDate(2026y / December / 4));
}

// P11. Nobody stands in for the internal auditor; the municipal secretary is next up the line, and
// the one who can fill the position.
TEST(People, WorkOfAnEmptyPositionGoesUpTheLineTheSameDayAndItIsAskedToFillIt) {
  Town town(start);
  for (const char* id : {"A", "B"}) {
    town.duty({.id = id,
               .role = "internal-auditor",
               .target = 2026y / December / 1,
               .ladder = "second-line"});
  }
  town.occupies("internal-auditor", "");
  town.begin();
  town.until(start + days(2));
  EXPECT_EQ(town.written(start, start + days(1)),
            (Lines{"2026-11-09 jet: 2 new tasks",
                   "2026-11-10 jet: Nobody in the position: Interne auditor"}));
  const auto letter = town.letters_to("jet", start).at(0);
  EXPECT_TRUE(says(letter, "Task A")) << letter.text;
  EXPECT_TRUE(says(letter, "Task B")) << letter.text;
  const auto asked = town.letters_to("jet", start + days(1)).at(0);
  EXPECT_TRUE(says(asked, "2 tasks")) << asked.text;
  town.until(2026y / December / 10);
  EXPECT_EQ(town.written_to("roos", start, 2026y / December / 10), Lines{});
}

// P11. Who is forgotten holds no position any more: the deputy has the work.
TEST(People, WorkOfAPersonWhoIsForgottenGoesOn) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 1});
  town.begin();
  town.until(2026y / November / 12, LocalTime{12 * 60});
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.start", task, "weide"), "");
  const std::string weide = town.task_facts(task).started_by;
  EXPECT_EQ(town.act("engine.forget-person", {}, "gras", {{"person", weide}}), "");
  town.until(2026y / December / 3);
  EXPECT_EQ(town.written(2026y / December / 1, 2026y / December / 2),
            (Lines{"2026-12-01 does: Today: Task A", "2026-12-02 does: Still open: Task A"}));
}

TEST(People, WhoHeldAPositionIsKnownOfEveryDay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / December / 1);
  town.occupies("ict-head", "klok");
  EXPECT_EQ(town.put_in_force("ezel"), "");
  town.until(2026y / December / 10);
  const auto past = command::past_organisations(town.reader());
  ASSERT_TRUE(past) << past.error().what;
  ASSERT_EQ(past->size(), 2U);
  const auto holder = [](const command::PastOrganisation& one) {
    return one.organisation.positions.find("ict-head")->occupant;
  };
  EXPECT_EQ(town.handle(holder(past->front())), "weide");
  EXPECT_EQ(town.handle(holder(past->back())), "klok");
  EXPECT_EQ(town.handle(past->back().by), "ezel");
}

}  // namespace
}  // namespace cadans::cases::of_people
