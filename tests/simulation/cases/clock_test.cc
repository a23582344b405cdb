// Clocks in hours go at once, day and night; all else waits for window and working day.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::clock {
namespace {

using namespace std::chrono;

constexpr LocalDate friday = 2026y / November / 13;
constexpr LocalDate saturday = 2026y / November / 14;

TestDuty day_and_night() {
  return {.id = "A",
          .role = "ict-head",
          .target = saturday,
          .ladder = "legal-hours",
          .basis = "law",
          .period = "PT24H"};
}

Lines with_time(const std::vector<Letter>& letters) {
  Lines lines;
  for (const Letter& one : letters) {
    lines.push_back(to_string(one.on) + " " + to_string(one.at) + " " + one.to);
  }
  return lines;
}

// The clock starts on Friday at 08:00, when the task is issued. At 50 and 75 % it would reach those
// who heard of it before; 90 % is 05:36 on Saturday. When the period has passed, all of them hear.
TEST(Clock, WritesAtOnceInTheNightAndOnASaturday) {
  Town town(friday);
  town.duty(day_and_night());
  town.begin();
  town.until(saturday, LocalTime{12 * 60});
  EXPECT_EQ(with_time(town.letters(friday, saturday)),
            (Lines{"2026-11-13 08:00 does", "2026-11-13 08:00 weide", "2026-11-13 08:30 gijs",
                   "2026-11-13 09:00 jet", "2026-11-14 05:36 noot", "2026-11-14 08:00 gijs",
                   "2026-11-14 08:00 jet", "2026-11-14 08:00 noot", "2026-11-14 08:00 weide"}));
}

TEST(Clock, GoesWhileAPersonHoldsTheBatch) {
  Town town(friday);
  town.duty(day_and_night());
  town.begin();
  EXPECT_EQ(town.act("engine.hold", {}, "gijs", {{"reason", "a mistake in the dates"}}), "");
  town.until(saturday, LocalTime{12 * 60});
  EXPECT_EQ(with_time(town.letters(friday, saturday)),
            (Lines{"2026-11-13 08:00 does", "2026-11-13 08:00 weide", "2026-11-13 08:30 gijs",
                   "2026-11-13 09:00 jet", "2026-11-14 05:36 noot", "2026-11-14 08:00 gijs",
                   "2026-11-14 08:00 jet", "2026-11-14 08:00 noot", "2026-11-14 08:00 weide"}));
}

// Who takes it up within half an hour has answered: neither the CISO nor the municipal secretary is
// called. What is not filed climbs all the same.
TEST(Clock, TakenUpInTimeCallsNobodyBeforeHalfOfItHasGone) {
  Town town(friday);
  town.duty(day_and_night());
  town.begin();
  town.until(friday, LocalTime{8 * 60 + 20});
  EXPECT_EQ(town.act("task.start", town.task("A"), "weide"), "");
  town.until(friday, LocalTime{21 * 60});
  EXPECT_EQ(with_time(town.letters(friday, friday)),
            (Lines{"2026-11-13 08:00 does", "2026-11-13 08:00 weide", "2026-11-13 20:00 gijs"}));
  EXPECT_EQ(town.remarks(town.task("A")),
            (Lines{"acknowledged: ciso", "acknowledged: town-clerk"}));
}

// What the rung says is how it stands now: the next one is named.
TEST(Clock, CountsTheRungThatItsOwnMailReached) {
  Town town(friday);
  town.duty(day_and_night());
  town.begin();
  town.until(friday, LocalTime{10 * 60});
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.state(task).state, "open,escalated");
  EXPECT_EQ(town.state(task).progress.rung, 2);
  EXPECT_EQ(town.task_facts(task).told.size(), 2U);
  EXPECT_TRUE(town.task_facts(task).told.back().reached);
}

// The roster is the truth: coordinator and CISO are on it, and hear though they are away; no deputy
// acts in their place. The coordinator's deputy hears of the start as well.
TEST(Clock, ReachesWhoIsOnTheRosterWhateverAnAbsenceSays) {
  Town town(friday);
  TestDuty duty = day_and_night();
  duty.role = "incident-coordinator";
  town.duty(duty);
  town.away("hok", 2026y / November / 2, 2026y / November / 27);
  town.away("gijs", 2026y / November / 2, 2026y / November / 27);
  town.begin();
  town.until(friday, LocalTime{9 * 60 + 30});
  EXPECT_EQ(with_time(town.letters(friday, friday)),
            (Lines{"2026-11-13 08:00 hok", "2026-11-13 08:00 lam", "2026-11-13 08:30 gijs",
                   "2026-11-13 09:00 jet"}));
  const Lines why = town.explained(town.task("A"), decide::About::owner);
  EXPECT_EQ(why.front(), "The task is with O. Hok, who is Incidentcoördinator. [O1]");
}

// Passed on a Saturday morning: the ladder hears then, the secretary of the college on Monday.
TEST(Clock, WhenItHasPassedTheCollegeIsInformedFromTheNextWindowOn) {
  Town town(friday);
  town.duty(day_and_night());
  town.begin();
  town.until(2026y / November / 17);
  const LocalDate monday = 2026y / November / 16;
  EXPECT_EQ(town.written_to("hout", friday, monday),
            (Lines{"2026-11-16 Paper for the college: Task A, Tue 1 December"}));
}

// Off the roster, who is away hears of no clock: the deputy does.
TEST(Clock, OffTheRosterGoesToWhoActs) {
  Town town(friday);
  town.duty(day_and_night());
  town.away("weide", 2026y / November / 2, 2026y / November / 27);
  town.begin();
  town.until(friday, LocalTime{8 * 60 + 20});
  EXPECT_EQ(with_time(town.letters(friday, friday)), Lines{"2026-11-13 08:00 does"});
}

}  // namespace
}  // namespace cadans::cases::clock
