#include "engine/trial.h"

#include <gtest/gtest.h>

#include "engine/first_load.h"
#include "engine/rehearsal/paper_wire.h"
#include "engine/rehearsal/paper_world.h"
#include "tests/unit/connectors/paper.h"

// After an unclean end each event is counted before it is decided (DESIGN 7, poison).

namespace cadans {
namespace {

template <class Value>
Value need(Result<Value> result) {
  EXPECT_TRUE(result) << result.error().what;
  return *std::move(result);
}

// The sample municipality on its first day; the engine goes down and comes back as often as asked.
class OnTrial : public testing::Test {
 protected:
  OnTrial() {
    open();
    const auto folder =
        need(settings::read_folder(CADANS_SOURCE "/config", CADANS_SOURCE "/workflows/duties"));
    say(need(load_event(folder, store->view(), ids, clock.now())).event);
    say(engine_event(world, "start"));
    clock.put(*need(store->next_due()));
    first = need(store->due(clock.now(), 1)).front();
  }
  void say(Event event) {
    const auto done = tell(*store, engine->rules, std::move(event));
    ASSERT_TRUE(done) << done.error().what;
  }
  void open() {
    store = need(store::Store::open({.path = directory.file("cadans.db")}));
    engine.emplace(Engine{world, *store, peers, {}, 0});
  }
  void comes_back(bool well) {
    if (well) {
      ASSERT_TRUE(store->close());
    }
    store.reset();
    open();
  }
  std::string name() const {
    return first.workflow + "." + first.timer.kind + "/" + std::to_string(first.timer.instance.n) +
           "/" + std::to_string(first.timer.due.us);
  }
  // What a process does that dies while it decides the first timer.
  void dies_at_it() {
    need(store->count_try(name()));
    comes_back(false);
  }
  bool waits(const store::DueTimer& one) {
    for (const store::DueTimer& due : need(store->due(Instant{INT64_MAX}, 1000))) {
      if (due.timer == one.timer) return true;
    }
    return false;
  }
  paper::Directory directory;
  rehearsal::PaperClock clock{Instant{1'794'819'600'000'000}};  // 2026-11-16, a Monday
  rehearsal::PaperIds ids{1};
  rehearsal::PaperStop stop;
  World world{clock, ids, stop};
  rehearsal::PaperWire wire;
  dispatch::Peers peers{wire, clock};
  std::unique_ptr<store::Store> store;
  std::optional<Engine> engine;
  store::DueTimer first;
};

TEST_F(OnTrial, AfterACleanEndNothingIsCounted) {
  comes_back(true);
  EXPECT_FALSE(on_trial(*engine));
  need(turn(*engine));
  EXPECT_EQ(engine->tried, 0);
}

TEST_F(OnTrial, WhatIsDecidedIsCountedNoMore) {
  comes_back(false);
  ASSERT_TRUE(on_trial(*engine));
  need(turn(*engine));
  EXPECT_GE(engine->tried, 1);
  EXPECT_FALSE(waits(first)) << "it was decided";
  EXPECT_EQ(need(store->count_try(name())), 1) << "as if it had never been counted";
}

TEST_F(OnTrial, AnotherEventThatIsDecidedKeepsTheCountOfThisOne) {
  comes_back(false);
  need(store->count_try(name()));
  need(store->count_try("another"));
  ASSERT_TRUE(store->commit({}));
  EXPECT_EQ(need(store->count_try("another")), 1);
  EXPECT_EQ(need(store->count_try(name())), 2);
}

TEST_F(OnTrial, OneThatStoppedTheEngineThreeTimesIsSetAsideAndTheRestGoOn) {
  comes_back(false);
  dies_at_it();
  dies_at_it();
  need(turn(*engine));
  EXPECT_FALSE(waits(first));
  EXPECT_NE(store->view().mark("parked/" + name()), "");
  while (need(turn(*engine)) > 0) continue;
  EXPECT_GT(need(store->next_due()), clock.now()) << "all else that was due is done";
}

TEST_F(OnTrial, WhatIsSetAsideWaitsUntilAPersonTriesItAgain) {
  comes_back(false);
  dies_at_it();
  dies_at_it();
  need(turn(*engine));
  comes_back(true);
  need(turn(*engine));
  EXPECT_NE(store->view().mark("parked/" + name()), "");
  Event release;
  release.id = "release";
  release.type = "engine.release-parked";
  release.at = clock.now();
  release.data = {{"name", name()}, {"reason", "mended"}};
  say(std::move(release));
  EXPECT_EQ(store->view().mark("parked/" + name()), "");
  const auto due = need(store->due(clock.now(), 1));
  ASSERT_EQ(due.size(), 1U);
  EXPECT_EQ(due.front().timer.kind, first.timer.kind);
  EXPECT_EQ(due.front().timer.instance, first.timer.instance);
}

// Also without an unclean end: a moment that cannot be kept would come again at once, for ever.
TEST_F(OnTrial, AMomentThatIsRefusedIsSetAsideAndTheEngineComesToRest) {
  comes_back(true);
  Decision stray;
  Entry entry;
  entry.event = engine_event(world, "day");
  entry.changes.push_back(TimerSet{{Urgency::routine, clock.now(), {}, "stray"}});
  stray.entries.push_back(std::move(entry));
  ASSERT_TRUE(store->commit(stray));
  for (int turns = 0; turns < 100 && need(turn(*engine)) > 0; ++turns) continue;
  EXPECT_EQ(need(turn(*engine)), 0);
  const std::string name = "engine.stray/0/" + std::to_string(clock.now().us);
  EXPECT_NE(store->view().mark("parked/" + name), "");
}

TEST_F(OnTrial, TheTrialEndsAfterAWholeBatch) {
  comes_back(false);
  engine->tried = events_most;
  EXPECT_FALSE(on_trial(*engine));
}

}  // namespace
}  // namespace cadans
