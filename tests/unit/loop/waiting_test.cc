// How long a turn waits: until the next moment, and not for what nobody in reach may carry.

#include <gtest/gtest.h>

#include "engine/loop.h"
#include "engine/rehearsal/paper_wire.h"
#include "engine/rehearsal/paper_world.h"
#include "tests/unit/connectors/paper.h"

namespace cadans {
namespace {

// Says until when the engine waits, and asks it to stop there.
class WatchedWire : public rehearsal::PaperWire {
 public:
  explicit WatchedWire(rehearsal::PaperStop& stop) : stop_(stop) {}
  std::optional<protocol::Arrived> receive(Instant until) override {
    auto arrived = PaperWire::receive(until);
    if (!arrived) stop_.ask();
    if (!waited) waited = until;
    return arrived;
  }
  std::optional<Instant> waited;

 private:
  rehearsal::PaperStop& stop_;
};

class Waiting : public testing::Test {
 protected:
  Waiting() {
    Entry made;
    made.event = engine_event(world, "test");
    Delivery mail;
    mail.id = 1;
    mail.urgency = Urgency::act;
    mail.key = "alarm/1";
    mail.channel = "mail";
    mail.made = clock.now();
    made.changes.push_back(DeliveryNew{mail});
    EXPECT_TRUE(store->commit({{made}, {}}));
  }
  // A peer offers to carry mail; then one turn waits until ...
  Instant waits_with(const std::string& peer) {
    wire.arrive(peer, protocol::encode(protocol::Ready{"mail", {"mail"}, 10}));
    EXPECT_TRUE(turn(engine));
    wire.waited.reset();
    stop = {};
    EXPECT_TRUE(run(engine));
    return wire.waited.value_or(Instant{-1});
  }
  paper::Directory directory;
  rehearsal::PaperClock clock{Instant{1'794'819'600'000'000}};
  rehearsal::PaperIds ids{1};
  rehearsal::PaperStop stop;
  World world{clock, ids, stop};
  WatchedWire wire{stop};
  dispatch::Peers peers{wire, clock};
  std::unique_ptr<store::Store> store =
      store::Store::open({.path = directory.file("cadans.db")}).value();
  Engine engine{world, *store, peers, {}, 0};
};

// No settings name this peer: it may carry nothing.
TEST_F(Waiting, AMailThatOnlyAStrangerOffersToCarryKeepsNobodyAwake) {
  EXPECT_GT(waits_with("tcp/stranger"), clock.now());
}

// Time is held, so nobody knows whether the window is open for it.
TEST_F(Waiting, WhileTimeIsHeldAMailThatWaitsForTheWindowKeepsNobodyAwake) {
  Entry held;
  held.event = engine_event(world, "test");
  held.changes.push_back(MarkSet{"clock-held", R"({"at":1794819600000000,"by_s":0})"});
  Delivery digest;
  digest.id = 2;
  digest.key = "digest/2";
  digest.channel = "mail";
  digest.made = clock.now();
  held.changes.push_back(DeliveryNew{digest});
  ASSERT_TRUE(store->commit({{held}, {}}));
  clock.synchronise(false);
  auto trusted = TrustedClock::over(store->reader(), clock);
  ASSERT_TRUE(trusted);
  clock.step(hours(24));
  engine.guard = &*trusted;
  EXPECT_GT(waits_with("inproc/mail"), clock.now() + Elapsed{-hours(24).us});
}

}  // namespace
}  // namespace cadans
