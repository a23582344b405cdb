// What was handed in: whoever looks is asked in a rhythm of its own,
// and nobody is told that it is missing.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::eyes {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalTime noon{12 * 60};
const Fields evidence = {{"evidence", "Z-2026-12"}};

// Handed in on Monday 16 November, long before its date.
InstanceId handed_in(Town& town, LocalDate target) {
  town.duty({.id = "A", .role = "ict-head", .target = target, .review = "iso"});
  town.begin();
  town.until(2026y / November / 16, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.submit", task, "weide", evidence), "");
  return task;
}

TEST(Eyes, AreAskedOnTheDaysThatTheirMailsPromiseAndTheOwnerIsNot) {
  Town town(start);
  handed_in(town, 2026y / November / 27);
  town.until(2027y / January / 20);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 17, 2027y / January / 19), Lines{});
  EXPECT_EQ(
      town.written_to("lam", start, 2027y / January / 19),
      (Lines{"2026-11-17 Agreed? Task A", "2026-11-23 Agreed? Task A", "2026-11-30 Agreed? Task A",
             "2026-12-07 Agreed? Task A", "2026-12-14 Agreed? Task A", "2026-12-21 Agreed? Task A",
             "2026-12-29 Agreed? Task A", "2027-01-06 Agreed? Task A"}));
  const auto first = town.letters_to("lam", 2026y / November / 17).at(0);
  EXPECT_TRUE(says(first, "ask again on Mon 23 November")) << first.text;
  const auto last = town.letters_to("lam", 2027y / January / 6).at(0);
  EXPECT_FALSE(says(last, "ask again")) << last.text;
}

TEST(Eyes, ThatSendItBackLeaveTheOwnerHisOwnRows) {
  Town town(start);
  const InstanceId task = handed_in(town, 2026y / November / 27);
  town.until(2026y / November / 17, noon);
  EXPECT_EQ(town.act("task.reject", task, "lam", {{"reason", "the annex is missing"}}), "");
  town.until(2026y / December / 1);
  EXPECT_EQ(town.written_to("lam", 2026y / November / 18, 2026y / November / 30), Lines{});
  EXPECT_EQ(
      town.written_to("weide", 2026y / November / 18, 2026y / November / 30),
      (Lines{"2026-11-18 One more thing for Task A", "2026-11-24 3 working days to go: Task A",
             "2026-11-27 Today: Task A", "2026-11-30 Still open: Task A"}));
}

// D+5 is 4 December, D+10 the 11th: the CISO reads his list on Monday the 14th.
TEST(Eyes, ThatAreSilentDoNotMakeWhatWasHandedInMissing) {
  Town town(start);
  handed_in(town, 2026y / November / 27);
  town.until(2026y / December / 15);
  const auto manager = town.letters_to("vuur", 2026y / December / 4).at(0);
  EXPECT_TRUE(says(manager, "handed in on Mon 16 November, waits for Information security officer"))
      << manager.text;
  EXPECT_FALSE(says(manager, "missing")) << manager.text;
  const auto overview = town.letters_to("vuur", 2026y / December / 7).at(0);
  EXPECT_TRUE(
      says(overview, "handed in on Mon 16 November and waits for Information security officer"))
      << overview.text;
}

}  // namespace
}  // namespace cadans::cases::eyes
