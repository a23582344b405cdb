// The ladders beside the main one, silence all the way: who hears, and on which day.

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::other_ladders {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;  // a Monday
constexpr LocalTime ten{10 * 60};

Lines at_their_hour(const Town& town, LocalDate first, LocalDate last) {
  Lines lines;
  for (const Letter& one : town.letters(first, last)) {
    lines.push_back(
        fmt::format("{} {} {}: {}", to_string(one.on), to_string(one.at), one.to, one.subject));
  }
  return lines;
}

// Days of the calendar from Monday at eight: the sixth is a Sunday.
TEST(TechnicalUrgent, GoesAtTheHourOfItsStartDayAndNight) {
  Town town(start);
  town.duty({.id = "A",
             .role = "procurement",
             .target = 2026y / November / 16,
             .ladder = "technical-urgent",
             .basis = "norm"});
  town.begin();
  town.until(2026y / November / 17);
  EXPECT_EQ(
      at_their_hour(town, start, 2026y / November / 16),
      (Lines{"2026-11-09 08:00 maan: Task A, please by Mon 16 November",
             "2026-11-09 12:00 maan: 5 working days to go: Task A",
             "2026-11-11 08:00 weide: 1 task in Bedrijfsvoering needs your help",
             "2026-11-13 08:00 gijs: Your advice: Task A",
             "2026-11-15 08:00 ezel: Touches Uitkeringen verstrekken: Task A",
             "2026-11-15 08:00 kat: Touches Basisregistratie personen en reisdocumenten: Task A",
             "2026-11-16 08:00 maan: Still open: Task A",
             "2026-11-16 08:30 gijs: This week: 1 task that asked for your advice",
             "2026-11-16 08:30 hout: Paper for the college: Task A, Tue 1 December",
             "2026-11-16 08:30 jet: Coming to the college: Task A, Tue 1 December",
             "2026-11-16 08:30 steen: Paper for the directie: Task A, Tue 1 December",
             "2026-11-16 08:30 weide: This week: 1 task that asked for your help"}));
}

TEST(TechnicalUrgent, WhoTakesItUpWithinFourHoursIsNotAskedWhether) {
  Town town(start);
  town.duty({.id = "A",
             .role = "procurement",
             .target = 2026y / November / 16,
             .ladder = "technical-urgent"});
  town.begin();
  town.until(start, ten);
  EXPECT_EQ(town.act("task.start", town.task("A"), "maan"), "");
  town.until(2026y / November / 10);
  EXPECT_EQ(town.written_to("maan", start, start),
            (Lines{"2026-11-09 Task A, please by Mon 16 November"}));
}

// A body of work with two processes: each owner hears of their own, and nothing is asked there.
TEST(Supplier, TheOwnerOfTheProcessHearsBeforeTheLineDoes) {
  Town town(start);
  town.duty({.id = "B",
             .role = "supplier-manager",
             .target = 2026y / December / 1,
             .ladder = "supplier",
             .per = "process",
             .where = "in-scope"});
  town.begin();
  town.until(2027y / February / 1);
  const LocalDate first = 2026y / December / 1;
  const LocalDate last = 2027y / January / 31;
  EXPECT_EQ(town.written_to("kat", first, last),
            (Lines{"2026-12-15 Touches Basisregistratie personen en reisdocumenten: Task B"}));
  EXPECT_EQ(town.written_to("ezel", first, last),
            (Lines{"2026-12-15 Touches Uitkeringen verstrekken: Task B"}));
  EXPECT_EQ(town.written_to("vuur", first, 2026y / December / 31),
            (Lines{"2026-12-30 2 tasks in Bedrijfsvoering need your help"}));
  EXPECT_EQ(town.written_to("maan", first, 2026y / December / 31),
            (Lines{"2026-12-30 2 tasks in Bedrijfsvoering need your help"}));
  EXPECT_EQ(town.written_to("gijs", first, 2027y / January / 24),
            (Lines{"2027-01-18 This week: 2 choices"}));
  EXPECT_EQ(town.written_to("steen", first, last), (Lines{"2027-01-28 2 tasks this week"}));
}

const TestDuty reported = {.id = "C",
                           .role = "ensia-coordinator",
                           .target = 2026y / December / 30,
                           .ladder = "external-deadline",
                           .review = "iso"};

TEST(ExternalDeadline, ClimbsBeforeTheDay) {
  Town town(start);
  town.duty(reported);
  town.begin();
  town.until(2027y / January / 1);
  EXPECT_EQ(town.written(2026y / November / 10, 2026y / December / 31),
            (Lines{"2026-12-15 duif: 9 working days to go: Task C",
                   "2026-12-15 gijs: Your advice: Task C",
                   "2026-12-21 gijs: This week: 1 task that asked for your advice",
                   "2026-12-22 duif: 4 working days to go: Task C",
                   "2026-12-22 steen: Paper for the directie: Task C, Tue 12 January 2027",
                   "2026-12-28 duif: 1 working day to go: Task C",
                   "2026-12-28 gijs: This week: 1 task that asked for your advice",
                   "2026-12-28 jet: 1 task in Bedrijfsvoering needs your help",
                   "2026-12-28 noot: 1 task in Bedrijfsvoering needs your help",
                   "2026-12-29 jet: Coming to the directie: Task C, Tue 12 January 2027",
                   "2026-12-31 duif: Still open: Task C",
                   "2026-12-31 hout: Paper for the college: Task C, Tue 12 January 2027",
                   "2026-12-31 jet: Coming to the college: Task C, Tue 12 January 2027"}));
}

TEST(ExternalDeadline, HandedInItClimbsNoMoreBeforeTheDay) {
  Town town(start);
  town.duty(reported);
  town.begin();
  town.until(2026y / December / 18, ten);
  EXPECT_EQ(town.act("task.submit", town.task("C"), "duif", {{"evidence", "Z-2026-77"}}), "");
  town.until(2026y / December / 30);
  EXPECT_EQ(town.remarks(town.task("C")), (Lines{"handed-in: directie", "handed-in: town-clerk"}));
  EXPECT_EQ(town.written_to("steen", start, 2026y / December / 29), Lines{});
  EXPECT_EQ(town.state(town.task("C")).state, "submitted,escalated") << "the CISO was told before";
  const Lines why = town.explained(town.task("C"));
  const std::string said = "Not put to Gemeentesecretaris, because it had been handed in.";
  EXPECT_NE(std::find(why.begin(), why.end(), said), why.end()) << testing::PrintToString(why);
}

Lines audit(const std::string& role, const std::string& grade,
            LocalDate last = 2026y / December / 30) {
  Town town(start);
  town.duty(
      {.id = "D", .role = role, .target = 2026y / December / 1, .ladder = "audit", .grade = grade});
  town.begin();
  town.until(last + days(1));
  return town.written(2026y / December / 1, last);
}

TEST(Audit, ThatIsLateGoesUpTheLineOfTheAuditor) {
  EXPECT_EQ(audit("internal-auditor", ""),
            (Lines{"2026-12-02 roos: Still open: Task D",
                   "2026-12-08 jet: 1 task in Financiën en control needs your help",
                   "2026-12-09 roos: Still open: Task D",
                   "2026-12-14 jet: This week: 1 task that asked for your help",
                   "2026-12-16 roos: Still open: Task D",
                   "2026-12-21 jet: This week: 1 task that asked for your help",
                   "2026-12-23 roos: Still open: Task D",
                   "2026-12-28 jet: This week: 1 task that asked for your help",
                   "2026-12-30 jet: Coming to the directie: Task D, Tue 12 January 2027",
                   "2026-12-30 roos: Still open: Task D",
                   "2026-12-30 steen: Paper for the directie: Task D, Tue 12 January 2027"}));
}

TEST(Audit, ARedFindingIsPutToTheLineAndTheCisoTheNextDayAndThenToBothBodies) {
  EXPECT_EQ(audit("procurement", "red", 2026y / December / 15),
            (Lines{"2026-12-01 maan: Today: Task D", "2026-12-02 maan: Still open: Task D",
                   "2026-12-02 vuur: 1 task in Bedrijfsvoering needs your help",
                   "2026-12-03 gijs: Your advice: Task D",
                   "2026-12-07 gijs: This week: 1 task that asked for your advice",
                   "2026-12-07 vuur: This week: 1 task that asked for your help",
                   "2026-12-08 jet: Coming to the directie: Task D, Tue 15 December",
                   "2026-12-08 maan: Still open: Task D",
                   "2026-12-08 steen: Paper for the directie: Task D, Tue 15 December",
                   "2026-12-09 steen: To put on the agenda: Task D, Tue 15 December",
                   "2026-12-14 gijs: This week: 1 task that asked for your advice",
                   "2026-12-14 vuur: This week: 1 task that asked for your help",
                   "2026-12-15 hout: Paper for the college: Task D, Tue 5 January 2027",
                   "2026-12-15 maan: Still open: Task D"}));
}

TEST(Audit, AnAmberFindingIsPutToTheCisoAndThenToTheDirectie) {
  EXPECT_EQ(audit("procurement", "amber"),
            (Lines{"2026-12-01 maan: Today: Task D", "2026-12-02 maan: Still open: Task D",
                   "2026-12-08 maan: Still open: Task D", "2026-12-15 maan: Still open: Task D",
                   "2026-12-21 gijs: This week: 1 choice", "2026-12-22 maan: Still open: Task D",
                   "2026-12-28 gijs: This week: 1 task that asked for your advice",
                   "2026-12-30 jet: Coming to the directie: Task D, Tue 12 January 2027",
                   "2026-12-30 maan: Still open: Task D",
                   "2026-12-30 steen: Paper for the directie: Task D, Tue 12 January 2027"}));
}

// Ten working days before the target is the day on which the task comes; five is a day ahead.
TEST(ExternalDeadline, NobodyAboveHearsBeforeItsOwnerHadADayForIt) {
  constexpr LocalDate begin = 2026y / std::chrono::November / 9;
  Town town(begin);
  town.duty({.id = "A",
             .role = "ict-head",
             .target = 2026y / std::chrono::November / 23,
             .ladder = "external-deadline",
             .basis = "scheme"});
  town.begin();
  std::vector<int> rungs;
  for (const decide::PlanRow& row : town.task_facts(town.task("A")).plan) {
    if (row.rung > 0) rungs.push_back(row.rung);
  }
  EXPECT_EQ(rungs, (std::vector<int>{2, 3, 4}));
  const Lines told = town.explained(town.task("A"), decide::About::rungs);
  EXPECT_TRUE(std::ranges::any_of(told, [](const std::string& line) {
    return line.ends_with("too soon, does not come [L7]");
  })) << testing::PrintToString(told);
  town.until(begin + std::chrono::days(3));
  EXPECT_EQ(town.written_to("gijs", begin, begin + std::chrono::days(2)), Lines{});
}

}  // namespace
}  // namespace cadans::cases::other_ladders
