#include "engine/store/rebuild.h"

#include <gtest/gtest.h>

#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

struct Rebuild : testing::Test {
  [[nodiscard]] std::unique_ptr<Reader> read(const std::string& name) const {
    auto made = Reader::open(folder.file(name));
    EXPECT_TRUE(made.has_value()) << made.error().what;
    return std::move(*made);
  }
  Result<Tail> rebuild_as(const std::string& name) {
    return rebuild(bodies_of(store->reader().database()), folder.file(name));
  }
  Folder folder;
  std::unique_ptr<Store> store = opened(folder.file("a.db"));
};

TEST_F(Rebuild, GivesTheSameStateAndTheSameChain) {
  commit_all(*store, one_of_each());
  const auto end = rebuild_as("b.db");
  ASSERT_TRUE(end.has_value()) << end.error().what;
  EXPECT_EQ(*end, (Tail{store->last_seq(), store->head()}));
  EXPECT_EQ(*compare(*read("a.db"), *read("b.db")), "");
  EXPECT_TRUE(read("b.db")->verify(*end)->holds());
}

TEST_F(Rebuild, GivesTheSameStateOverALongHistory) {
  commit_all(*store, plain_history(1500, 700));
  ASSERT_TRUE(rebuild_as("b.db").has_value());
  EXPECT_EQ(*compare(*read("a.db"), *read("b.db")), "");
}

TEST_F(Rebuild, WorksFromAnExportAlone) {
  commit_all(*store, one_of_each());
  ASSERT_TRUE(store->reader().export_journal(folder.file("journal")).has_value());
  const auto end = rebuild(bodies_of_export(folder.file("journal")), folder.file("b.db"));
  ASSERT_TRUE(end.has_value()) << end.error().what;
  EXPECT_EQ(*compare(*read("a.db"), *read("b.db")), "");
}

TEST_F(Rebuild, TheRebuiltStoreOpensAndGoesOn) {
  commit_all(*store, one_of_each());
  ASSERT_TRUE(rebuild_as("b.db").has_value());
  const auto again = opened(folder.file("b.db"));
  EXPECT_FALSE(again->unclean());
  commit_all(*again, {{{new_task({3})}, {}}});
  commit_all(*store, {{{new_task({3})}, {}}});
  EXPECT_EQ(again->head(), store->head());
}

TEST_F(Rebuild, NeverWritesOverAFile) {
  commit_all(*store, one_of_each());
  const auto end = rebuild_as("a.db");
  ASSERT_FALSE(end.has_value());
  EXPECT_EQ(end.error().fault, Fault::invalid);
}

TEST_F(Rebuild, AnEntryThatCannotBeAppliedIsNamed) {
  int given = 0;
  const Bodies bodies = [&given]() -> Result<std::optional<std::string>> {
    ++given;
    if (given > 2) return std::optional<std::string>();
    return std::optional<std::string>(
        given == 1 ? R"({"seq":1,"at":"2027-04-20T07:00:00Z","type":"a.b","changes":[]})"
                   : R"({"seq":2,"at":"2027-04-20T07:00:00Z","type":"a.b",)"
                     R"("changes":[{"notice-gone":9,"why":""}]})");
  };
  const auto end = rebuild(bodies, folder.file("b.db"));
  ASSERT_FALSE(end.has_value());
  EXPECT_EQ(end.error().fault, Fault::corrupt);
  EXPECT_NE(end.error().what.find("entry 2 cannot be applied"), std::string::npos)
      << end.error().what;
}

TEST_F(Rebuild, EveryKindOfDifferenceIsNamed) {
  auto decisions = one_of_each();
  decisions[2].entries[0].changes.push_back(NoticeNew{notice(5, {1})});
  commit_all(*store, decisions);
  ASSERT_TRUE(rebuild_as("b.db").has_value());
  const std::pair<const char*, const char*> edits[] = {
      {"instance:", "update instance set rung = rung + 1 where id = 1"},
      {"facts:", "update instance_facts set facts = '{}' where id = 1"},
      {"identity:", "delete from identity where instance = 2"},
      {"timer:", "update timer set due_us = due_us + 1"},
      {"notice:", "delete from notice"},
      {"delivery:", "update outbox set parked = 1 - parked where id = 2"},
      {"key:", "update delivery_key set receipt = 'another' where delivery = 1"},
      {"mark:", "update mark set value = 'another'"},
      {"content in force:", "update content_in_force set hash = zeroblob(32)"},
      {"seen event:", "delete from seen where event = 'issue/1'"},
      {"text:", "update written_text set hash = zeroblob(32)"},
      {"forgotten person:", "update person set gone = 0"},
      {"counter:", "update counter set next = 1000"}};
  Database& database = store->reader().database();
  for (const auto& [named, sql] : edits) {
    database.roll_back();
    ASSERT_TRUE(database.script("begin; " + std::string(sql))) << sql;
    const auto difference = compare(store->reader(), *read("b.db"));
    ASSERT_TRUE(difference.has_value()) << difference.error().what;
    EXPECT_TRUE(difference->starts_with(named)) << *difference << " after " << sql;
  }
}

}  // namespace
}  // namespace cadans::store
