#include "engine/store/reader.h"

#include <gtest/gtest.h>

#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

struct Reading : testing::Test {
  void fill() {
    auto decisions = one_of_each();
    decisions.pop_back();
    commit_all(*store, decisions);
  }
  [[nodiscard]] std::unique_ptr<Reader> reader() const {
    auto made = Reader::open(folder.file("a.db"));
    EXPECT_TRUE(made.has_value()) << made.error().what;
    return std::move(*made);
  }
  Folder folder;
  std::unique_ptr<Store> store = opened(folder.file("a.db"));
};

TEST_F(Reading, SeesWhatIsCommittedWhileTheEngineWrites) {
  const auto before = reader();
  EXPECT_EQ(before->view().snapshot({1}), std::nullopt);
  fill();
  EXPECT_EQ(before->view().snapshot({1})->state, "open,reminding");
  EXPECT_EQ(before->view().find("task/S1.RISK.3/1/1"), InstanceId{1});
  EXPECT_EQ(before->tail()->head, store->head());
}

TEST_F(Reading, ListsInstancesWithTheirFacts) {
  fill();
  const auto open = reader()->instances({.workflow = "task"});
  ASSERT_EQ(open->size(), 1U);
  EXPECT_EQ(open->front().identity, "task/S1.RISK.3/1/1");
  EXPECT_EQ(open->front().facts, R"({"duty":"S1.RISK.3","position":"iso"})");
  EXPECT_EQ(open->front().rev, 1);
  EXPECT_EQ(open->front().snapshot.progress.planned, 20'930);
  const auto all = reader()->instances({.workflow = "task", .ended_too = true});
  ASSERT_EQ(all->size(), 2U);
  EXPECT_FALSE(all->back().running);
  EXPECT_EQ(reader()->instances({.workflow = "task", .after = {1}, .ended_too = true})->size(), 1U);
  EXPECT_EQ(reader()->instances({.workflow = "task", .ended_too = true, .limit = 1})->size(), 1U);
}

TEST_F(Reading, ListsDeliveriesPeopleAndMarks) {
  fill();
  const auto asked = reader();
  const auto waiting = asked->deliveries(0, 10);
  ASSERT_EQ(waiting->size(), 2U);
  EXPECT_TRUE(waiting->front().again);
  EXPECT_TRUE(waiting->back().parked);
  EXPECT_EQ(asked->deliveries(2, 10)->size(), 1U);
  EXPECT_EQ(*asked->body(2), "{}");
  const auto receipt = asked->settled(delivery(1, {}).key);
  ASSERT_TRUE(receipt->has_value());
  EXPECT_EQ((*receipt)->receipt, "250 ok");
  EXPECT_EQ((*receipt)->at, monday_morning);
  EXPECT_EQ(*asked->people("", 10), std::vector<Person>{anneke()});
  EXPECT_TRUE(asked->people(anneke().key, 10)->empty());
  EXPECT_EQ(*asked->marks(), (std::map<std::string, std::string>{{"golive", "2027-04-19"}}));
  EXPECT_EQ((*asked->text("t-1"))->text, reason());
  EXPECT_EQ(asked->timers(monday_morning + hours(48), 10)->size(), 1U);
}

TEST_F(Reading, FindsThoseThatPutContentInForce) {
  fill();
  const auto loads = reader()->loads(10);
  ASSERT_EQ(loads->size(), 1U);
  const auto& changes = loads->front().entry.changes;
  EXPECT_TRUE(std::any_of(changes.begin(), changes.end(), [](const Change& change) {
    return std::holds_alternative<ContentSet>(change);
  }));
  EXPECT_TRUE(reader()->loads(0)->empty());
}

TEST_F(Reading, CountsWhatThereIs) {
  fill();
  const auto counts = reader()->counts();
  ASSERT_TRUE(counts.has_value());
  EXPECT_EQ(counts->entries, store->last_seq());
  EXPECT_EQ(counts->running, 1);
  EXPECT_EQ(counts->timers, 1);
  EXPECT_EQ(counts->notices, 0);
  EXPECT_EQ(counts->waiting, 2);
  EXPECT_EQ(counts->parked, 1);
}

TEST_F(Reading, AnInstancesHistoryIsEveryEntryThatTouchedIt) {
  fill();
  std::vector<std::string> events;
  const auto history = reader()->history({2}, 10);
  for (const Record& record : *history) events.push_back(record.entry.event.id);
  EXPECT_EQ(events,
            (std::vector<std::string>{"submit/2", "window/2027-04-20", "row-due/1/1", "issue/2"}));
  EXPECT_EQ(reader()->history({2}, 2)->size(), 2U);
  EXPECT_TRUE(reader()->history({9}, 10)->empty());
}

TEST_F(Reading, EntriesAreReadInOrder) {
  fill();
  const auto found = reader()->journal(2, 2);
  ASSERT_EQ(found->size(), 2U);
  EXPECT_EQ(found->front().place.seq, 2);
  EXPECT_EQ(found->front().entry.event.id, "issue/1");
}

TEST_F(Reading, CannotWrite) {
  EXPECT_FALSE(reader()->database().script("delete from timer").has_value());
}

TEST_F(Reading, AQuestionThatTakesTooLongIsGivenUp) {
  commit_all(*store, plain_history(2000, 4000));
  const auto hurried = Reader::open(folder.file("a.db"), [] { return true; });
  ASSERT_TRUE(hurried.has_value()) << hurried.error().what;
  const auto all = (*hurried)->instances({.workflow = "task", .ended_too = true, .limit = 2000});
  ASSERT_FALSE(all.has_value());
  EXPECT_EQ(all.error().fault, Fault::too_slow);
}

}  // namespace
}  // namespace cadans::store
