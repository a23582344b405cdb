// When the machine's clock is followed, and when it is not believed.

#include "engine/trusted_clock.h"

#include <gtest/gtest.h>

#include "engine/rehearsal/paper_world.h"
#include "engine/store/store.h"
#include "tests/unit/connectors/paper.h"

namespace cadans {
namespace {

constexpr Instant noon{1'808'204'400'000'000};
constexpr Elapsed week = hours(168);
constexpr Elapsed over_a_week{week.us + 1};

class Clocks : public testing::Test {
 protected:
  // The journal's last record is of then.
  void recorded(Instant at) {
    Entry entry;
    entry.event.type = "engine.test";
    entry.event.at = at;
    entry.changes.push_back(MarkSet{"test", "1"});
    ASSERT_TRUE(store->commit({{entry}, {}}));
  }
  // Since then, for the clock jumped a day ahead.
  void held_for_a_day() {
    Entry entry;
    entry.event.type = "engine.clock-held";
    entry.event.at = noon;
    entry.changes.push_back(MarkSet{"clock-held", R"({"at":1808204400000000,"by_s":86400})"});
    ASSERT_TRUE(store->commit({{entry}, {}}));
    machine.synchronise(false);
  }
  [[nodiscard]] TrustedClock opened() {
    return TrustedClock::over(store->reader(), machine).value();
  }

  paper::Directory directory;
  std::unique_ptr<store::Store> store =
      store::Store::open({.path = directory.file("cadans.db")}).value();
  rehearsal::PaperClock machine{noon};
};

TEST_F(Clocks, ALittleApartIsFollowedInSilence) {
  machine.synchronise(false);
  TrustedClock clock = opened();
  for (int k = 0; k < 300; ++k) {
    machine.step(seconds(59));
    EXPECT_EQ(clock.now(), machine.now());
  }
  EXPECT_TRUE(clock.news().steps.empty());
  EXPECT_FALSE(clock.held());
}

TEST_F(Clocks, AStepUpToAnHourIsFollowedAndTold) {
  machine.synchronise(false);
  TrustedClock clock = opened();
  for (const Elapsed by : {minutes(2), hours(1), Elapsed{-hours(30).us}}) {
    machine.step(by);
    EXPECT_EQ(clock.now(), machine.now());
    EXPECT_EQ(clock.news().steps, std::vector{by});
    clock.told(ClockNews(clock.news()));
  }
  EXPECT_TRUE(clock.news().steps.empty());
  EXPECT_FALSE(clock.held());
}

TEST_F(Clocks, FurtherAheadTimeRunsOnFromWhatItWas) {
  machine.synchronise(false);
  TrustedClock clock = opened();
  machine.step(hours(24));
  EXPECT_EQ(clock.now(), noon);
  EXPECT_TRUE(clock.held());
  EXPECT_EQ(clock.news().held_by, hours(24));
  machine.put(machine.now() + minutes(7));
  EXPECT_EQ(clock.now(), noon + minutes(7));
  EXPECT_FALSE(clock.right_again());
  machine.step({-hours(23).us});
  EXPECT_TRUE(clock.right_again());
  clock.trust();
  EXPECT_EQ(clock.now(), machine.now());
}

TEST_F(Clocks, WhereAServerVouchesForItAnyStepIsFollowed) {
  TrustedClock clock = opened();
  machine.step(hours(24));
  EXPECT_EQ(clock.now(), machine.now());
  EXPECT_FALSE(clock.held());
  EXPECT_EQ(clock.news().steps, std::vector{hours(24)});
}

TEST_F(Clocks, SleepIsNoStep) {
  machine.synchronise(false);
  TrustedClock clock = opened();
  machine.put(noon + hours(2'160));
  EXPECT_EQ(clock.now(), machine.now());
  EXPECT_TRUE(clock.news().steps.empty());
}

TEST_F(Clocks, AtTheOpeningAGapOfAWeekIsBelievedOnlyWithAServer) {
  recorded(noon);
  machine.synchronise(false);
  machine.put(noon + week);
  EXPECT_FALSE(opened().held());
  machine.put(noon + over_a_week);
  TrustedClock clock = opened();
  EXPECT_TRUE(clock.held());
  EXPECT_EQ(clock.now(), noon);
  EXPECT_EQ(clock.news().held_by, over_a_week);
  machine.synchronise(true);
  EXPECT_FALSE(opened().held());
  EXPECT_TRUE(clock.right_again());
}

TEST_F(Clocks, AtTheOpeningNothingIsBeforeTheLastRecord) {
  recorded(noon);
  machine.step({-hours(5).us});
  TrustedClock clock = opened();
  EXPECT_EQ(clock.now(), noon);
  EXPECT_FALSE(clock.held());
  machine.put(noon + minutes(1));
  EXPECT_EQ(clock.now(), machine.now());
}

TEST_F(Clocks, ThatTimeIsHeldOutlivesTheProcess) {
  held_for_a_day();
  machine.put(noon + hours(24));
  TrustedClock clock = opened();
  EXPECT_TRUE(clock.held());
  EXPECT_EQ(clock.news().held_by, Elapsed{}) << "it was told";
  EXPECT_EQ(clock.now(), noon);
  EXPECT_FALSE(clock.right_again());
}

TEST_F(Clocks, PutBackBetweenAStopAndAStartItIsRightAgain) {
  held_for_a_day();
  machine.put(noon + hours(5));
  TrustedClock clock = opened();
  EXPECT_TRUE(clock.held()) << "until that is kept";
  EXPECT_TRUE(clock.right_again());
}

TEST_F(Clocks, PutBackAfterARestartItIsRightAgain) {
  held_for_a_day();
  machine.put(noon + hours(29));
  TrustedClock clock = opened();
  EXPECT_FALSE(clock.right_again());
  machine.step({-hours(24).us});
  EXPECT_TRUE(clock.right_again());
}

}  // namespace
}  // namespace cadans
