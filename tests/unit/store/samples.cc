#include "tests/unit/store/samples.h"

#include <fmt/format.h>
#include <stdlib.h>

#include <utility>

namespace cadans::store {
namespace {

Decision turn_of(std::vector<Entry> entries, std::vector<Chosen> chosen = {}) {
  return {std::move(entries), std::move(chosen)};
}

Entry load() {
  Entry made = entry("engine.load", "load/1");
  const std::string catalogue = "[[duty]]\nid = \"S1.RISK.3\"\n";
  made.changes = {ContentSet{"catalogue", digest({catalogue})}, MarkSet{"golive", "2027-04-19"},
                  MarkSet{"hold", "sends"}, PersonNew{anneke().key}};
  made.beside.contents = {{"catalogue", catalogue}};
  made.beside.people = {anneke()};
  return made;
}

Entry remind() {
  Entry made = entry("task.row-due", "row-due/1/1", {1});
  Snapshot now = open_task(1, (monday_morning + hours(48)).us);
  now.state = "open,reminding";
  now.progress.row = 2;
  now.progress.planned = 20'930;
  made.changes = {TimerGone{reminder({1}, monday_morning)},
                  TimerSet{reminder({1}, monday_morning + hours(48))},
                  InstanceSet{{1}, now},
                  NoticeNew{notice(1, {1})},
                  NoticeNew{notice(2, {2})},
                  FactsSet{{2}, "not JSON, but kept as it is"},
                  Remark{{1}, "rung-passed-over", "rung 1"}};
  return made;
}

Entry window() {
  Entry made = entry("engine.window-open", "window/2027-04-20");
  Delivery mail = delivery(1, {notice(1, {1}), notice(2, {2})});
  mail.made = monday_morning + seconds(1);
  made.changes = {NoticeGone{1, "sent"}, NoticeGone{2, "sent"}, DeliveryNew{mail},
                  DeliveryNew{delivery(2, {})}, DeliveryNew{delivery(3, {})}};
  made.beside.bodies = {{1, R"({"to":"anneke@voorbeeldstad.example"})"}, {2, "{}"}, {3, "{}"}};
  return made;
}

Entry receipts() {
  Entry made = entry("delivery.done", "done/1");
  made.changes = {DeliveryEnd{1, delivery(1, {}).key, Outcome::delivered, "250 ok"},
                  DeliveryWait{2, monday_morning + minutes(15), "unknown", true},
                  DeliveryEnd{3, delivery(3, {}).key, Outcome::parked, "three times"}};
  return made;
}

Entry submit() {
  Entry made = entry("task.submit", "submit/2", {2});
  made.event.actor = anneke().key;
  made.event.entered_by = "b4c1d2e3f405162738495a6b7c8d9e0f";
  made.event.data = {{"evidence", "https://voorbeeldstad.example/risk"}, {"reason", "t-1"}};
  made.event.texts = {reason()};
  Snapshot now = open_task();
  now.state = "done,quiet";
  now.version = 2;
  made.changes = {TextNew{reason().id, salted(reason().salt, reason().body)}, InstanceSet{{2}, now},
                  TimerGone{reminder({2}, monday_morning, Urgency::clock)}, MarkSet{"hold", ""}};
  made.beside.texts = {reason()};
  return made;
}

Entry forget() {
  Entry made = entry("engine.forget", "forget/1");
  made.changes = {PersonGone{anneke().key}, TextGone{reason().id},
                  KeysUnnamed{monday_morning - hours(1)}};
  return made;
}

}  // namespace

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "cadans-store-XXXXXX").string();
  invariant(mkdtemp(name.data()) != nullptr, "a test can make a folder");
  path_ = name;
}

Folder::~Folder() { std::filesystem::remove_all(path_); }

Entry entry(std::string type, std::string id, InstanceId instance) {
  Entry made;
  made.event.type = std::move(type);
  made.event.id = std::move(id);
  made.event.at = monday_morning;
  made.event.instance = instance;
  return made;
}

Snapshot open_task(int rung, std::int64_t due_us) {
  Snapshot at;
  at.workflow = "task";
  at.state = "open,quiet";
  at.progress.rung = rung;
  at.progress.due_us = due_us;
  return at;
}

Entry new_task(InstanceId id) {
  Entry made = entry("engine.issue", fmt::format("issue/{}", id.n));
  made.changes = {InstanceNew{id, fmt::format("task/S1.RISK.3/{}/1", id.n), open_task(),
                              R"({"duty":"S1.RISK.3","position":"iso"})"}};
  return made;
}

Timer reminder(InstanceId id, Instant due, Urgency urgency) {
  return {urgency, due, id, "row-due"};
}

Notice notice(std::int64_t id, InstanceId instance) {
  return {id, instance, "rung", 2, "process-owner", LocalDate(20'928), true, false};
}

Delivery delivery(std::int64_t id, std::vector<Notice> notices) {
  Delivery made;
  made.id = id;
  made.urgency = Urgency::rung;
  made.key = fmt::format("digest/{}/2027-04-{:02}", anneke().key, id);
  made.channel = "mail";
  made.person = anneke().key;
  made.hash = salted(anneke().salt, "the body");
  made.notices = std::move(notices);
  made.made = monday_morning;
  return made;
}

Person anneke() {
  return {"0f1e2d3c4b5a69788796a5b4c3d2e1f0", "a.dejong", "Anneke de Jong",
          "anneke@voorbeeldstad.example",     "nl",       "00112233445566778899aabbccddeeff"};
}

Text reason() {
  return {"t-1", "ffeeddccbbaa99887766554433221100", "Waiting for the supplier's signature"};
}

std::vector<Decision> one_of_each() {
  Entry first = new_task({1});
  first.changes.push_back(TimerSet{reminder({1}, monday_morning)});
  Entry second = new_task({2});
  second.changes.push_back(TimerSet{reminder({2}, monday_morning, Urgency::clock)});
  return {turn_of({load()}),
          turn_of({first, second}),
          turn_of({remind(), window()}, {{1, "mail-1", 1, monday_morning + minutes(5)}}),
          turn_of({receipts()}),
          turn_of({submit()}),
          turn_of({forget()})};
}

std::vector<Decision> plain_history(int tasks, std::size_t turn) {
  std::vector<Decision> all(1);
  const auto add = [&](Entry made) {
    if (all.back().entries.size() >= turn) all.emplace_back();
    all.back().entries.push_back(std::move(made));
  };
  for (int number = 1; number <= tasks; ++number) {
    const InstanceId id{number};
    Entry made = new_task(id);
    made.changes.push_back(TimerSet{reminder(id, monday_morning)});
    add(std::move(made));
    for (int row = 1; row <= 2; ++row) {
      const Instant due = monday_morning + hours(row - 1);
      Entry reminded = entry("task.row-due", fmt::format("row-due/{}/{}", number, row), id);
      reminded.event.at = due;
      reminded.changes = {TimerGone{reminder(id, due)}, TimerSet{reminder(id, due + hours(1))},
                          InstanceSet{id, open_task(row, (due + hours(1)).us)}};
      add(std::move(reminded));
    }
    Entry closed = entry("task.close", fmt::format("close/{}", number), id);
    Snapshot done = open_task(2);
    done.state = "done,quiet";
    closed.changes = {TimerGone{reminder(id, monday_morning + hours(2))}, InstanceSet{id, done}};
    add(std::move(closed));
  }
  return all;
}

std::unique_ptr<Store> opened(const std::string& path) {
  auto store = Store::open({.path = path});
  invariant(store.has_value(), store ? "" : store.error().what);
  return std::move(*store);
}

void commit_all(Store& store, const std::vector<Decision>& decisions) {
  for (const Decision& decision : decisions) {
    const auto done = store.commit(decision);
    invariant(done.has_value(), done ? "" : done.error().what);
  }
}

}  // namespace cadans::store
