// What a store does with a file that is not its own, is in use, damaged or full.

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sqlite3.h>

#include <fstream>
#include <sstream>

#include "engine/store/database.h"
#include "engine/store/reader.h"
#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// Through a connection of its own, as another program would.
void run_sql(const std::string& path, const std::string& sql) {
  sqlite3* connection = nullptr;
  ASSERT_EQ(sqlite3_open(path.c_str(), &connection), SQLITE_OK);
  EXPECT_EQ(sqlite3_exec(connection, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK)
      << sqlite3_errmsg(connection);
  sqlite3_close(connection);
}

struct Opening : testing::Test {
  // The fault and sentence of opening the file, which it may not change by a byte.
  Error refusal() {
    const std::string before = bytes_of(path);
    const auto store = Store::open({.path = path});
    EXPECT_FALSE(store.has_value());
    EXPECT_EQ(bytes_of(path), before);
    return store ? Error{Fault::io, "it opened"} : store.error();
  }
  Folder folder;
  std::string path = folder.file("a.db");
};

TEST_F(Opening, AnotherProgramsDatabaseIsForeignAndStaysAsItIs) {
  run_sql(path, "create table theirs(a); insert into theirs values (1)");
  EXPECT_EQ(refusal().fault, Fault::foreign);
  run_sql(path, "pragma application_id = 7; pragma user_version = 99");
  EXPECT_EQ(refusal().fault, Fault::foreign);
  EXPECT_EQ(Reader::open(path).error().fault, Fault::foreign);
}

TEST_F(Opening, AFileThatIsNoDatabaseIsForeign) {
  std::ofstream(path) << std::string(5000, 'x');
  const Error error = refusal();
  EXPECT_EQ(error.fault, Fault::foreign);
  EXPECT_NE(error.what.find(path), std::string::npos) << error.what;
}

TEST_F(Opening, ALaterVersionIsTooNewAndStaysAsItIs) {
  ASSERT_TRUE(opened(path)->close());
  run_sql(path, "pragma user_version = 99");
  const Error error = refusal();
  EXPECT_EQ(error.fault, Fault::too_new);
  EXPECT_NE(error.what.find("99"), std::string::npos) << error.what;
  EXPECT_EQ(Reader::open(path).error().fault, Fault::too_new);
}

TEST_F(Opening, ASecondEngineIsToldWhoHoldsIt) {
  const auto first = opened(path);
  const auto second = Store::open({.path = path});
  ASSERT_FALSE(second.has_value());
  EXPECT_EQ(second.error().fault, Fault::locked);
  EXPECT_NE(second.error().what.find("another engine holds " + path), std::string::npos);
  EXPECT_NE(second.error().what.find(std::to_string(getpid())), std::string::npos);
  commit_all(*first, one_of_each());
}

TEST_F(Opening, AfterTheFirstEngineTheNextMay) {
  opened(path).reset();
  EXPECT_TRUE(Store::open({.path = path}).has_value());
}

TEST_F(Opening, AFolderThatIsNotThereIsSaid) {
  const auto store = Store::open({.path = folder.file("none/a.db")});
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().fault, Fault::io);
  EXPECT_NE(store.error().what.find("none/a.db"), std::string::npos);
  EXPECT_EQ(Reader::open(path).error().fault, Fault::not_found);
}

TEST_F(Opening, KeepsItsPromiseOnTheDisk) {
  const auto store = opened(path);
  Database& database = store->reader().database();
  Query mode = database.query("pragma journal_mode");
  ASSERT_TRUE(mode.next());
  EXPECT_EQ(mode.text(0), "wal");
  EXPECT_EQ(*database.number("pragma synchronous"), 2);
  EXPECT_EQ(*database.number("pragma secure_delete"), 1);
}

TEST_F(Opening, AnUncleanEndIsKnownAndChecked) {
  EXPECT_FALSE(opened(path)->unclean());
  {
    const auto again = opened(path);
    EXPECT_TRUE(again->unclean()) << "the one before was not closed";
    ASSERT_TRUE(again->close());
  }
  EXPECT_FALSE(opened(path)->unclean());
}

TEST_F(Opening, DamageAfterAnUncleanEndStopsTheStart) {
  commit_all(*opened(path), plain_history(200, 50));
  const std::string whole = bytes_of(path);
  std::string damaged = whole;
  for (std::size_t page = 2; page * 4096 < damaged.size(); ++page) {
    std::fill_n(damaged.begin() + static_cast<std::ptrdiff_t>(page * 4096), 64, '\x7f');
  }
  std::ofstream(path, std::ios::binary) << damaged;
  const auto store = Store::open({.path = path});
  ASSERT_FALSE(store.has_value());
  EXPECT_EQ(store.error().fault, Fault::corrupt) << store.error().what;
}

TEST_F(Opening, AFullDiskRefusesTheWholeTurnAndTheNextGoesOn) {
  const auto store = opened(path);
  commit_all(*store, plain_history(20, 10));
  const Hash head = store->head();
  Database& database = store->reader().database();
  database.roll_back();
  const auto pages = database.number("pragma page_count");
  ASSERT_TRUE(pages.has_value());
  ASSERT_TRUE(database.script("pragma max_page_count = " + std::to_string(*pages)));

  Decision many;
  for (int id = 100; id < 3000; ++id) many.entries.push_back(new_task({id}));
  const auto done = store->commit(many);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().fault, Fault::disk_full);
  EXPECT_EQ(done.error().what, "commit of 2900 events to " + path +
                                   ": the disk is full; make room on it, then try again");
  EXPECT_EQ(store->head(), head);
  EXPECT_EQ(store->view().find("task/S1.RISK.3/100/1"), std::nullopt);

  store->reader().database().roll_back();
  ASSERT_TRUE(database.script("pragma max_page_count = 1000000"));
  EXPECT_TRUE(store->commit(many).has_value());
  EXPECT_TRUE(store->reader().verify({})->holds());
}

TEST_F(Opening, AQuestionThatFailedMakesTheNextCommitFailOnce) {
  const auto store = opened(path);
  commit_all(*store, {one_of_each().front()});
  store->reader().database().roll_back();
  run_sql(path, "alter table mark rename to elsewhere");
  EXPECT_EQ(store->view().mark("golive"), "");
  Decision next;
  next.entries = {new_task({1})};
  EXPECT_FALSE(store->commit(next).has_value()) << "it was decided on a wrong answer";
  run_sql(path, "alter table elsewhere rename to mark");
  EXPECT_EQ(store->view().mark("golive"), "2027-04-19");
  EXPECT_TRUE(store->commit(next).has_value());
}

TEST_F(Opening, TriesAreCountedUntilTheEventIsDecided) {
  {
    const auto store = opened(path);
    EXPECT_EQ(*store->count_try("e-1"), 1);
    EXPECT_EQ(*store->count_try("e-1"), 1) << "the same engine tries it again: it stopped nothing";
  }
  EXPECT_EQ(*opened(path)->count_try("e-1"), 2) << "over an unclean end";
  const auto store = opened(path);
  EXPECT_EQ(*store->count_try("e-1"), 3);
  ASSERT_TRUE(store->commit({}));
  EXPECT_EQ(*store->count_try("e-1"), 1);
}

TEST_F(Opening, WorksWithoutSharedMemoryOnAVfsByName) {
  const std::string vfs = sqlite3_vfs_find(nullptr)->zName;
  const auto store = Store::open({.path = path, .vfs = vfs, .exclusive = true});
  ASSERT_TRUE(store.has_value()) << store.error().what;
  commit_all(**store, one_of_each());
  EXPECT_FALSE(std::filesystem::exists(path + "-shm"));
  EXPECT_FALSE(Store::open({.path = path, .vfs = "none such"}).has_value());
}

TEST_F(Opening, TheWalStaysWithinItsBounds) {
  const auto store = opened(path);
  for (int round = 0; round < 12; ++round) {
    Decision turn;
    for (int id = round * 1000 + 1; id <= (round + 1) * 1000; ++id) {
      Entry made = new_task({id});
      std::get<InstanceNew>(made.changes[0]).facts = std::string(5000, 'x');
      turn.entries.push_back(std::move(made));
    }
    ASSERT_TRUE(store->commit(turn));
    EXPECT_LT(std::filesystem::file_size(path + "-wal"), 64U << 20U);
  }
}

}  // namespace
}  // namespace cadans::store
