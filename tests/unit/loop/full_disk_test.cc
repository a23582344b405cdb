// The disk is full: nothing is acted on, it is tried every 5 s, and questions are answered.

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "engine/first_load.h"
#include "engine/loop.h"
#include "engine/rehearsal/paper_wire.h"
#include "engine/rehearsal/paper_world.h"
#include "engine/store/reader.h"
#include "tests/unit/connectors/paper.h"

namespace cadans {
namespace {

constexpr const char* desk = "ipc/desk";

// Waiting moves the clock, and then something may happen.
class PassingWire : public rehearsal::PaperWire {
 public:
  explicit PassingWire(rehearsal::PaperClock& clock) : clock_(clock) {}
  std::optional<protocol::Arrived> receive(Instant until) override {
    auto arrived = PaperWire::receive(until);
    if (!arrived && until > clock_.now()) {
      const Elapsed waited = until - clock_.now();
      clock_.put(until);
      then(waited);
    }
    return arrived;
  }
  std::function<void(Elapsed waited)> then;

 private:
  rehearsal::PaperClock& clock_;
};

// The sample municipality on its first day, on a disk that has no room for what is due then.
class FullDisk : public testing::Test {
 protected:
  FullDisk() {
    const auto folder =
        settings::read_folder(CADANS_SOURCE "/config", CADANS_SOURCE "/workflows/duties");
    EXPECT_TRUE(tell(*store, engine.rules,
                     load_event(*folder, store->view(), ids, clock.now()).value().event));
    EXPECT_TRUE(tell(*store, engine.rules, engine_event(world, "start")));
    clock.put(**store->next_due());
    room_for(0);
    Decision one;
    one.entries.emplace_back().event.type = "engine.fill";
    while (store->commit(one)) continue;
    before = store->last_seq();
  }
  void room_for(int pages) {
    store::Database& database = store->reader().database();
    database.roll_back();
    const auto now = database.number("pragma page_count");
    ASSERT_TRUE(database.script("pragma max_page_count = " + std::to_string(*now + pages)));
  }
  void desk_holds() {
    protocol::CloudEvent event;
    event.id = "hold-1";
    event.source = "urn:test:desk";
    event.type = "nl.cadans.engine.hold.v1";
    event.actor = "gijs";
    event.fields = {{"reason", "the disk is full"}};
    wire.arrive(desk, protocol::encode(event));
  }
  template <class Kind>
  int heard() {
    int count = 0;
    while (const auto frames = wire.take(desk)) {
      if (std::holds_alternative<Kind>(protocol::decode(*frames).value())) ++count;
    }
    return count;
  }
  paper::Directory directory;
  rehearsal::PaperClock clock{Instant{1'794'819'600'000'000}};  // 2026-11-16, a Monday
  rehearsal::PaperIds ids{1};
  rehearsal::PaperStop stop;
  World world{clock, ids, stop};
  PassingWire wire{clock};
  dispatch::Peers peers{wire, clock};
  std::unique_ptr<store::Store> store =
      store::Store::open({.path = directory.file("cadans.db")}).value();
  Engine engine{world, *store, peers, {}, 0};
  std::int64_t before = 0;
};

TEST_F(FullDisk, IsTriedEveryFiveSecondsAndQuestionsAreAnsweredUntilThereIsRoom) {
  desk_holds();
  int tries = 0;
  wire.then = [&](Elapsed waited) {
    if (store->last_seq() > before) return stop.ask();
    EXPECT_EQ(waited, seconds(5));
    EXPECT_EQ(heard<protocol::Accepted>(), 0) << "it is not durable";
    if (++tries == 3) room_for(10'000);
  };
  ASSERT_TRUE(run(engine));
  EXPECT_EQ(tries, 3);
  EXPECT_GT(**store->next_due(), clock.now()) << "what was due is done";
  EXPECT_EQ(store->view().mark("hold"), "") << "an EVENT without an answer is its peer's to repeat";

  stop = {};
  desk_holds();
  wire.then = [&](Elapsed) { stop.ask(); };
  ASSERT_TRUE(run(engine));
  EXPECT_EQ(heard<protocol::Accepted>(), 1);
  EXPECT_NE(store->view().mark("hold"), "");
}

TEST_F(FullDisk, AQuestionIsAnsweredAndAStopEndsTheWait) {
  int waits = 0;
  wire.then = [&](Elapsed) {
    if (++waits == 1) return wire.arrive(desk, protocol::encode(protocol::Ask{7, "peers", "{}"}));
    EXPECT_EQ(heard<protocol::Answer>(), 1);
    stop.ask();
  };
  ASSERT_TRUE(run(engine));
  EXPECT_EQ(waits, 2);
  EXPECT_EQ(store->last_seq(), before) << "nothing was acted on";
}

}  // namespace
}  // namespace cadans
