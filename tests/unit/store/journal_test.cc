#include "engine/store/journal.h"

#include <gtest/gtest.h>

#include <cctype>

#include "engine/json.h"
#include "engine/store/reader.h"
#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

struct Journal : testing::Test {
  Folder folder;
  std::unique_ptr<Store> store = opened(folder.file("a.db"));
  Database& database() { return store->reader().database(); }
  void fill(int tasks, std::size_t turn) { commit_all(*store, plain_history(tasks, turn)); }
};

TEST_F(Journal, EachHeadIsTheHashOfTheOneBeforeAndTheBody) {
  fill(20, 7);
  Hash head;
  const auto found = lines(database(), 1, 1000);
  ASSERT_TRUE(found.has_value());
  ASSERT_EQ(found->size(), 80U);
  std::int64_t seq = 0;
  for (const Line& line : *found) {
    EXPECT_EQ(line.seq, ++seq);
    EXPECT_EQ(Json::parse(line.body)["seq"], seq);
    head = digest({view(head), line.body});
  }
  EXPECT_EQ(head, store->head());
  EXPECT_EQ(*tail(database()), (Tail{80, head}));
}

TEST_F(Journal, ARowHoldsAtMostSixtyFourEntriesAndIsNeverWrittenAgain) {
  fill(50, 150);
  const auto found = rows(database(), 1, 100);
  ASSERT_TRUE(found.has_value());
  std::vector<int> counts;
  for (const Row& row : *found) counts.push_back(row.count);
  EXPECT_EQ(counts, (std::vector<int>{64, 64, 22, 50}));
  for (const char* sql : {"update journal set n = n", "delete from journal where first = 1"}) {
    EXPECT_FALSE(database().script(sql).has_value()) << sql;
  }
}

TEST_F(Journal, LinesAreReadFromAnyEntryOn) {
  fill(50, 150);
  for (const std::int64_t from : {1, 2, 64, 65, 150, 151, 200}) {
    const auto found = lines(database(), from, 3);
    ASSERT_TRUE(found.has_value());
    ASSERT_FALSE(found->empty());
    EXPECT_EQ(found->front().seq, from);
    EXPECT_EQ(found->size(), static_cast<std::size_t>(std::min<std::int64_t>(3, 201 - from)));
  }
  EXPECT_TRUE(lines(database(), 201, 3)->empty());
}

TEST_F(Journal, AnEntryNamesTheContentsInForceBeforeIt) {
  commit_all(*store, one_of_each());
  const auto found = lines(database(), 1, 3);
  ASSERT_TRUE(found.has_value());
  EXPECT_FALSE(Json::parse((*found)[0].body).contains("content"));
  const std::string second = Json::parse((*found)[1].body)["content"];
  EXPECT_EQ(second.size(), 16U);
  EXPECT_EQ(Json::parse((*found)[2].body)["content"], second);
}

TEST_F(Journal, HoldsOverAHistoryAndSaysWhereItEnds) {
  fill(100, 33);
  const auto verdict = store->reader().verify(Tail{400, store->head()});
  ASSERT_TRUE(verdict.has_value());
  EXPECT_TRUE(verdict->holds()) << verdict->why;
  EXPECT_EQ(verdict->entries, 400);
  EXPECT_EQ(verdict->head, store->head());
}

TEST_F(Journal, AnotherAnchorOrACutTailIsNamed) {
  fill(10, 10);
  const auto other = store->reader().verify(Tail{12, digest({"another"})});
  EXPECT_EQ(other->broken_at, 12);
  const auto cut = store->reader().verify(Tail{41, store->head()});
  EXPECT_EQ(cut->broken_at, 41);
  EXPECT_EQ(cut->entries, 40);
}

struct Damage {
  const char* what;
  const char* sql;
  std::int64_t broken_at;
};

TEST_F(Journal, ARowThatWasChangedRemovedOrMovedIsNamed) {
  for (const Damage& damage : std::initializer_list<Damage>{
           {"changed", "update journal set entries = replace(entries, 'close/12', 'close/13')", 41},
           {"removed", "delete from journal where first = 41", 41},
           {"a line removed",
            "update journal set n = 9, entries = substr(entries, instr(entries, char(10)) + 1)"
            " where first = 41",
            41},
           {"moved", "update journal set first = 1000 where first = 41", 41},
           {"head", "update journal set head = zeroblob(32) where first = 41", 41}}) {
    const std::string path = folder.file(std::string(damage.what) + ".db");
    const auto damaged = opened(path);
    commit_all(*damaged, plain_history(50, 10));
    Database& file = damaged->reader().database();
    file.roll_back();
    ASSERT_TRUE(
        file.script("drop trigger journal_is_not_changed; drop trigger journal_is_not_cut"));
    ASSERT_TRUE(file.script(damage.sql)) << damage.what;
    const auto verdict = damaged->reader().verify({});
    ASSERT_TRUE(verdict.has_value());
    EXPECT_EQ(verdict->broken_at, damage.broken_at) << damage.what << ": " << verdict->why;
  }
}

TEST_F(Journal, FromALaterEntryOnTheLinksBeforeAreTakenOnTrust) {
  fill(50, 10);
  database().roll_back();
  ASSERT_TRUE(
      database().script("drop trigger journal_is_not_changed;"
                        "update journal set entries = replace(entries, 'close/12', 'close/13')"));
  EXPECT_EQ(verify(database(), {})->broken_at, 41);
  EXPECT_EQ(verify(database(), {.from = 51})->entries, 200);
  EXPECT_EQ(verify(database(), {.from = 42})->broken_at, 0);
  EXPECT_EQ(verify(database(), {.from = 40})->broken_at, 41);
}

// What a person is called, where mail goes and what was written stand beside the chain only.
TEST_F(Journal, HoldsNoNameAddressOrText) {
  auto decisions = one_of_each();
  decisions.pop_back();
  commit_all(*store, decisions);
  ASSERT_EQ(store->view().person(anneke().key), anneke()) << "it is there, but beside";
  ASSERT_EQ(store->view().text(reason().id), reason().body);
  const auto found = rows(database(), 1, 1000);
  ASSERT_TRUE(found.has_value());
  for (const Row& row : *found) {
    for (const std::string& secret :
         {anneke().name, std::string("Anneke"), anneke().mail, std::string("anneke@"),
          anneke().handle, anneke().salt, reason().body, std::string("supplier"), reason().salt}) {
      EXPECT_EQ(row.lines.find(secret), std::string::npos) << secret;
    }
  }
}

}  // namespace
}  // namespace cadans::store
