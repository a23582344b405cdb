// One thing of a task that is asked why: its date, whose it is, its reminders, its rungs. Each fact
// with the rule behind it (docs/rules.md).

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::explain_one {
namespace {

using namespace std::chrono;
using decide::About;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};

// A line each.
std::string joined(const Lines& lines) {
  std::string all;
  for (const std::string& line : lines) all += line + "\n";
  return all;
}

TEST(ExplainOne, ADate) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / December / 26});
  town.begin();
  town.until(2026y / November / 16);
  EXPECT_EQ(joined(town.explained(town.task("A"), About::date)),
            "The date is our own agreement, not a term in law. [T10]\n"
            "The date is Thu 24 December: 47 days after the beginning of the journey, Mon 9 "
            "November. [T1]\n"
            "Counted, it was Sat 26 December; no day to agree something for, so the last "
            "good day before it: Thu 24 December. [T5]\n");
}

TEST(ExplainOne, WhoHasIt) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.away("weide", 2026y / December / 7, 2026y / December / 31);
  town.begin();
  town.until(2026y / December / 16, noon);
  EXPECT_EQ(joined(town.explained(town.task("A"), About::owner)),
            "The task is with N. Does, deputy of M. Weide, Hoofd ICT, who is away until Mon 4 "
            "January 2027. [O3]\n"
            "Hoofd ICT has the task, away\n"
            "Teamleider systeembeheer stands in, is here\n");
}

// Off over the second reminder; a day is named later.
TEST(ExplainOne, Reminders) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / December / 22);
  town.down_until(2026y / December / 31, noon);
  town.until(2027y / January / 4);
  EXPECT_EQ(town.act("task.plan", town.task("A"), "weide", {{"day", "2027-01-11"}}), "");
  town.until(2027y / January / 5);
  Lines lines = town.explained(town.task("A"), About::reminders);
  ASSERT_GT(lines.size(), 8U);
  lines.resize(8);
  EXPECT_EQ(joined(lines),
            "M. Weide named Mon 11 January; until that day nothing is asked. [R3]\n"
            "That was later than meant, because Cadans stood still. [R1]\n"
            "-10 2026-12-15 a reminder, Hoofd ICT: sent and arrived, Tue 15 December 2026 [R1]\n"
            "-3 2026-12-24 a reminder, Hoofd ICT: its moment passed: a later message says it [R1]\n"
            "+0 2026-12-30 a message on the day itself, Hoofd ICT: its moment passed: a later "
            "message says it [R1]\n"
            "+1 2026-12-31 a message that it is still open, Hoofd ICT: sent and arrived, Thu 31 "
            "December 2026 [R1]\n"
            "+5 2027-01-07 a message that it is still open, Hoofd ICT: rests until the day that "
            "was named, Mon 11 January [R3]\n"
            "+10 2027-01-14 a message that it is still open, Hoofd ICT: to come [R4]\n");
}

// The ISO has it, whose line manager is the CISO.
TEST(ExplainOne, Rungs) {
  Town town(start);
  town.duty({.id = "A", .role = "iso", .target = target});
  town.begin();
  town.until(2027y / January / 20);
  EXPECT_EQ(joined(town.explained(town.task("A"), About::rungs)),
            "Not put to CISO, who was told about it before. [S1]\n"
            "If nothing happens, a paper is ready on Thu 28 January for the agenda of the "
            "directie. [L4]\n"
            "+5 2027-01-07 step 1, CISO: heard, Thu 7 January [L1]\n"
            "+10 2027-01-14 step 2, CISO: passed over [S1]\n"
            "+20 2027-01-28 step 3, the directie: to come [L4]\n");
}

// Two weeks: ten days before is in the first half of the time.
TEST(ExplainOne, AReminderThatWouldComeTooSoon) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 23});
  town.begin();
  town.until(2026y / November / 11);
  const Lines lines = town.explained(town.task("A"), About::reminders);
  ASSERT_GT(lines.size(), 2U);
  EXPECT_EQ(lines.at(1), "-10 2026-11-09 a reminder, Hoofd ICT: too soon, does not come [R2]");
}

// The line manager's step was handled after a week off: the CISO's comes as much later.
TEST(ExplainOne, ARungThatMovesOn) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 7);
  town.down_until(2027y / January / 11, noon);
  town.until(2027y / January / 12);
  const Lines lines = town.explained(town.task("A"), About::rungs);
  EXPECT_NE(
      std::ranges::find_if(lines,
                           [](const std::string& line) {
                             return line.starts_with("+10 2027-01-14 step 2, CISO: comes on") &&
                                    line.ends_with("[L2]");
                           }),
      lines.end())
      << testing::PrintToString(lines);
}

TEST(ExplainOne, AnAgendaItemSaysWhichTaskToAskFor) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / February / 2);
  EXPECT_THROW(static_cast<void>(town.explained(town.item(), About::date)), std::runtime_error);
}

}  // namespace
}  // namespace cadans::cases::explain_one
