// A clock that cannot be trusted: design, section 6. A jump far ahead holds time, a clock that is
// put back fires nothing again, and sleep is no jump.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::held_time {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 1;
constexpr LocalTime noon{12 * 60};
constexpr Elapsed three_days = hours(72);

class HeldTime : public testing::Test {
 protected:
  HeldTime() {
    town.duty({.id = "A", .role = "ict-head", .target = target});
    town.begin();
    town.until(2026y / November / 27, noon);
    town.clock_is_synchronised(false);
  }
  [[nodiscard]] Lines read_by(const std::string& person) const {
    return town.written_to(person, 2026y / November / 27, 2027y / January / 31);
  }
  // Without the day, which a mail has from the machine's own clock.
  [[nodiscard]] Lines told_to(const std::string& person) const {
    Lines lines = read_by(person);
    for (std::string& line : lines) line.erase(0, line.find(' ') + 1);
    return lines;
  }
  Town town{start};
};

const Lines told = {"The clock jumped 3 days ahead: Cadans waits"};

TEST_F(HeldTime, AJumpFarAheadHoldsTimeAndTellsTheAdministratorOnce) {
  town.clock_jumps(three_days);
  EXPECT_TRUE(town.time_held());
  EXPECT_EQ(told_to("sluis"), told);
  town.until(2026y / December / 9, noon);
  EXPECT_TRUE(town.time_held()) << "nobody said that it is right";
  EXPECT_EQ(read_by("weide"), Lines());
  EXPECT_EQ(told_to("sluis"), told) << "once";
}

TEST_F(HeldTime, WhatPeopleDoGoesOn) {
  town.clock_jumps(three_days);
  EXPECT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z/26/1"}}), "");
  EXPECT_EQ(first_region(town.state(town.task("A")).state), "done");
  EXPECT_EQ(town.task_facts(town.task("A")).closed, 2026y / November / 27)
      << "the day that it was before the jump";
}

TEST_F(HeldTime, OnlyWhoKeepsTheSystemRunningSaysThatTheClockIsRight) {
  EXPECT_NE(town.act("engine.accept-clock", {}, "sluis").find("does not stand still"),
            std::string::npos);
  town.clock_jumps(three_days);
  EXPECT_NE(town.act("engine.accept-clock", {}, "weide").find("Only an administrator"),
            std::string::npos);
  EXPECT_TRUE(town.time_held());
  EXPECT_EQ(town.act("engine.accept-clock", {}, "sluis"), "");
  EXPECT_FALSE(town.time_held());
}

TEST_F(HeldTime, AcceptedItCatchesUpWithWhatWasDueOnce) {
  town.clock_jumps(three_days);
  EXPECT_EQ(town.act("engine.accept-clock", {}, "sluis"), "");
  town.until(2026y / December / 2);
  const Lines read = read_by("weide");
  EXPECT_EQ(std::count_if(read.begin(), read.end(),
                          [](const std::string& line) {
                            return line.starts_with("2026-11-30") || line.starts_with("2026-12-01");
                          }),
            static_cast<std::ptrdiff_t>(read.size()))
      << testing::PrintToString(read);
  EXPECT_FALSE(read.empty());
}

TEST_F(HeldTime, PutBackItGoesOnByItself) {
  town.clock_jumps(three_days);
  town.until(2026y / November / 27, LocalTime{13 * 60});
  town.clock_jumps({-three_days.us});
  EXPECT_FALSE(town.time_held());
  town.until(2026y / December / 2);
  Town straight(start);
  straight.duty({.id = "A", .role = "ict-head", .target = target});
  straight.begin();
  straight.until(2026y / December / 2);
  EXPECT_EQ(read_by("weide"),
            straight.written_to("weide", 2026y / November / 27, 2027y / January / 31));
}

TEST_F(HeldTime, ATimeServerThatVouchesForItLetsItGoOn) {
  town.clock_jumps(three_days);
  EXPECT_TRUE(town.time_held());
  town.clock_is_synchronised(true);
  EXPECT_FALSE(town.time_held());
  EXPECT_EQ(told_to("sluis"), told);
}

TEST_F(HeldTime, AClockThatIsVouchedForIsFollowed) {
  town.clock_is_synchronised(true);
  town.clock_jumps(three_days);
  EXPECT_FALSE(town.time_held());
  EXPECT_EQ(read_by("sluis"), Lines());
}

TEST_F(HeldTime, AnHourAheadIsFollowed) {
  town.clock_jumps(hours(1));
  EXPECT_FALSE(town.time_held());
  town.clock_jumps(minutes(61));
  EXPECT_TRUE(town.time_held());
}

// A digest that the mail server would not take waits; while nobody knows the time, and in the turn
// that accepts a Sunday evening, the window is not open for it.
TEST_F(HeldTime, WhatKeepsToTheWindowDoesNotLeaveUntilTheTimeIsKnown) {
  Town waiting(start);
  waiting.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 27});
  waiting.begin();
  waiting.until(2026y / November / 27, LocalTime{8 * 60});
  waiting.mail_server_is(false);
  waiting.until(2026y / November / 27, LocalTime{10 * 60});
  waiting.clock_is_synchronised(false);
  waiting.mail_server_is(true);
  waiting.clock_jumps(hours(60));
  const auto read = [&] {
    return waiting.written_to("weide", 2026y / November / 27, 2026y / December / 1);
  };
  waiting.until(2026y / November / 27, LocalTime{11 * 60});
  EXPECT_EQ(read(), Lines()) << "held";
  EXPECT_EQ(waiting.act("engine.accept-clock", {}, "sluis"), "");
  EXPECT_EQ(read(), Lines()) << "a Sunday evening";
  waiting.until(2026y / November / 30, LocalTime{9 * 60});
  const Lines monday = read();
  ASSERT_EQ(monday.size(), 1U) << testing::PrintToString(monday);
  EXPECT_TRUE(monday.front().starts_with("2026-11-30")) << monday.front();
}

// A laptop that was closed: time passed, and the time since boot with it.
TEST_F(HeldTime, SleepIsNoJump) {
  town.down_until(2026y / December / 9, noon);
  town.until(2026y / December / 9, LocalTime{13 * 60});
  EXPECT_FALSE(town.time_held());
  EXPECT_FALSE(read_by("weide").empty());
}

TEST_F(HeldTime, AClockThatIsPutBackFiresNothingAgain) {
  town.until(2026y / December / 2, noon);
  const Lines before = read_by("weide");
  town.clock_jumps({-three_days.us});
  EXPECT_FALSE(town.time_held());
  town.until(2026y / December / 2, noon);
  EXPECT_EQ(read_by("weide"), before);
}

}  // namespace
}  // namespace cadans::cases::held_time
