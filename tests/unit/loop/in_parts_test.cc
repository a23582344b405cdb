// A batch that is longer than a part: decided and committed side by side, it leaves what it leaves
// when it is decided whole; and what fails in one part keeps the parts before it.

#include "engine/in_parts.h"

#include <gtest/gtest.h>

#include <set>

#include "engine/rehearsal/paper_wire.h"
#include "engine/rehearsal/paper_world.h"
#include "engine/store/reader.h"
#include "tests/bench/crowd.h"
#include "tests/unit/connectors/paper.h"

namespace cadans {
namespace {

constexpr int persons = 250;
constexpr int duties = 10;
constexpr int tasks = persons * duties;  // three parts
constexpr Instant moment{1'808'204'400'000'000};
constexpr const char* carrier = "inproc/mail";

// Tasks that are all due at once, each with a mail of its own.
class Town {
 public:
  explicit Town(bool exclusive) {
    store =
        store::Store::open({.path = directory.file("cadans.db"), .exclusive = exclusive}).value();
    bench::begin(*store, engine().rules, {persons, duties}, moment + Elapsed{-hours(48).us});
    std::vector<bench::Issue> issues;
    issues.reserve(tasks);
    for (int k = 0; k < tasks; ++k) issues.push_back({k / persons, k % persons, moment});
    bench::issue(*store, engine().rules, issues);
  }
  Engine& engine() {
    if (!engine_) engine_.emplace(Engine{world, *store, peers, {}, 0});
    return *engine_;
  }
  void offers(int credits) {
    wire.arrive(carrier, protocol::encode(protocol::Ready{"mail", {"mail"}, credits}));
  }
  // The keys of what left since the last look.
  std::vector<std::string> left() {
    std::vector<std::string> keys;
    while (const auto frames = wire.take(carrier)) {
      const auto message = protocol::decode(*frames).value();
      const auto* all = std::get_if<std::vector<protocol::Deliver>>(&message);
      if (all == nullptr) continue;
      for (const protocol::Deliver& one : *all) keys.push_back(one.key);
    }
    return keys;
  }
  std::vector<Waiting> outbox() { return store->reader().deliveries(0, 2 * tasks).value(); }

  paper::Directory directory;
  std::unique_ptr<store::Store> store;
  rehearsal::PaperClock clock{moment};
  rehearsal::PaperIds ids{1};
  rehearsal::PaperStop stop;
  World world{clock, ids, stop};
  rehearsal::PaperWire wire;
  dispatch::Peers peers{wire, clock};

 private:
  std::optional<Engine> engine_;
};

bool same(const Waiting& one, const Waiting& other) {
  return one.delivery == other.delivery && one.attempt == other.attempt &&
         one.lease == other.lease && one.not_before == other.not_before;
}

TEST(InParts, LeavesTheJournalTheOutboxAndTheMailsOfOneThatIsDecidedWhole) {
  Town parts(false);
  Town whole(true);
  for (Town* town : {&parts, &whole}) {
    town->offers(1'700);
    ASSERT_TRUE(turn(town->engine()));
  }
  EXPECT_NE(parts.store->hold_aside(), nullptr);
  parts.store->let_aside_go();
  EXPECT_EQ(whole.store->hold_aside(), nullptr) << "one connection: nobody asks beside it";

  EXPECT_EQ(parts.store->last_seq(), whole.store->last_seq());
  EXPECT_EQ(parts.store->head(), whole.store->head());
  const auto one = parts.outbox();
  const auto other = whole.outbox();
  ASSERT_EQ(one.size(), static_cast<std::size_t>(tasks));
  EXPECT_TRUE(std::equal(one.begin(), one.end(), other.begin(), other.end(), same));
  const auto left = parts.left();
  EXPECT_EQ(left.size(), 1'700U) << "no more than the credits";
  EXPECT_EQ(std::set<std::string>(left.begin(), left.end()).size(), left.size());
  EXPECT_EQ(whole.left(), left);
}

TEST(InParts, WhatContradictsInOnePartIsSetAsideAndTheRestGoesOut) {
  Town twin(true);
  twin.offers(2 * tasks);
  ASSERT_TRUE(turn(twin.engine()));
  const std::string taken = twin.left().at(1'234);  // in the second part

  Town town(false);
  town.offers(2 * tasks);
  ASSERT_TRUE(town.store->reader().database().execute(
      "insert into delivery_key (key, delivery) values (?, 999999)", taken));
  ASSERT_TRUE(town.store->reader().database().execute("commit"));
  ASSERT_TRUE(turn(town.engine()));
  ASSERT_TRUE(turn(town.engine()));
  const auto left = town.left();
  const std::set<std::string> keys(left.begin(), left.end());
  EXPECT_EQ(left.size(), static_cast<std::size_t>(tasks - 1));
  EXPECT_EQ(keys.size(), left.size());
  EXPECT_FALSE(keys.contains(taken));
  EXPECT_GT(**town.store->next_due(), moment) << "it is not tried for ever";
  EXPECT_TRUE(town.store->reader().verify({})->holds());
}

TEST(InParts, ADiskThatIsFullMeanwhileKeepsWhatIsDurableAndSendsItOnce) {
  Town town(false);
  town.offers(2 * tasks);
  store::Database& database = town.store->reader().database();
  const auto pages = database.number("pragma page_count");
  database.roll_back();
  ASSERT_TRUE(database.script("pragma max_page_count = " + std::to_string(*pages + 400)));
  const auto failed = turn(town.engine());
  ASSERT_FALSE(failed);
  EXPECT_EQ(failed.error().fault, Fault::disk_full);
  auto left = town.left();
  EXPECT_GT(left.size(), 0U) << "the first part was durable";
  EXPECT_EQ(left.size() % (tasks / 3 + 1), 0U) << "and a part is kept whole or not at all";
  EXPECT_LT(left.size(), static_cast<std::size_t>(tasks));
  EXPECT_EQ(town.outbox().size(), left.size());

  ASSERT_TRUE(database.script("pragma max_page_count = 1000000"));
  ASSERT_TRUE(turn(town.engine()));
  for (std::string& key : town.left()) left.push_back(std::move(key));
  EXPECT_EQ(left.size(), static_cast<std::size_t>(tasks));
  EXPECT_EQ(std::set<std::string>(left.begin(), left.end()).size(), left.size());
}

}  // namespace
}  // namespace cadans
