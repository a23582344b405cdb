// What the CISO reads of one task, who helps, and how those who govern are written to.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::advice {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime nine{9 * 60};

// Texts, section 5.1. The paper is drafted on 28 January; papers for 9 February close on the 2nd.
TEST(Advice, SaysWhoWasAskedWhenWhereItComesAndWhetherAcceptingIsPossible) {
  for (const char* clause : {"BIO2:5.12.01", "BIO2:kader-13"}) {
    Town town(start);
    town.duty({.id = "A", .role = "ict-head", .target = target, .basis = "law", .clause = clause});
    town.begin();
    town.until(2027y / January / 15);
    const auto letter = town.letters_to("gijs", 2027y / January / 14).at(0);
    for (const char* words :
         {"given out on Mon 9 November 2026 and lies with Hoofd ICT",
          "Put to H. Vuur: Thu 7 January",
          "On the agenda of the directie of Tue 9 February, papers close Tue 2 February",
          "The cover note is made on Thu 28 January", "it goes on that agenda without advice"}) {
      EXPECT_TRUE(says(letter, words)) << words << ": " << letter.text;
    }
    EXPECT_FALSE(says(letter, "does not close")) << "no gate asks it: " << letter.text;
    EXPECT_EQ(says(letter, "Accepting for a time is not possible here"),
              std::string(clause) == "BIO2:5.12.01")
        << letter.text;
  }
}

// The engine made the paper of a rung; what the owner hands in is the owner's own.
TEST(Advice, IsMissedInThePaperThatTheEngineMadeOnly) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .basis = "law"});
  town.duty({.id = "B", .role = "directie", .target = 2027y / March / 30, .drafter = "ict-head"});
  town.begin();
  EXPECT_EQ(town.act("task.submit", town.task("B"), "weide", {{"evidence", "Z-1"}}), "");
  town.until(2027y / February / 2);
  int made = 0;
  int handed_in = 0;
  for (const Letter& one : town.letters(start, 2027y / February / 1)) {
    const bool paper = one.subject.starts_with("Paper for the directie: Task ");
    made += paper && says(one, "Task A") && says(one, "There is no advice of the CISO in it yet");
    handed_in += paper && says(one, "Task B") && !says(one, "advice");
  }
  EXPECT_EQ(made, 1);
  EXPECT_EQ(handed_in, 1);
}

TEST(Advice, SaysThatTheMessageToTheLineManagerDidNotArrive) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.bounces("vuur");
  town.begin();
  town.until(2027y / January / 8);
  const auto letter = town.letters_to("gijs", 2027y / January / 7).at(0);
  EXPECT_TRUE(says(letter, "The message to H. Vuur did not arrive")) << letter.text;
}

// On "legal-days" the CISO is told with the line manager, and in words of his own.
TEST(Advice, IsAskedOfTheCisoWhoIsToldTogetherWithTheLineManager) {
  Town town(start);
  town.duty(
      {.id = "A", .role = "ict-head", .target = target, .ladder = "legal-days", .basis = "law"});
  town.begin();
  town.until(2026y / December / 24);
  const auto all = town.written(start + days(1), 2026y / December / 24);
  const auto has = [&](const std::string& line) {
    return std::any_of(all.begin(), all.end(),
                       [&](const std::string& one) { return one.find(line) != std::string::npos; });
  };
  EXPECT_TRUE(has("vuur: 1 task in Informatie en ICT needs your help"));
  EXPECT_TRUE(has("gijs: Your advice: Task A"));
  EXPECT_TRUE(has("gijs: This week: 1 task that asked for your advice"));
  EXPECT_FALSE(has("gijs: 1 task in"));
}

TEST(Advice, TheFootOfAMailToTheCisoNamesAnotherAsHelp) {
  Town town(start);
  town.duty({.id = "A", .role = "ciso", .target = target, .ladder = "second-line"});
  town.duty({.id = "B", .role = "ict-head", .target = target});
  town.begin();
  town.until(start + days(1));
  EXPECT_TRUE(says(town.letters_to("gijs", start).at(0), "Help: F. Jet"));
  EXPECT_TRUE(says(town.letters_to("weide", start).at(0), "Help: I. Gijs"));
}

// The municipal secretary and the director have left: the alderman acts for them.
TEST(Advice, AnAldermanIsWrittenToFormallyAndAColleagueIsNot) {
  Town town(start);
  town.duty({.id = "A", .role = "internal-auditor", .target = target, .ladder = "second-line"});
  for (const char* position : {"internal-auditor", "town-clerk", "director"}) {
    town.occupies(position, "");
  }
  town.duty({.id = "B", .role = "ict-head", .target = target});
  town.begin();
  town.until(start + days(1));
  const auto alderman = town.letters_to("noot", start).at(0);
  EXPECT_TRUE(says(alderman, "Why you receive this")) << alderman.text;
  EXPECT_TRUE(says(town.letters_to("weide", start).at(0), "Why you get this"));
}

// Nothing is sent in project mode, so the question waits for its first morning after it.
TEST(Advice, AQuestionForHelpInProjectModeIsAskedAtTheGolive) {
  const LocalDate golive = 2026y / November / 30;
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.speaks_from(golive);
  town.begin();
  EXPECT_EQ(town.act("task.help", town.task("A"), "weide", {{"reason", "which list is meant?"}}),
            "");
  for (const LocalDate day : {golive, golive + days(1)}) {
    town.until(day, nine);
    static_cast<void>(town.act("engine.release", {}, "gijs", {{"reason", "looked through"}}));
  }
  town.until(golive + days(2));
  int asked = 0;
  for (const Letter& letter : town.letters(start, golive + days(2))) {
    if (letter.subject != "Help asked: Task A") continue;
    ++asked;
    EXPECT_EQ(letter.on, golive);
    EXPECT_EQ(letter.to, "gijs");
    EXPECT_TRUE(says(letter, "which list is meant?")) << letter.text;
  }
  EXPECT_EQ(asked, 1);
}

}  // namespace
}  // namespace cadans::cases::advice
