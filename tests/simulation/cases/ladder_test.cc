// The main ladder, silence all the way: who hears of it, and on which office day.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::ladder {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;

// Case 1. 1 January is closed; the next directie whose papers are still open is of 9 February.
TEST(Ladder, CountsInOfficeDaysOverTheYearsEnd) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30, .basis = "law"});
  town.begin();
  town.until(2027y / January / 29);
  EXPECT_EQ(town.written(2026y / December / 1, 2027y / January / 29),
            (Lines{"2026-12-15 weide: 10 working days to go: Task A",
                   "2026-12-24 weide: 3 working days to go: Task A",
                   "2026-12-30 weide: Today: Task A", "2026-12-31 weide: Still open: Task A",
                   "2027-01-07 vuur: 1 task in Informatie en ICT needs your help",
                   "2027-01-07 weide: Still open: Task A",
                   "2027-01-11 vuur: This week: 1 task that asked for your help",
                   "2027-01-14 gijs: Your advice: Task A", "2027-01-14 weide: Still open: Task A",
                   "2027-01-18 gijs: This week: 1 task that asked for your advice",
                   "2027-01-18 vuur: This week: 1 task that asked for your help",
                   "2027-01-21 weide: Still open: Task A",
                   "2027-01-25 gijs: This week: 1 task that asked for your advice",
                   "2027-01-25 vuur: This week: 1 task that asked for your help",
                   "2027-01-28 jet: Coming to the directie: Task A, Tue 9 February",
                   "2027-01-28 steen: Paper for the directie: Task A, Tue 9 February",
                   "2027-01-28 weide: Still open: Task A"}));
  const auto told = town.letters_to("vuur", 2027y / January / 7).at(0);
  EXPECT_NE(told.text.find("Task A"), std::string::npos) << told.text;
  EXPECT_NE(told.text.find("5 working days"), std::string::npos) << told.text;
  EXPECT_NE(told.text.find("Signed list A"), std::string::npos) << told.text;
}

// Case 11.
TEST(Ladder, TakesWorkOfTheCisoToTheMunicipalSecretary) {
  Town town(start);
  town.duty({.id = "B", .role = "ciso", .target = 2026y / November / 30, .ladder = "second-line"});
  town.begin();
  town.until(2027y / January / 1);
  EXPECT_EQ(town.written(2026y / November / 30, 2026y / December / 31),
            (Lines{"2026-11-30 gijs: Today: Task B", "2026-12-01 gijs: Still open: Task B",
                   "2026-12-07 gijs: Still open: Task B",
                   "2026-12-07 jet: 1 task in Directie en staf needs your help",
                   "2026-12-14 gijs: Still open: Task B",
                   "2026-12-14 jet: This week: 1 task that asked for your help",
                   "2026-12-21 gijs: Still open: Task B",
                   "2026-12-21 jet: This week: 1 task that asked for your help",
                   "2026-12-28 jet: This week: 1 task that asked for your help",
                   "2026-12-29 gijs: Still open: Task B",
                   "2026-12-29 jet: Coming to the directie: Task B, Tue 12 January 2027",
                   "2026-12-29 steen: Paper for the directie: Task B, Tue 12 January 2027"}));
}

// Case 12.
TEST(Ladder, PassesOverTheCisoWhoWasToldAsLineManager) {
  Town town(start);
  town.duty({.id = "C", .role = "iso", .target = 2026y / November / 30});
  town.begin();
  town.until(2027y / January / 1);
  EXPECT_EQ(town.written_to("gijs", 2026y / November / 30, 2026y / December / 31),
            (Lines{"2026-12-07 1 task in Informatie en ICT needs your help",
                   "2026-12-14 This week: 1 task that asked for your help",
                   "2026-12-21 This week: 1 task that asked for your help",
                   "2026-12-28 This week: 1 task that asked for your help"}));
  EXPECT_EQ(town.written_to("steen", 2026y / November / 30, 2026y / December / 31),
            (Lines{"2026-12-29 Paper for the directie: Task C, Tue 12 January 2027"}));
  EXPECT_EQ(town.remarks(town.task("C")), (Lines{"S1-told: ciso"}));
}

// Case 14. Rung 2 falls on Wednesday 9 December.
TEST(Ladder, PutsTheCisosRungInTheMondayListAndKeepsTheNextOnItsDay) {
  Town town(start);
  town.duty({.id = "D", .role = "ict-head", .target = 2026y / November / 25});
  town.begin();
  town.until(2026y / December / 24);
  EXPECT_EQ(town.written_to("gijs", start, 2026y / December / 23),
            (Lines{"2026-12-14 This week: 1 choice",
                   "2026-12-21 This week: 1 task that asked for your advice"}));
  EXPECT_EQ(town.written_to("steen", start, 2026y / December / 23),
            (Lines{"2026-12-23 Paper for the directie: Task D, Tue 12 January 2027"}));
}

// The same Wednesday where the date stands in law: a single mail, on the first day the CISO works.
TEST(Ladder, WritesTheCisoASingleMailWhereTheDateStandsInLaw) {
  Town town(start);
  town.duty({.id = "E", .role = "ict-head", .target = 2026y / November / 25, .basis = "law"});
  town.begin();
  town.until(2026y / December / 24);
  EXPECT_EQ(town.written_to("gijs", start, 2026y / December / 23),
            (Lines{"2026-12-10 Your advice: Task E",
                   "2026-12-14 This week: 1 task that asked for your advice",
                   "2026-12-21 This week: 1 task that asked for your advice"}));
  EXPECT_EQ(town.written_to("steen", start, 2026y / December / 23),
            (Lines{"2026-12-23 Paper for the directie: Task E, Tue 12 January 2027"}));
}

const TestDuty paper_of_the_clerk = {.id = "F",
                                     .role = "directie",
                                     .target = 2026y / December / 15,
                                     .ladder = "governance",
                                     .drafter = "town-clerk"};

// S1. The clerk's own paper is not put to the clerk, so that is not announced either.
TEST(Ladder, AnnouncesNobodyWhoWillBePassedOver) {
  Town town(start);
  town.duty(paper_of_the_clerk);
  town.begin();
  town.until(2026y / December / 18);
  int late = 0;
  for (const Letter& letter : town.letters(start, 2026y / December / 18)) {
    if (letter.subject == "Still open: Task F") ++late;
    EXPECT_EQ(letter.text.find("put it to F. Jet"), std::string::npos) << letter.text;
  }
  EXPECT_GT(late, 0);
}

// S2. What a body waits for is not put to the alderman sooner because the clerk drafted it.
TEST(Ladder, HastensNothingWhereTheClerkMissedHisOwnMeeting) {
  Town town(start);
  town.duty(paper_of_the_clerk);
  town.begin();
  town.until(2026y / December / 18);
  EXPECT_EQ(town.remarks(town.task("F")), (Lines{"S1-owner: town-clerk"}));
  EXPECT_EQ(town.written_to("noot", start, 2026y / December / 18), Lines{});
}

}  // namespace
}  // namespace cadans::cases::ladder
