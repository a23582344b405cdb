#include "engine/store/record.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/unit/store/samples.h"

namespace cadans::store {
namespace {

std::string written(const Entry& entry, const Place& place = {}) {
  std::string line;
  const auto done = write_record(entry, place, line);
  EXPECT_TRUE(done.has_value());
  return line;
}

TEST(Record, EveryChangeReadsBackAndWritesTheSameBytes) {
  std::set<std::size_t> kinds;
  for (const Decision& decision : one_of_each()) {
    for (const Entry& entry : decision.entries) {
      const Place place{7, {{{1}, 3}, {{2}, 5}}, "0123456789abcdef"};
      const std::string line = written(entry, place);
      const auto read = read_record(line);
      ASSERT_TRUE(read.has_value()) << read.error().what << "\n" << line;
      EXPECT_EQ(read->place, place);
      EXPECT_EQ(written(read->entry, read->place), line);
      EXPECT_EQ(read->entry.changes.size(), entry.changes.size());
      for (const Change& change : read->entry.changes) kinds.insert(change.index());
    }
  }
  EXPECT_EQ(kinds.size(), std::variant_size_v<Change>) << "one_of_each() lacks a kind of change";
}

TEST(Record, WhatIsLeftOutComesBack) {
  Entry made = entry("task.row-due", "e-1", {5});
  made.event.actor = "somebody";
  Snapshot plain = open_task(1, (monday_morning + hours(1)).us);
  Snapshot odd = plain;
  odd.workflow = "audit";
  odd.version = 3;
  odd.progress.due_us = 0;
  odd.progress.delivered = 20'000;
  made.changes = {InstanceSet{{5}, plain},
                  TimerSet{reminder({5}, monday_morning + hours(1), Urgency::clock)},
                  TimerGone{reminder({0}, monday_morning)},
                  TimerGone{reminder({5}, monday_morning - hours(1), Urgency::window)},
                  InstanceSet{{6}, odd},
                  InstanceSet{{5}, odd}};
  const auto read = read_record(written(made));
  ASSERT_TRUE(read.has_value()) << read.error().what;
  EXPECT_EQ(read->entry.event.actor, "somebody");
  const auto& changes = read->entry.changes;
  EXPECT_EQ(std::get<InstanceSet>(changes[0]).snapshot, plain);
  EXPECT_EQ(std::get<TimerSet>(changes[1]).timer, std::get<TimerSet>(made.changes[1]).timer);
  EXPECT_EQ(std::get<TimerGone>(changes[2]).timer, std::get<TimerGone>(made.changes[2]).timer);
  EXPECT_EQ(std::get<TimerGone>(changes[3]).timer, std::get<TimerGone>(made.changes[3]).timer);
  EXPECT_EQ(std::get<InstanceSet>(changes[4]).snapshot, odd);
  EXPECT_EQ(std::get<InstanceSet>(changes[4]).id, InstanceId{6});
  EXPECT_EQ(std::get<InstanceSet>(changes[5]).snapshot, odd) << "a due instant of 0 beside a timer";
}

TEST(Record, ADeliveryHoldsAllThatARebuildNeeds) {
  Entry made = entry("engine.window-open", "w-1");
  made.changes = {DeliveryNew{delivery(9, {notice(1, {1}), notice(2, {3})})}};
  const auto read = read_record(written(made));
  ASSERT_TRUE(read.has_value()) << read.error().what;
  EXPECT_EQ(std::get<DeliveryNew>(read->entry.changes[0]).delivery,
            std::get<DeliveryNew>(made.changes[0]).delivery);
}

TEST(Record, FactsComeBackByteByByte) {
  for (const char* facts :
       {R"({"a":1,"b":[true,null]})", R"({ "a": 1 })", "{\"a\":\n1}", "", "\"a string\"", "1e3",
        R"({"a":"é"})", R"({"a":1,"a":2})", "[0.1]", "not json"}) {
    Entry made = entry("task.note", "n-1", {1});
    made.changes = {FactsSet{{1}, facts}};
    const auto read = read_record(written(made));
    ASSERT_TRUE(read.has_value()) << read.error().what;
    EXPECT_EQ(std::get<FactsSet>(read->entry.changes[0]).facts, facts);
  }
}

TEST(Record, AReminderIsShort) {
  Entry made = entry("task.row-due", "row-due/12345/1808204400", {12'345});
  const Instant next = monday_morning + hours(48);
  Snapshot now = open_task(1, next.us);
  now.progress.row = 3;
  made.changes = {TimerGone{reminder({12'345}, monday_morning)}, TimerSet{reminder({12'345}, next)},
                  InstanceSet{{12'345}, now}};
  const std::string line = written(made, {1'234'567, {{{12'345}, 1'200'000}}, "0123456789abcdef"});
  EXPECT_LT(line.size(), 300U) << line;
}

TEST(Record, ATextThatIsNotUtf8IsRefused) {
  Entry made = entry("task.submit", "s-1", {1});
  made.event.data = {{"evidence", "\xff"}};
  std::string line;
  const auto done = write_record(made, {}, line);
  ASSERT_FALSE(done.has_value());
  EXPECT_EQ(done.error().fault, Fault::invalid);
}

TEST(Record, AnEntryThatCannotBeReadSaysWhy) {
  for (const char* line : {"", "[]", "{}", R"({"seq":1,"changes":[{"future":1}]})",
                           R"({"seq":1,"at":"yesterday","changes":[]})",
                           R"({"seq":1,"changes":[{"text":"t","hash":"zz"}]})",
                           R"({"seq":1,"changes":[{"delivery-end":1,"outcome":"lost"}]})"}) {
    const auto read = read_record(line);
    ASSERT_FALSE(read.has_value()) << line;
    EXPECT_EQ(read.error().fault, Fault::corrupt);
  }
}

TEST(Record, TouchedNamesEachInstanceOnceInOrder) {
  Entry made = entry("task.row-due", "e-1", {5});
  made.changes = {TimerGone{reminder({5}, monday_morning)}, InstanceSet{{5}, open_task()},
                  DeliveryNew{delivery(1, {notice(1, {9}), notice(2, {3})})},
                  TimerSet{reminder({0}, monday_morning)}, MarkSet{"a", "b"}};
  EXPECT_EQ(touched(made.changes), (std::vector<InstanceId>{{3}, {5}, {9}}));
}

}  // namespace
}  // namespace cadans::store
