// The eleven rules of reminders, each by its number, through the whole engine to the mails.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::reminder_rules {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 9;  // a Wednesday
constexpr LocalTime ten{10 * 60};

void one_task(Town& town) {
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
}

std::int64_t times(const Lines& lines, const std::string& what) {
  return std::count_if(lines.begin(), lines.end(), [&](const std::string& line) {
    return line.find(what) != std::string::npos;
  });
}

// The engine is off from ten days before the target until one day after it.
TEST(ReminderRule1, ALateRunSendsTheLatestOneAndNotThoseMissed) {
  Town town(start);
  one_task(town);
  town.until(2026y / November / 24);
  town.down_until(2026y / December / 10, ten);
  town.until(2026y / December / 11);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 24, 2026y / December / 10),
            (Lines{"2026-12-10 Still open: Task A"}));
}

TEST(ReminderRule2, ATwoWeekTaskIsToldThreeDaysAheadAndOnTheDay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 23});
  town.begin();
  town.until(2026y / November / 24);
  EXPECT_EQ(town.written_to("weide", start, 2026y / November / 23),
            (Lines{"2026-11-09 Task A, please by Mon 23 November",
                   "2026-11-18 3 working days to go: Task A", "2026-11-23 Today: Task A"}));
}

TEST(ReminderRule3, WorkInHandIsRemindedAllTheSame) {
  Town town(start);
  one_task(town);
  town.until(2026y / November / 10, ten);
  EXPECT_EQ(town.act("task.start", town.task("A"), "weide"), "");
  town.until(2026y / December / 17);
  EXPECT_EQ(town.written(2026y / November / 11, 2026y / December / 16),
            (Lines{"2026-11-25 weide: 10 working days to go: Task A",
                   "2026-12-04 weide: 3 working days to go: Task A",
                   "2026-12-09 weide: Today: Task A", "2026-12-10 weide: Still open: Task A",
                   "2026-12-16 vuur: 1 task in Informatie en ICT needs your help",
                   "2026-12-16 weide: Still open: Task A"}));
}

TEST(ReminderRule4, AfterTheDateTheOwnerIsAskedEightTimesAndNoMore) {
  Town town(start);
  one_task(town);
  town.until(2027y / April / 1);
  const Lines all = town.written_to("weide", 2026y / December / 10, 2027y / March / 31);
  EXPECT_EQ(times(all, "Still open: Task A"), 8) << testing::PrintToString(all);
}

TEST(ReminderRule5, EachRungIsToldOnceAndSeesItInTheOverviewOfEachWeek) {
  Town town(start);
  one_task(town);
  town.until(2027y / January / 16);
  const Lines all = town.written_to("vuur", 2026y / December / 10, 2027y / January / 15);
  EXPECT_EQ(times(all, "needs your help"), 1) << testing::PrintToString(all);
  EXPECT_EQ(times(all, "This week: 1 task that asked for your help"), 4);
}

TEST(ReminderRule6, AMessageSaysWhatForWhichNormWhenWhyYouWhatClosesItAndWhoIsToldNext) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .clause = "BIO2:5.12.01"});
  town.begin();
  town.until(2026y / December / 11);
  const auto fresh = town.letters_to("weide", start).at(0);
  const auto late = town.letters_to("weide", 2026y / December / 10).at(0);
  for (const std::string what : {"Task A", "5.12.01", "Wed 9 December", "Signed list A"}) {
    EXPECT_TRUE(says(fresh, what)) << what << ": " << fresh.text;
  }
  for (const std::string what : {"Task A", "Signed list A", "Wed 16 December", "H. Vuur"}) {
    EXPECT_TRUE(says(late, what)) << what << ": " << late.text;
  }
}

TEST(ReminderRule7, TheOwnerKnowsBeforeTheNextRungDoes) {
  Town town(start);
  one_task(town);
  town.until(2026y / December / 17);
  const auto told = town.written_to("vuur", target, 2026y / December / 16);
  EXPECT_EQ(told, (Lines{"2026-12-16 1 task in Informatie en ICT needs your help"}));
  const auto before = town.letters_to("weide", 2026y / December / 10).at(0);
  EXPECT_TRUE(says(before, "If it is still open on Wed 16 December, I will put it to H. Vuur"))
      << before.text;
}

// One person in two positions: the owner's own manager too, with other work of the same day.
TEST(ReminderRule8, NobodyGetsTwoMailsOnOneDayWhateverTheirPositions) {
  Town town(start);
  town.occupies("procurement", "weide");
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.duty({.id = "B", .role = "procurement", .target = target});
  town.duty({.id = "C", .role = "records-keeper", .target = target});
  town.begin();
  town.until(2027y / January / 30);
  Lines days;
  for (const Letter& one : town.letters(start, 2027y / January / 29)) {
    days.push_back(to_string(one.on) + " " + one.to);
  }
  std::sort(days.begin(), days.end());
  EXPECT_EQ(std::adjacent_find(days.begin(), days.end()), days.end())
      << *std::adjacent_find(days.begin(), days.end());
  EXPECT_GT(days.size(), 20U);
}

// The CISO works on Monday, Tuesday and Thursday: a target on a Wednesday is asked on the Tuesday.
TEST(ReminderRule9, ComesOnADayThatThePersonWorksAndMovesNoDeadline) {
  Town town(start);
  town.duty({.id = "A", .role = "ciso", .target = target, .ladder = "second-line"});
  town.begin();
  town.until(2026y / December / 17);
  for (const Letter& one : town.letters(start, 2026y / December / 16)) {
    if (one.to != "gijs") continue;
    const auto day = weekday(one.on);
    EXPECT_TRUE(day == Monday || day == Tuesday || day == Thursday) << to_string(one.on);
  }
  EXPECT_EQ(town.written_to("jet", target, 2026y / December / 16),
            (Lines{"2026-12-16 1 task in Directie en staf needs your help"}));
}

TEST(ReminderRule10, WhereABodyDecidesItsDrafterIsAskedAndTheBodyGetsItemsOnly) {
  Town town(start);
  town.duty({.id = "A",
             .role = "directie",
             .target = 2026y / December / 15,
             .ladder = "governance",
             .drafter = "ict-head"});
  town.begin();
  town.until(2026y / December / 18);
  EXPECT_FALSE(town.written_to("weide", start, 2026y / December / 17).empty());
  EXPECT_EQ(town.written_to("teun", start, 2026y / December / 17), Lines{}) << "the director";
}

// Held from Thursday 10 December: five office days later, on the 18th, it ends by itself.
TEST(ReminderRule11, AHoldStopsAllEndsByItselfAndCountsNoRung) {
  Town town(start);
  one_task(town);
  town.until(2026y / December / 10, LocalTime{8 * 60});
  EXPECT_EQ(town.act("engine.hold", {}, "gijs", {{"reason", "a mistake in the dates"}}), "");
  town.until(2026y / December / 18);
  EXPECT_EQ(town.written(2026y / December / 10, 2026y / December / 17), Lines{});
  EXPECT_EQ(town.state(town.task("A")).progress.rung, 0) << "nobody was told";
  town.until(2026y / December / 19);
  EXPECT_EQ(times(town.written(2026y / December / 18, 2026y / December / 18), "Task A"), 1);
  EXPECT_EQ(times(town.written(2026y / December / 18, 2026y / December / 18), "your help"), 1);
}

}  // namespace
}  // namespace cadans::cases::reminder_rules
