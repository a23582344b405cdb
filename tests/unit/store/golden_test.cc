// A store that the first version wrote is opened by every later one, verified and rebuilt. It is
// written by make_golden_store, once a version, and then never again.

#include <gtest/gtest.h>

#include <filesystem>

#include "engine/store/rebuild.h"
#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

TEST(GoldenStore, OfTheFirstVersionOpensVerifiesAndRebuilds) {
  Folder folder;
  const std::string path = folder.file("store-1.db");
  std::filesystem::copy_file(CADANS_SOURCE "/tests/golden/store-1.db", path);
  const auto store = Store::open({.path = path});
  ASSERT_TRUE(store.has_value()) << store.error().what;
  EXPECT_FALSE((*store)->unclean());

  const auto verdict = (*store)->reader().verify({});
  EXPECT_TRUE(verdict->holds()) << verdict->why;
  EXPECT_EQ(verdict->entries, 8);
  EXPECT_EQ(hex(verdict->head), "a04d3c0f2b5c5be89b8b85be836846348f8a855b4b91ff4002e7e2567f3c3817");
  EXPECT_EQ(verdict->removed, (std::vector<std::string>{"text t-1", "person " + anneke().key}));

  const View& view = (*store)->view();
  EXPECT_EQ(view.snapshot({1})->state, "open,reminding");
  EXPECT_EQ(view.snapshot({2})->state, "done,quiet");
  EXPECT_TRUE(view.settled(delivery(1, {}).key));
  EXPECT_TRUE(view.waiting(2)->again);
  EXPECT_TRUE(view.waiting(3)->parked);
  EXPECT_EQ(*(*store)->next_due(), monday_morning + hours(48));

  const std::string rebuilt = folder.file("rebuilt.db");
  const auto end = rebuild(bodies_of((*store)->reader().database()), rebuilt);
  ASSERT_TRUE(end.has_value()) << end.error().what;
  const auto other = Reader::open(rebuilt);
  EXPECT_EQ(*compare((*store)->reader(), **other), "");
}

}  // namespace
}  // namespace cadans::store
