// A batch that is far larger than usual holds itself, and so does what is too much for one person.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::brake {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate thursday = 2026y / December / 3;  // the fourth
constexpr LocalTime nine{9 * 60};

// Who have one task each that is late from the first Thursday on, so that each gets a mail on every
// Thursday; and who get the first reminder of theirs, ten office days ahead, on the fourth.
constexpr std::array early = {"ict-head", "controller", "ensia-coordinator", "procurement"};
constexpr std::array late = {"iso",
                             "incident-coordinator",
                             "records-keeper",
                             "supplier-manager",
                             "operations-head",
                             "directie-secretary",
                             "college-secretary",
                             "hr",
                             "communications"};

void with(Town& town, std::size_t usual, std::size_t more) {
  for (std::size_t k = 0; k < usual; ++k) {
    town.duty({.id = fmt::format("E{}", k), .role = early[k], .target = 2026y / November / 12});
  }
  for (std::size_t k = 0; k < more; ++k) {
    town.duty({.id = fmt::format("L{}", k), .role = late[k], .target = 2026y / December / 17});
  }
  town.begin();
  town.until(thursday, nine);
}

std::ptrdiff_t titled(const std::vector<Letter>& letters, std::string_view subject) {
  return std::count_if(letters.begin(), letters.end(),
                       [&](const Letter& one) { return one.subject.starts_with(subject); });
}

TEST(Brake, ABatchOfOverThreeTimesTheUsualWaitsForAReleaseWithAReason) {
  Town town(start);
  with(town, 4, 9);
  EXPECT_EQ(town.written(thursday, thursday),
            (Lines{"2026-12-03 gijs: Look first: 13 mails wait for you"}));
  const Letter alarm = town.letters_to("gijs", thursday).at(0);
  EXPECT_TRUE(says(alarm, "far more than usual on such a day: mostly 4")) << alarm.text;
  EXPECT_EQ(town.act("engine.release", {}, "weide", {{"reason", "looked through"}}),
            "Someone else decides on the mail here: CISO. Instead: ask I. Gijs, who can do it.");
  EXPECT_NE(town.act("engine.release", {}, "gijs"), "");
  EXPECT_EQ(town.letters(thursday, thursday).size(), 1U);
  EXPECT_EQ(town.act("engine.release", {}, "gijs", {{"reason", "looked through"}}), "");
  EXPECT_EQ(town.letters(thursday, thursday).size(), 1U + 13U);
  EXPECT_EQ(town.written_to("hok", thursday, thursday).size(), 1U);
  town.until(thursday + days(1));
  EXPECT_EQ(town.letters(thursday, thursday).size(), 1U + 13U);
}

TEST(Brake, ABatchThatWaitsLeavesOnNoLaterDayByItself) {
  constexpr LocalDate monday = thursday + days(4);
  Town town(start);
  with(town, 4, 9);
  town.until(monday, nine);
  const auto came = town.letters(thursday, monday);
  EXPECT_EQ(titled(came, "Look first"), static_cast<int>(came.size()));
  EXPECT_EQ(town.act("engine.release", {}, "gijs", {{"reason", "looked through"}}), "");
  EXPECT_GE(town.letters(monday, monday).size(), 13U);
}

TEST(Brake, ABatchReleasedInTheEveningLeavesInTheNextWindow) {
  Town town(start);
  with(town, 4, 9);
  town.until(thursday, LocalTime{20 * 60});
  EXPECT_EQ(town.act("engine.release", {}, "gijs", {{"reason", "looked through"}}), "");
  EXPECT_EQ(town.letters(thursday, thursday).size(), 1U);
  town.until(thursday + days(4), nine);
  const auto came = town.letters(thursday + days(1), thursday + days(4));
  EXPECT_EQ(titled(came, "Look first"), 0);
  EXPECT_GE(came.size(), 13U);
}

TEST(Brake, ThreeTimesTheUsualIsNotTooMuch) {
  Town town(start);
  with(town, 4, 8);
  EXPECT_EQ(town.letters(thursday, thursday).size(), 12U);
  EXPECT_EQ(titled(town.letters(thursday, thursday), "Look first"), 0);
}

TEST(Brake, NineMailsAreNeverTooMany) {
  Town town(start);
  with(town, 1, 8);
  EXPECT_EQ(town.letters(thursday, thursday).size(), 9U);
  EXPECT_EQ(titled(town.letters(thursday, thursday), "Look first"), 0);
}

TEST(Brake, TheMailToOnePersonIsHeldAloneAndGoesWithTheWindowAfterItsRelease) {
  Town town(start);
  for (const char* role : {"ict-head", "controller"}) {
    town.duty({.id = role, .role = role, .target = 2026y / November / 12});
  }
  town.begin();
  town.until(thursday, LocalTime{8 * 60});
  const std::string weide = town.key("weide");
  const Fields held = {{"person", weide}, {"reason", "a wrong date"}};
  EXPECT_EQ(town.act("engine.release", {}, "gijs", held),
            "The mail to M. Weide is not held. Instead: see with 'cadans status' what stands "
            "still.");
  EXPECT_EQ(town.act("engine.hold", {}, "weide", held),
            "Someone else decides on the mail here: CISO. Instead: ask I. Gijs, who can do it.");
  EXPECT_NE(town.act("engine.hold", {}, "gijs", {{"person", weide}}), "");
  EXPECT_NE(town.act("engine.hold", {}, "gijs", {{"person", "nobody"}, {"reason", "?"}}), "");
  EXPECT_EQ(town.act("engine.hold", {}, "gijs", held), "");
  town.until(thursday, nine);
  EXPECT_EQ(town.written(thursday, thursday),
            (Lines{"2026-12-03 schapen: Still open: Task controller"}));
  const auto why = town.explained(town.task("ict-head"));
  EXPECT_TRUE(std::ranges::any_of(why, [](const std::string& line) {
    return line.starts_with("Sending to M. Weide stands still, by I. Gijs: \"a wrong date\"");
  }));
  EXPECT_EQ(town.act("engine.release", {}, "gijs", held), "");
  town.until(thursday + days(1), nine);
  EXPECT_EQ(town.written(thursday + days(1), thursday + days(1)),
            (Lines{"2026-12-04 weide: Still open: Task ict-head"}));
}

// The rung that comes back from the manager goes to the CISO at once, by itself.
TEST(Brake, AMailByItselfToAPersonWhoseMailIsHeldWaitsToo) {
  constexpr LocalDate rung_1 = 2027y / January / 7;
  constexpr LocalDate next = 2027y / January / 11;  // his next working day
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 30});
  town.begin();
  town.bounces("vuur");
  town.until(rung_1, LocalTime{8 * 60});
  EXPECT_EQ(town.act("engine.hold", {}, "gijs",
                     {{"person", town.key("gijs")}, {"reason", "a wrong date"}}),
            "");
  town.until(next, LocalTime{8 * 60});
  EXPECT_EQ(town.written_to("gijs", rung_1, next), Lines{});
  EXPECT_EQ(town.act("engine.release", {}, "gijs",
                     {{"person", town.key("gijs")}, {"reason", "looked through"}}),
            "");
  town.until(next, nine);
  const auto came = town.letters_to("gijs", next);
  ASSERT_EQ(came.size(), 1U);
  EXPECT_TRUE(says(came[0], "Task A")) << came[0].text;
}

// Rung 1 of seven tasks comes back in one mail, so that each goes to the CISO in a mail of its own.
TEST(Brake, TheSixthMailOfADayToOnePersonWaitsForTheNextWindowAndIsSaidOnce) {
  constexpr LocalDate rung_1 = 2027y / January / 7;
  constexpr LocalDate next = 2027y / January / 11;  // his next working day
  Town town(start);
  for (const char* id : {"A", "B", "C", "D", "E", "F", "G"}) {
    town.duty({.id = id, .role = "ict-head", .target = 2026y / December / 30});
  }
  town.begin();
  town.bounces("vuur");
  town.until(next);
  const auto came = town.letters_to("gijs", rung_1);
  EXPECT_EQ(titled(came, "Your advice: Task "), 5);
  EXPECT_EQ(titled(came, "Look first: 1 mail waits for you"), 1);
  EXPECT_EQ(came.size(), 6U);
  const auto alarm = std::find_if(came.begin(), came.end(), [](const Letter& one) {
    return says(one, "Someone among them would get 6 mails at once");
  });
  EXPECT_NE(alarm, came.end());
  town.until(next, nine);
  const auto digest = town.letters_to("gijs", next);
  ASSERT_EQ(digest.size(), 1U);
  EXPECT_TRUE(says(digest[0], "Task F") && says(digest[0], "Task G")) << digest[0].text;
}

TEST(Brake, TheDigestOfTheDayIsOneOfTheFive) {
  constexpr LocalDate rung_1 = 2027y / January / 7;
  Town town(start);
  for (const char* id : {"A", "B", "C", "D", "E", "F", "G"}) {
    town.duty({.id = id, .role = "ict-head", .target = 2026y / December / 30});
  }
  town.duty({.id = "Z", .role = "ciso", .target = rung_1, .ladder = "second-line"});
  town.begin();
  town.bounces("vuur");
  town.until(rung_1 + days(1));
  const auto came = town.letters_to("gijs", rung_1);
  EXPECT_EQ(titled(came, "Today: Task Z"), 1);
  EXPECT_EQ(titled(came, "Your advice: Task "), 4);
  EXPECT_EQ(titled(came, "Look first: 1 mail waits for you"), 1);
  EXPECT_EQ(came.size(), 6U);
}

// On Wednesday 16 December rung 1 of six tasks comes back, and so it does of six papers that missed
// their meeting: the CISO would get six mails, and the portfolio holder.
TEST(Brake, ASixthMailIsSaidOfEachPerson) {
  constexpr LocalDate wednesday = 2026y / December / 16;
  Town town(start);
  town.occupies("ciso", "lam");  // works that day
  for (const char* id : {"A", "B", "C", "D", "E", "F"}) {
    town.duty({.id = id, .role = "ict-head", .target = 2026y / December / 9});
    town.duty({.id = std::string("P") + id,
               .role = "directie",
               .target = 2026y / December / 18,
               .ladder = "governance",
               .drafter = "hr"});
  }
  town.begin();
  town.bounces("vuur");
  town.bounces("jet");
  town.until(wednesday + days(1));
  EXPECT_EQ(town.letters_to("noot", wednesday).size(), 5U);
  const auto came = town.letters_to("lam", wednesday);
  EXPECT_EQ(titled(came, "Look first: 1 mail waits for you"), 2);
  EXPECT_EQ(came.size(), 7U);
}

}  // namespace
}  // namespace cadans::cases::brake
