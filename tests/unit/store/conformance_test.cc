// What any store must do, asked through its seam alone: open, view, commit, due. A second kind of
// store joins the list of kinds and passes the same tests.

#include <gtest/gtest.h>

#include "engine/store/export.h"
#include "engine/store/reader.h"
#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

struct Sqlite {
  static std::unique_ptr<Store> open(const std::string& path) { return opened(path); }
};

template <class Kind>
class AnyStore : public testing::Test {
 protected:
  void commit(const Entry& entry) { commit_all(*store, {{{entry}, {}}}); }
  void choose(const Chosen& chosen) { commit_all(*store, {{{}, {chosen}}}); }
  Fault refusal(const Decision& decision) {
    const auto done = store->commit(decision);
    EXPECT_FALSE(done.has_value()) << "it should have been refused";
    return done ? Fault::io : done.error().fault;
  }
  std::vector<Timer> due(Instant now, int limit = 100) {
    std::vector<Timer> all;
    const auto found = store->due(now, limit);
    EXPECT_TRUE(found.has_value());
    for (const DueTimer& one : *found) all.push_back(one.timer);
    return all;
  }
  std::vector<std::int64_t> sendable(Instant now, int limit = 100) {
    std::vector<std::int64_t> all;
    for (const Waiting& one : store->view().sendable("mail", now, limit)) {
      all.push_back(one.delivery.id);
    }
    return all;
  }
  void reopen() {
    ASSERT_TRUE(store->close());
    store.reset();
    store = Kind::open(folder.file("a.db"));
  }

  Folder folder;
  std::unique_ptr<Store> store = Kind::open(folder.file("a.db"));
};

using Kinds = testing::Types<Sqlite>;
TYPED_TEST_SUITE(AnyStore, Kinds);

Entry timers(std::string id, std::vector<Change> changes) {
  Entry made = entry("engine.plan", std::move(id));
  made.changes = std::move(changes);
  return made;
}

TYPED_TEST(AnyStore, AnEmptyOrRefusedDecisionWritesNothing) {
  Entry refused = new_task({1});
  refused.refused = "actor_owns";
  ASSERT_TRUE(this->store->commit({}));
  ASSERT_TRUE(this->store->commit({{refused}, {}}));
  EXPECT_EQ(this->store->last_seq(), 0);
  EXPECT_EQ(this->store->head(), Hash());
  EXPECT_FALSE(this->store->view().snapshot({1}).has_value());
  EXPECT_FALSE(this->store->view().seen("issue/1"));
}

TYPED_TEST(AnyStore, AnInstanceIsFoundByIdAndIdentityAlsoAfterReopening) {
  this->commit(new_task({1}));
  this->reopen();
  const View& view = this->store->view();
  EXPECT_EQ(view.snapshot({1}), open_task());
  EXPECT_EQ(view.facts({1}), R"({"duty":"S1.RISK.3","position":"iso"})");
  EXPECT_EQ(view.find("task/S1.RISK.3/1/1"), InstanceId{1});
  EXPECT_EQ(view.find("task/S1.RISK.3/2/1"), std::nullopt);
  EXPECT_EQ(view.snapshot({2}), std::nullopt);
  EXPECT_EQ(view.next_instance(), 2);
  EXPECT_EQ(this->store->last_seq(), 1);
}

TYPED_TEST(AnyStore, RunningLeavesOutWhatIsAtAnEnd) {
  for (int id = 1; id <= 9; ++id) this->commit(new_task({id}));
  const char* ends[] = {"done", "cancelled", "missed", "closed", "decided", "withdrawn"};
  for (int id = 1; id <= 6; ++id) {
    Snapshot at = open_task();
    at.state = std::string(ends[id - 1]) + ",quiet";
    this->commit(timers("end/" + std::to_string(id), {InstanceSet{{id}, at}}));
  }
  const View& view = this->store->view();
  EXPECT_EQ(view.running("task", {}, 100), (std::vector<InstanceId>{{7}, {8}, {9}}));
  EXPECT_EQ(view.running("task", {7}, 1), (std::vector<InstanceId>{{8}}));
  EXPECT_TRUE(view.running("audit", {}, 100).empty());
  this->commit(timers("reopen", {InstanceSet{{3}, open_task()}}));
  EXPECT_EQ(this->store->view().running("task", {}, 100).front(), InstanceId{3});
}

TYPED_TEST(AnyStore, DueTimersComeByUrgencyInstantInstanceAndKind) {
  this->commit(new_task({1}));
  this->commit(new_task({2}));
  const Timer first = reminder({2}, monday_morning, Urgency::clock);
  const Timer second = reminder({1}, monday_morning - hours(1));
  const Timer third = reminder({2}, monday_morning - hours(1));
  const Timer last{Urgency::window, monday_morning - hours(9), {0}, "window-open"};
  const Timer later = reminder({1}, monday_morning + microseconds(1), Urgency::clock);
  this->commit(timers(
      "t", {TimerSet{last}, TimerSet{third}, TimerSet{later}, TimerSet{second}, TimerSet{first}}));
  EXPECT_EQ(this->due(monday_morning), (std::vector<Timer>{first, second, third, last}));
  EXPECT_EQ(this->due(monday_morning, 2), (std::vector<Timer>{first, second}));
  EXPECT_EQ(this->store->due(monday_morning, 9)->front().workflow, "task");
  EXPECT_EQ(this->store->due(monday_morning, 9)->back().workflow, "engine");
  EXPECT_EQ(*this->store->next_due(), last.due);
  this->commit(timers("u", {TimerGone{last}, TimerGone{second}, TimerGone{third}}));
  EXPECT_EQ(*this->store->next_due(), first.due);
  this->commit(timers("v", {TimerGone{first}, TimerGone{later}}));
  EXPECT_EQ(*this->store->next_due(), std::nullopt);
}

TYPED_TEST(AnyStore, OnlyTheTimersThatAreNamedGo) {
  const Timer one = reminder({1}, monday_morning);
  const Timer two = reminder({2}, monday_morning);
  const Timer three = reminder({3}, monday_morning);
  this->commit(timers("t", {TimerSet{one}, TimerSet{two}, TimerSet{three}}));
  this->commit(timers("not the first", {TimerGone{two}}));
  EXPECT_EQ(this->due(monday_morning), (std::vector<Timer>{one, three}));
  this->commit(timers("set and gone", {TimerSet{two}, TimerGone{two}, TimerSet{one}, TimerGone{one},
                                       TimerGone{three}, TimerSet{three}}));
  EXPECT_EQ(this->due(monday_morning), (std::vector<Timer>{three}));
  this->commit(timers("set again", {TimerSet{three}}));
  EXPECT_EQ(this->due(monday_morning), (std::vector<Timer>{three}));
}

TYPED_TEST(AnyStore, ATimerThatIsNotThereIsAContradiction) {
  const Timer there = reminder({1}, monday_morning);
  const Timer not_there = reminder({2}, monday_morning);
  this->commit(timers("t", {TimerSet{there}}));
  for (const auto& changes : std::vector<std::vector<Change>>{
           {TimerGone{not_there}},
           {TimerGone{there}, TimerGone{there}},
           {TimerGone{there}, TimerGone{not_there}},
           {TimerGone{reminder({1}, monday_morning, Urgency::clock)}}}) {
    EXPECT_EQ(this->refusal({{timers("u", changes)}, {}}), Fault::invalid);
    EXPECT_EQ(this->due(monday_morning), std::vector<Timer>{there});
  }
}

TYPED_TEST(AnyStore, ADecisionThatFailsAnywhereLeavesNothingBehind) {
  commit_all(*this->store, one_of_each());
  const Hash head = this->store->head();
  const std::int64_t seq = this->store->last_seq();
  const std::vector<std::vector<Change>> wrong = {
      {InstanceNew{{1}, "another", open_task(), "{}"}},
      {InstanceNew{{9}, "task/S1.RISK.3/1/1", open_task(), "{}"}},
      {InstanceSet{{9}, open_task()}},
      {FactsSet{{9}, "{}"}},
      {TimerGone{reminder({9}, monday_morning)}},
      {NoticeNew{notice(7, {1})}, NoticeNew{notice(7, {1})}},
      {NoticeGone{99, "closed"}},
      {DeliveryNew{delivery(1, {})}},
      {DeliveryWait{1, monday_morning, "late", false}},
      {DeliveryEnd{1, delivery(1, {}).key, Outcome::delivered, "again"}},
      {DeliveryEnd{2, "another key", Outcome::delivered, ""}},
      {TextNew{reason().id, {}}},
      {TextGone{"unknown"}},
      {PersonNew{anneke().key}},
      {MarkSet{"name", "\xff"}}};
  for (const auto& changes : wrong) {
    Entry good = new_task({3});
    good.changes.push_back(TimerSet{reminder({3}, monday_morning)});
    good.changes.push_back(NoticeNew{notice(8, {3})});
    good.changes.push_back(MarkSet{"golive", "moved"});
    Entry after = new_task({4});
    EXPECT_EQ(this->refusal({{good, timers("wrong", changes), after}, {}}), Fault::invalid)
        << changes[0].index();
    const View& view = this->store->view();
    EXPECT_EQ(view.snapshot({3}), std::nullopt);
    EXPECT_EQ(view.snapshot({4}), std::nullopt);
    EXPECT_EQ(view.notices(LocalDate(99'999), 10).size(), 0U);
    EXPECT_EQ(view.mark("golive"), "2027-04-19");
    EXPECT_FALSE(view.seen("issue/3"));
    EXPECT_EQ(this->due(monday_morning), std::vector<Timer>());
    EXPECT_EQ(view.next_instance(), 3);
    EXPECT_EQ(this->store->last_seq(), seq);
    EXPECT_EQ(this->store->head(), head);
  }
  this->commit(new_task({3}));
  EXPECT_EQ(this->store->last_seq(), seq + 1);
}

TYPED_TEST(AnyStore, NoticesWaitForTheirDayAndGoOnce) {
  Notice early = notice(1, {1});
  Notice late = notice(2, {1});
  late.from = early.from + std::chrono::days(1);
  this->commit(timers("n", {NoticeNew{late}, NoticeNew{early}}));
  const View& view = this->store->view();
  EXPECT_EQ(view.notices(early.from, 9), std::vector<Notice>{early});
  EXPECT_EQ(view.notices(late.from, 9), (std::vector<Notice>{early, late}));
  EXPECT_EQ(view.notices(late.from, 1), std::vector<Notice>{early});
  EXPECT_EQ(view.notices_of({1}), (std::vector<Notice>{early, late}));
  EXPECT_TRUE(view.notices_of({2}).empty());
  this->commit(timers("sent", {NoticeGone{1, "sent"}, NoticeGone{2, "closed"}}));
  this->reopen();
  EXPECT_TRUE(this->store->view().notices(late.from, 9).empty());
  EXPECT_EQ(this->store->view().next_notice(), 3) << "a number is never given twice";
}

TYPED_TEST(AnyStore, DeliveriesAreClaimedByUrgencyThenAgeThenId) {
  std::vector<Change> made;
  const auto add = [&](std::int64_t id, Urgency urgency, Instant at, const char* channel) {
    Delivery one = delivery(id, {notice(id, {1})});
    one.urgency = urgency;
    one.made = at;
    one.channel = channel;
    made.emplace_back(DeliveryNew{one});
  };
  add(1, Urgency::routine, monday_morning, "mail");
  add(2, Urgency::rung, monday_morning + hours(1), "mail");
  add(3, Urgency::rung, monday_morning, "mail");
  add(4, Urgency::clock, monday_morning + hours(2), "mail");
  add(5, Urgency::clock, monday_morning, "ticket");
  add(6, Urgency::rung, monday_morning, "mail");
  this->commit(timers("d", made));
  EXPECT_EQ(this->sendable(monday_morning), (std::vector<std::int64_t>{4, 3, 6, 2, 1}));
  EXPECT_EQ(this->sendable(monday_morning, 2), (std::vector<std::int64_t>{4, 3}));
  EXPECT_EQ(*this->store->next_sendable(), Instant{0});

  const Instant lease = monday_morning + minutes(5);
  this->choose({4, "mail-1", 1, lease});
  this->commit(timers("w", {DeliveryWait{3, monday_morning + minutes(9), "busy", true}}));
  EXPECT_EQ(this->sendable(monday_morning), (std::vector<std::int64_t>{6, 2, 1}));
  EXPECT_EQ(this->sendable(lease), (std::vector<std::int64_t>{4, 6, 2, 1})) << "a lease ran out";
  EXPECT_EQ(this->sendable(lease + hours(1)), (std::vector<std::int64_t>{4, 3, 6, 2, 1}));

  const auto waiting = this->store->view().waiting(4);
  ASSERT_TRUE(waiting.has_value());
  EXPECT_EQ(waiting->delivery, std::get<DeliveryNew>(made[3]).delivery);
  EXPECT_EQ(waiting->attempt, 1);
  EXPECT_EQ(waiting->lease, lease);
  EXPECT_TRUE(this->store->view().waiting(3)->again);
}

TYPED_TEST(AnyStore, TheNextSendableIsTheEarliestOfLeasesAndWaits) {
  EXPECT_EQ(*this->store->next_sendable(), std::nullopt);
  this->commit(timers("d", {DeliveryNew{delivery(1, {})}, DeliveryNew{delivery(2, {})}}));
  this->choose({1, "mail-1", 1, monday_morning + minutes(5)});
  EXPECT_EQ(*this->store->next_sendable(), Instant{0});
  this->commit(timers("w", {DeliveryWait{2, monday_morning + minutes(2), "busy", false}}));
  EXPECT_EQ(*this->store->next_sendable(), monday_morning + minutes(2));
  this->commit(timers("p", {DeliveryEnd{2, delivery(2, {}).key, Outcome::parked, ""}}));
  EXPECT_EQ(*this->store->next_sendable(), monday_morning + minutes(5));
  EXPECT_TRUE(this->store->view().waiting(2)->parked);
  EXPECT_FALSE(this->store->view().settled(delivery(2, {}).key));
  this->commit(timers("u", {DeliveryWait{2, monday_morning, "released", false}}));
  EXPECT_FALSE(this->store->view().waiting(2)->parked);
  EXPECT_EQ(this->sendable(monday_morning), std::vector<std::int64_t>{2});
}

TYPED_TEST(AnyStore, AnAttemptIsWrittenOnceAndInOrder) {
  this->commit(timers("d", {DeliveryNew{delivery(1, {})}}));
  EXPECT_EQ(this->refusal({{}, {{1, "mail-1", 2, monday_morning}}}), Fault::invalid);
  this->choose({1, "mail-1", 1, monday_morning});
  EXPECT_EQ(this->refusal({{}, {{1, "mail-1", 1, monday_morning}}}), Fault::invalid);
  this->choose({1, "mail-1", 2, monday_morning});
  EXPECT_EQ(this->refusal({{}, {{2, "mail-1", 1, monday_morning}}}), Fault::invalid);
  EXPECT_EQ(this->store->view().waiting(1)->attempt, 2);
}

TYPED_TEST(AnyStore, ADeliveryMayBeMadeAndSentInOneTurn) {
  const Entry made = timers("d", {DeliveryNew{delivery(1, {})}, DeliveryNew{delivery(2, {})}});
  const Instant lease = monday_morning + minutes(5);
  EXPECT_EQ(this->refusal({{made}, {{1, "mail-1", 2, lease}}}), Fault::invalid);
  EXPECT_EQ(this->refusal({{made}, {{3, "mail-1", 1, lease}}}), Fault::invalid);
  commit_all(*this->store, {{{made}, {{1, "mail-1", 1, lease}}}});
  EXPECT_EQ(this->store->view().waiting(1)->attempt, 1);
  EXPECT_EQ(this->store->view().waiting(1)->lease, lease);
  EXPECT_EQ(this->sendable(monday_morning), std::vector<std::int64_t>{2});
}

TYPED_TEST(AnyStore, AKeyIsUsedOnceAndSettledOnce) {
  Entry made = timers("d", {DeliveryNew{delivery(1, {})}});
  made.beside.bodies = {{1, "the body"}};
  this->commit(made);
  const std::string key = delivery(1, {}).key;
  EXPECT_FALSE(this->store->view().settled(key));
  EXPECT_EQ(*this->store->body(1), "the body");
  Delivery same_key = delivery(2, {});
  same_key.key = key;
  EXPECT_EQ(this->refusal({{timers("e", {DeliveryNew{same_key}})}, {}}), Fault::invalid);
  this->commit(timers("f", {DeliveryEnd{1, key, Outcome::delivered, "250 ok"}}));
  EXPECT_TRUE(this->store->view().settled(key));
  EXPECT_EQ(*this->store->body(1), std::nullopt) << "body and address go with the receipt";
  EXPECT_EQ(this->store->view().waiting(1), std::nullopt);
  EXPECT_EQ(this->refusal({{timers("g", {DeliveryEnd{1, key, Outcome::unknown, ""}})}, {}}),
            Fault::invalid);
  EXPECT_EQ(this->refusal({{timers("h", {DeliveryNew{same_key}})}, {}}), Fault::invalid);
  EXPECT_EQ(this->store->view().next_delivery(), 2);
}

// Escalation, section 13, W7: the key says whom a mail was for; a year after the close it does not.
TYPED_TEST(AnyStore, AKeyThatWasSettledBeforeThenNamesNobodyAndOneThatWaitsStays) {
  this->commit(timers("d", {DeliveryNew{delivery(1, {})}, DeliveryNew{delivery(2, {})}}));
  this->commit(timers("e", {DeliveryEnd{1, delivery(1, {}).key, Outcome::delivered, "250 ok"}}));
  this->commit(timers("f", {KeysUnnamed{monday_morning}}));
  EXPECT_TRUE(this->store->view().settled(delivery(1, {}).key)) << "not before that instant";
  this->commit(timers("g", {KeysUnnamed{monday_morning + seconds(1)}}));
  this->commit(timers("h", {KeysUnnamed{monday_morning + seconds(1)}}));
  EXPECT_FALSE(this->store->view().settled(delivery(1, {}).key));
  EXPECT_TRUE(this->store->view().settled(unnamed_key(1)));
  EXPECT_EQ(this->store->view().waiting(2)->delivery.key, delivery(2, {}).key);
  this->commit(timers("i", {DeliveryEnd{2, delivery(2, {}).key, Outcome::delivered, "250 ok"}}));
}

TYPED_TEST(AnyStore, AnEventIsSeenOnce) {
  this->commit(new_task({1}));
  EXPECT_TRUE(this->store->view().seen("issue/1"));
  EXPECT_FALSE(this->store->view().seen("issue/2"));
  EXPECT_EQ(this->refusal({{timers("issue/1", {})}, {}}), Fault::invalid);
}

TYPED_TEST(AnyStore, ContentMarksAndPeopleAreAnswered) {
  commit_all(*this->store, {one_of_each().front()});
  const View& view = this->store->view();
  const auto content = view.content("catalogue");
  ASSERT_TRUE(content.has_value());
  EXPECT_EQ(content->hash, digest({content->body}));
  EXPECT_EQ(view.content_hash("catalogue"), content->hash);
  EXPECT_EQ(view.content_hash("ladders"), Hash());
  EXPECT_EQ(view.content("ladders"), std::nullopt);
  EXPECT_EQ(view.mark("golive"), "2027-04-19");
  EXPECT_EQ(view.mark("unknown"), "");
  EXPECT_EQ(view.person(anneke().key), anneke());
  EXPECT_EQ(view.person_called("a.dejong"), anneke().key);
  EXPECT_EQ(view.person_called(""), "");
  EXPECT_EQ(view.person("unknown"), std::nullopt);
  this->commit(timers("unmark", {MarkSet{"golive", ""}}));
  EXPECT_EQ(this->store->view().mark("golive"), "");
}

std::vector<std::string> bodies(const Store& store) {
  std::vector<std::string> all;
  const Bodies next = bodies_of(store.reader().database());
  for (auto body = next(); body && *body; body = next()) all.push_back(**body);
  return all;
}

TYPED_TEST(AnyStore, ABatchLeavesTheSameJournalAsItsEventsOneByOne) {
  commit_all(*this->store, plain_history(50, 1));
  const auto one_by_one = bodies(*this->store);
  ASSERT_EQ(one_by_one.size(), 200U);
  for (const std::size_t size : {2U, 64U, 65U, 200U}) {
    const auto other = TypeParam::open(this->folder.file(std::to_string(size) + ".db"));
    commit_all(*other, plain_history(50, size));
    EXPECT_EQ(bodies(*other), one_by_one) << size << " a turn";
    EXPECT_EQ(other->head(), this->store->head());
    EXPECT_EQ(*other->next_due(), *this->store->next_due());
  }
}

TYPED_TEST(AnyStore, AHundredThousandPendingTimersAreClaimedInTurns) {
  std::vector<Change> set;
  constexpr int pending = 100'000;
  for (int id = 1; id <= pending; ++id) {
    set.emplace_back(TimerSet{reminder({id}, monday_morning + seconds(id % 1000))});
  }
  this->commit(timers("many", set));
  int claimed = 0;
  Instant last;
  for (auto due = this->due(monday_morning + hours(1), 4096); !due.empty();
       due = this->due(monday_morning + hours(1), 4096)) {
    std::vector<Change> gone;
    for (const Timer& timer : due) {
      EXPECT_GE(timer.due, last);
      last = timer.due;
      gone.emplace_back(TimerGone{timer});
    }
    claimed += static_cast<int>(due.size());
    this->commit(timers("claim/" + std::to_string(claimed), gone));
    ASSERT_TRUE(this->store->checkpoint_if_needed());
  }
  EXPECT_EQ(claimed, pending);
}

}  // namespace
}  // namespace cadans::store
