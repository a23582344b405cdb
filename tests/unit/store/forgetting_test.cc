// A person or a text is forgotten: the chain holds, the verdict says what was removed, and none of
// its bytes can be found in the files.

#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "engine/store/reader.h"
#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

bool file_holds(const std::string& path, const std::string& secret) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str().find(secret) != std::string::npos;
}

struct Forgetting : testing::Test {
  void commit_some(std::size_t turns) {
    auto decisions = one_of_each();
    decisions.resize(turns);
    commit_all(*store, decisions);
  }
  void forget() { commit_all(*store, {one_of_each().back()}); }
  void nothing_is_left() const {
    for (const std::string& file : {path, path + "-wal"}) {
      for (const std::string& secret : {anneke().name, anneke().handle, anneke().salt,
                                        reason().body, reason().salt, anneke().mail}) {
        EXPECT_FALSE(file_holds(file, secret)) << secret << " in " << file;
      }
    }
  }
  Folder folder;
  std::string path = folder.file("a.db");
  std::unique_ptr<Store> store = opened(path);
};

TEST_F(Forgetting, APersonKeepsOnlyTheKey) {
  commit_some(5);
  forget();
  Person empty;
  empty.key = anneke().key;
  EXPECT_EQ(store->view().person(anneke().key), empty);
  EXPECT_EQ(store->view().person_called("a.dejong"), "");
}

TEST_F(Forgetting, ATextKeepsOnlyIdAndHash) {
  commit_some(5);
  EXPECT_EQ(store->view().text("t-1"), reason().body);
  forget();
  EXPECT_EQ(store->view().text("t-1"), "");
  const auto row = store->reader().text("t-1");
  ASSERT_TRUE(row->has_value());
  EXPECT_TRUE((*row)->gone);
  EXPECT_EQ((*row)->text.salt, "");
  EXPECT_EQ((*row)->hash, salted(reason().salt, reason().body));
}

TEST_F(Forgetting, TheChainHoldsAndSaysWhatWasRemoved) {
  commit_some(5);
  EXPECT_TRUE(store->reader().verify({})->removed.empty());
  forget();
  const auto verdict = store->reader().verify({});
  EXPECT_TRUE(verdict->holds()) << verdict->why;
  EXPECT_EQ(verdict->removed, (std::vector<std::string>{"text t-1", "person " + anneke().key}));
}

TEST_F(Forgetting, NoByteOfItIsLeftInTheFiles) {
  commit_some(5);
  ASSERT_TRUE(file_holds(path + "-wal", anneke().name)) << "else this test cannot fail";
  forget();
  nothing_is_left();
}

// Who holds the state before it needs its bytes; with the last of them they go.
TEST_F(Forgetting, NoByteOfItIsLeftOnceTheStateBeforeItIsLetGo) {
  commit_some(5);
  const StateView* before = store->hold_aside();
  ASSERT_NE(before, nullptr);
  forget();
  EXPECT_EQ(before->person(anneke().key), anneke()) << "whatever is committed meanwhile";
  ASSERT_TRUE(file_holds(path + "-wal", anneke().name)) << "else this test cannot fail";
  store->let_aside_go();
  nothing_is_left();
}

TEST_F(Forgetting, WhatIsGoneDoesNotComeBack) {
  commit_some(6);
  Entry person = entry("engine.apply", "apply/1");
  person.beside.people = {anneke()};
  EXPECT_EQ(store->commit({{person}, {}}).error().fault, Fault::invalid);
  Entry text = entry("engine.apply", "apply/2");
  text.beside.texts = {reason()};
  EXPECT_EQ(store->commit({{text}, {}}).error().fault, Fault::invalid);
}

TEST_F(Forgetting, ATextThatWasChangedInTheFileIsNamed) {
  commit_some(5);
  Database& database = store->reader().database();
  database.roll_back();
  ASSERT_TRUE(database.script("update written_text set body = 'another reason'"));
  const auto verdict = store->reader().verify({});
  EXPECT_FALSE(verdict->holds());
  EXPECT_NE(verdict->why.find("t-1"), std::string::npos) << verdict->why;
}

TEST_F(Forgetting, APersonIsChangedUntilThen) {
  commit_some(1);
  Entry change = entry("engine.apply", "apply/1");
  Person moved = anneke();
  moved.mail = "ciso@voorbeeldstad.example";
  change.beside.people = {moved};
  commit_all(*store, {{{change}, {}}});
  EXPECT_EQ(store->view().person(anneke().key), moved);
}

}  // namespace
}  // namespace cadans::store
