// Positions without anybody, and mail that came back: who is asked, and until when.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::vacancy {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;  // a Monday
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};

// P11. The deputies of the two secretaries are each other; both have gone.
TEST(Vacancy, TheSecretaryOfABodyIsAskedForEveryWeekThoughNoTaskIsTheirs) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.occupies("directie-secretary", "");
  town.begin();
  town.until(start + days(22));
  EXPECT_EQ(town.written_to("jet", start, start + days(22)),
            (Lines{"2026-11-10 Nobody in the position: Directiesecretaris",
                   "2026-11-16 Nobody in the position: Directiesecretaris",
                   "2026-11-23 Nobody in the position: Directiesecretaris",
                   "2026-11-30 Nobody in the position: Directiesecretaris"}));
  const auto letter = town.letters_to("jet", start + days(1)).at(0);
  EXPECT_TRUE(says(letter, "The work now goes to P. Hout: 0 tasks")) << letter.text;
}

TEST(Vacancy, AnItemForAnEmptySecretaryIsPlacedByWhoActsForThePosition) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.occupies("directie-secretary", "");
  town.occupies("college-secretary", "");
  town.begin();
  town.until(2027y / January / 28, noon);
  const auto asked = town.letters_to("jet", 2027y / January / 28);
  ASSERT_EQ(asked.size(), 1U);
  EXPECT_EQ(asked[0].subject, "Paper for the directie: Task A, Tue 9 February");
  EXPECT_EQ(
      town.act("agenda_item.place", town.item(), "jet", {{"day", "2027-02-09"}, {"number", "4"}}),
      "");
}

// The work of an empty position goes on, and to fill it is such work: the director is the deputy.
TEST(Vacancy, WhoActsForTheMunicipalSecretaryIsAskedToFillThatPosition) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.occupies("town-clerk", "");
  town.begin();
  town.until(start + days(8));
  EXPECT_EQ(town.written_to("teun", start, start + days(8)),
            (Lines{"2026-11-10 Nobody in the position: Gemeentesecretaris",
                   "2026-11-16 Nobody in the position: Gemeentesecretaris"}));
}

TEST(Vacancy, TheCisoIsAskedWhereNobodyActsForTheMunicipalSecretary) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  for (const char* position : {"town-clerk", "director", "alderman-1", "alderman-2", "mayor"}) {
    town.occupies(position, "");
  }
  town.begin();
  town.until(start + days(2));
  EXPECT_EQ(town.written_to("gijs", start, start + days(2)),
            (Lines{"2026-11-10 Nobody in 5 positions"}));
}

TEST(Vacancy, OneThatFallsEmptyIsAskedForTheNextDayAndThenWithTheOthers) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.occupies("directie-secretary", "");
  town.begin();
  town.until(start + days(1), noon);
  EXPECT_EQ(town.act("task.start", town.task("A"), "weide"), "");
  const std::string weide = town.task_facts(town.task("A")).started_by;
  EXPECT_EQ(town.act("engine.forget-person", {}, "gras", {{"person", weide}}), "");
  town.until(start + days(8));
  EXPECT_EQ(town.written_to("jet", start, start + days(8)),
            (Lines{"2026-11-10 Nobody in the position: Directiesecretaris",
                   "2026-11-11 Nobody in 2 positions", "2026-11-16 Nobody in 2 positions"}));
}

TEST(Vacancy, TheListOfTheWeekComesForItThoughThereIsNothingToChoose) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.occupies("directie-secretary", "");
  town.begin();
  town.until(start + days(15));
  EXPECT_EQ(town.written_to("gijs", start, start + days(15)),
            (Lines{"2026-11-16 This week: no choices", "2026-11-23 This week: no choices"}));
  const auto list = town.letters_to("gijs", start + days(7)).at(0);
  EXPECT_TRUE(says(list, "Directiesecretaris, the work now goes to P. Hout")) << list.text;
}

// The mail of the new task comes back on Monday; two weeks later it is no news any more.
TEST(Vacancy, TheListOfTheWeekComesForMailThatCameBack) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.bounces("weide");
  town.begin();
  town.until(start + days(1));
  town.bounces("weide", false);
  town.until(start + days(22));
  EXPECT_EQ(town.written_to("gijs", start, start + days(22)),
            (Lines{"2026-11-16 This week: no choices"}));
  const auto list = town.letters_to("gijs", start + days(7)).at(0);
  EXPECT_TRUE(says(list, "Hoofd ICT, with the message \"550")) << list.text;
}

TEST(Vacancy, AWeekWithNothingToSayHasNoList) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(start + days(22));
  EXPECT_EQ(town.written_to("gijs", start, start + days(22)), Lines{});
  EXPECT_EQ(town.written_to("jet", start, start + days(22)), Lines{});
}

}  // namespace
}  // namespace cadans::cases::vacancy
