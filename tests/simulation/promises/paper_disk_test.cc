// The paper disk keeps what was synced, and only that.

#include "tests/simulation/promises/paper_disk.h"

#include <gtest/gtest.h>

#include "engine/store/database.h"

namespace cadans::promises {
namespace {

std::unique_ptr<store::Database> opened() {
  auto database =
      store::Database::open({.path = "paper.db", .vfs = "paper-test", .exclusive = true});
  EXPECT_TRUE(database.has_value());
  EXPECT_TRUE((*database)->make_durable().has_value());
  return *std::move(database);
}

TEST(PaperDisk, ForgetsAWriteThatWasNotSynced) {
  PaperDisk disk("paper-test", 1);
  const auto file = disk.open("one", true);
  disk.write(*file, 0, "kept");
  disk.sync(*file);
  for (int k = 0; k < 50; ++k) disk.write(*file, 0, "lost");
  disk.crash();
  EXPECT_EQ(file->durable, file->live);
  EXPECT_TRUE(file->unsynced.empty());
}

TEST(PaperDisk, KeepsWhatWasCommittedThroughEveryCrash) {
  PaperDisk disk("paper-test", 7);
  ASSERT_TRUE(opened()->script("create table t (n integer)").has_value());
  std::int64_t acknowledged = 0;
  for (int round = 1; round <= 200; ++round) {
    auto database = opened();
    const auto there = database->number("select count(*) from t");
    ASSERT_TRUE(there.has_value());
    EXPECT_GE(*there, acknowledged) << "round " << round;
    acknowledged = *there;
    disk.stop_at(round % 9 + 1);
    for (int k = 0; k < 3; ++k) {
      if (!database->script("insert into t values (1)")) break;
      ++acknowledged;
    }
    disk.stop();
    database.reset();
    disk.crash();
  }
  EXPECT_GT(acknowledged, 50);
}

TEST(PaperDisk, SaysNoRoomOnceAndWorksAgain) {
  PaperDisk disk("paper-test", 3);
  auto database = opened();
  ASSERT_TRUE(database->script("create table t (n integer)").has_value());
  disk.fail_at(1, SQLITE_FULL);
  const auto full = database->script("insert into t values (1)");
  ASSERT_FALSE(full.has_value());
  EXPECT_EQ(full.error().fault, Fault::disk_full);
  EXPECT_TRUE(database->script("insert into t values (1)").has_value());
}

}  // namespace
}  // namespace cadans::promises
