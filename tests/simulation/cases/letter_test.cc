// What a mail says of its dates, of who reads it, and to whom an answer goes.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::letter {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};

bool ends_with_address(const Letter& letter, const std::string& person) {
  return letter.answers_to.find("." + person + "@") != std::string::npos;
}

TEST(Letter, AnswersGoToWhoActsAsCiso) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.away("gijs", 2026y / December / 28, 2027y / January / 8);
  town.bounces("vuur");
  town.begin();
  town.until(2027y / January / 8);
  const auto first = town.letters_to("weide", start).at(0);
  EXPECT_TRUE(ends_with_address(first, "gijs")) << first.answers_to;
  const auto late = town.letters_to("weide", 2026y / December / 31).at(0);
  EXPECT_TRUE(ends_with_address(late, "lam")) << late.answers_to;
  for (const Letter& one : town.letters(2027y / January / 7, 2027y / January / 7)) {
    EXPECT_TRUE(ends_with_address(one, "lam")) << one.to << ": " << one.subject;
  }
}

TEST(Letter, NobodyActsAsCisoAndAnAnswerGoesToTheSender) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  for (const std::string position :
       {"ciso", "iso", "town-clerk", "director", "alderman-1", "alderman-2", "mayor"}) {
    town.occupies(position, "");
  }
  town.begin();
  town.until(start + days(1));
  EXPECT_EQ(town.letters_to("weide", start).at(0).answers_to, "");
}

TEST(Letter, ADateThatNoLawSetIsCalledOurOwn) {
  for (const std::string basis : {"law", "norm"}) {
    Town town(start);
    town.duty({.id = "B", .role = "ict-head", .target = target, .basis = basis});
    town.begin();
    town.until(start + days(1));
    const auto letter = town.letters_to("weide", start).at(0);
    EXPECT_EQ(says(letter, "our own agreement"), basis == "norm") << letter.text;
  }
}

// The papers for the directie of 15 December close on the 9th. The target lies later.
TEST(Letter, APaperIsAskedForByTheDayThatItsMeetingsPapersClose) {
  Town town(start);
  town.duty({.id = "C",
             .role = "directie",
             .target = 2026y / December / 18,
             .ladder = "governance",
             .drafter = "ict-head"});
  town.begin();
  town.until(2026y / December / 11);
  const auto asked = town.letters_to("weide", start).at(0);
  EXPECT_EQ(asked.subject, "Task C, please by Wed 9 December");
  EXPECT_TRUE(says(asked, "goes to the directie of Tue 15 December; papers close Wed 9 December"))
      << asked.text;
  const auto late = town.letters_to("weide", 2026y / December / 10).at(0);
  EXPECT_TRUE(says(late, "was due on Wed 9 December and is still open")) << late.text;
  EXPECT_TRUE(says(late, "directie of Tue 15 December closed Wed 9 December")) << late.text;
}

TEST(Letter, TheOverviewSaysWhatWasHandedInAndAsksTheCisoForAdviceOnly) {
  Town town(start);
  town.duty({.id = "D", .role = "ict-head", .target = target, .basis = "law", .review = "iso"});
  town.begin();
  town.until(2027y / January / 18, noon);
  const auto open = town.letters_to("gijs", 2027y / January / 18).at(0);
  EXPECT_EQ(open.subject, "This week: 1 task that asked for your advice");
  EXPECT_TRUE(says(open, "was due on Wed 30 December 2026 and is still open")) << open.text;
  EXPECT_FALSE(says(open, "Give more time")) << open.text;
  const auto manager = town.letters_to("vuur", 2027y / January / 18).at(0);
  EXPECT_TRUE(says(manager, "Give more time")) << manager.text;
  EXPECT_EQ(town.act("task.submit", town.task("D"), "weide", {{"evidence", "Z-2027-3"}}), "");
  town.until(2027y / January / 25, noon);
  const auto waits = town.letters_to("vuur", 2027y / January / 25).at(0);
  EXPECT_TRUE(
      says(waits, "was handed in on Mon 18 January and waits for Information security officer"))
      << waits.text;
}

TEST(Letter, WhoActsForAnEmptyPositionReadsForWhich) {
  Town town(start);
  town.duty({.id = "E", .role = "iso", .target = target});
  town.occupies("iso", "");
  town.begin();
  town.until(start + days(1));
  const auto letter = town.letters_to("bok", start).at(0);
  EXPECT_TRUE(says(letter, "now also do the work of Information security officer")) << letter.text;
}

}  // namespace
}  // namespace cadans::cases::letter
