#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <stdexcept>
#include <unordered_map>

#include "engine/json.h"
#include "engine/store/names.h"
#include "engine/store/record.h"
#include "engine/time/instant_text.h"

namespace cadans::store {
namespace {

// Thrown and caught in this file only, as our JSON library does with what it meets.
struct Unreadable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

std::string text(const Json& object, const char* name) {
  const auto found = object.find(name);
  return found == object.end() ? std::string() : found->get<std::string>();
}

std::int64_t number(const Json& object, const char* name, std::int64_t usual = 0) {
  const auto found = object.find(name);
  return found == object.end() ? usual : found->get<std::int64_t>();
}

int small(const Json& object, const char* name, int usual = 0) {
  return static_cast<int>(number(object, name, usual));
}

Instant instant(const Json& object, const char* name, Instant usual = {}) {
  const auto found = object.find(name);
  if (found == object.end()) return usual;
  if (found->is_number()) return Instant{found->get<std::int64_t>()};
  const auto read = time::parse_instant(found->get<std::string>());
  if (!read) throw Unreadable(read.error().what);
  return *read;
}

LocalDate date(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end()) return {};
  if (found->is_number()) return LocalDate(found->get<std::int32_t>());
  const auto read = parse_local_date(found->get<std::string>());
  if (!read) throw Unreadable(read.error().what);
  return *read;
}

Hash hash(const Json& object) {
  const auto written = object.at("hash").get<std::string>();
  Hash hash;
  if (written.size() != hash.bytes.size() * 2) throw Unreadable("a hash has 64 characters");
  for (std::size_t at = 0; at < hash.bytes.size(); ++at) {
    const char* from = written.data() + at * 2;
    if (std::from_chars(from, from + 2, hash.bytes[at], 16).ptr != from + 2) {
      throw Unreadable("a hash is hexadecimal");
    }
  }
  return hash;
}

template <class Value>
Value known(std::optional<Value> value, const std::string& name) {
  if (!value) throw Unreadable(fmt::format("\"{}\" is not a name of this version", name));
  return *value;
}

// The reverse of the writer: what is left out is what the event says.
class ChangesRead {
 public:
  explicit ChangesRead(const Event& event) : event_(event) {}

  Change read(const Json& object) const {
    using Read = Change (ChangesRead::*)(const Json&) const;
    static const std::unordered_map<std::string, Read> all = {
        {"new", &ChangesRead::instance_new},
        {"state", &ChangesRead::instance_set},
        {"facts", &ChangesRead::facts_set},
        {"timer", &ChangesRead::timer_set},
        {"timer-gone", &ChangesRead::timer_gone},
        {"notice", &ChangesRead::notice_new},
        {"notice-gone", &ChangesRead::notice_gone},
        {"delivery", &ChangesRead::delivery_new},
        {"delivery-wait", &ChangesRead::delivery_wait},
        {"delivery-end", &ChangesRead::delivery_end},
        {"mark", &ChangesRead::mark_set},
        {"content", &ChangesRead::content_set},
        {"text", &ChangesRead::text_new},
        {"text-gone", &ChangesRead::text_gone},
        {"person", &ChangesRead::person_new},
        {"person-gone", &ChangesRead::person_gone},
        {"keys-unnamed", &ChangesRead::keys_unnamed},
        {"remark", &ChangesRead::remark},
    };
    if (!object.is_object() || object.empty()) throw Unreadable("a change is an object");
    const auto found = all.find(object.begin().key());
    if (found == all.end()) {
      throw Unreadable(fmt::format("\"{}\" is no change of this version", object.begin().key()));
    }
    return (this->*found->second)(object);
  }

 private:
  Change instance_new(const Json& object) const {
    return InstanceNew{
        {number(object, "new")}, text(object, "identity"), snapshot(object), facts(object)};
  }
  Change instance_set(const Json& object) const {
    return InstanceSet{instance(object), snapshot(object)};
  }
  Change facts_set(const Json& object) const { return FactsSet{instance(object), facts(object)}; }
  Change timer_set(const Json& object) const { return TimerSet{timer(object, "timer")}; }
  Change timer_gone(const Json& object) const { return TimerGone{timer(object, "timer-gone")}; }
  Change notice_new(const Json& object) const { return NoticeNew{notice(object)}; }
  Change notice_gone(const Json& object) const {
    return NoticeGone{number(object, "notice-gone"), text(object, "why")};
  }
  Change delivery_new(const Json& object) const {
    Delivery delivery;
    delivery.id = number(object, "delivery");
    delivery.urgency = urgency(object);
    delivery.key = text(object, "key");
    delivery.channel = text(object, "channel");
    delivery.person = text(object, "person");
    delivery.hash = hash(object);
    delivery.made = instant(object, "made", event_.at);
    for (const Json& one : object.at("notices")) delivery.notices.push_back(notice(one));
    return DeliveryNew{delivery};
  }
  Change delivery_wait(const Json& object) const {
    return DeliveryWait{number(object, "delivery-wait"), instant(object, "not_before"),
                        text(object, "reason"), object.contains("again")};
  }
  Change delivery_end(const Json& object) const {
    const std::string outcome = text(object, "outcome");
    return DeliveryEnd{number(object, "delivery-end"), text(object, "key"),
                       known(outcome_named(outcome), outcome), text(object, "receipt")};
  }
  Change mark_set(const Json& object) const {
    return MarkSet{text(object, "mark"), text(object, "value")};
  }
  Change content_set(const Json& object) const {
    return ContentSet{text(object, "content"), hash(object)};
  }
  Change text_new(const Json& object) const { return TextNew{text(object, "text"), hash(object)}; }
  Change text_gone(const Json& object) const { return TextGone{text(object, "text-gone")}; }
  Change person_new(const Json& object) const { return PersonNew{text(object, "person")}; }
  Change person_gone(const Json& object) const { return PersonGone{text(object, "person-gone")}; }
  Change keys_unnamed(const Json& object) const {
    return KeysUnnamed{instant(object, "keys-unnamed")};
  }
  Change remark(const Json& object) const {
    return Remark{instance(object), text(object, "remark"), text(object, "text")};
  }

  InstanceId instance(const Json& object) const {
    return {number(object, "instance", event_.instance.n)};
  }
  static Urgency urgency(const Json& object) {
    if (!object.contains("urgency")) return Urgency::routine;
    const std::string name = text(object, "urgency");
    return known(urgency_named(name), name);
  }
  Timer timer(const Json& object, const char* which) const {
    return {urgency(object), instant(object, "due", event_.at), instance(object),
            text(object, which)};
  }
  Notice notice(const Json& object) const {
    return {number(object, "notice"),  instance(object),         text(object, "kind"),
            small(object, "rung"),     text(object, "position"), date(object, "from"),
            object.contains("monday"), object.contains("late")};
  }
  // Its due instant may be that of a timer further on: see `settle_due`.
  Snapshot snapshot(const Json& object) const {
    const auto workflow = object.find("workflow");
    return {
        workflow == object.end() ? std::string(event_.workflow()) : workflow->get<std::string>(),
        small(object, "version", 1),
        text(object, "state"),
        {small(object, "rung"), small(object, "row"), small(object, "asked"),
         date(object, "planned").day, date(object, "delivered").day, instant(object, "due").us}};
  }
  static std::string facts(const Json& object) {
    const Json& facts = object.at("facts");
    return facts.is_string() ? facts.get<std::string>() : facts.dump();
  }

  const Event& event_;
};

Event read_event(const Json& object) {
  Event event;
  event.id = text(object, "id");
  event.type = text(object, "type");
  event.at = instant(object, "at");
  event.actor = text(object, "actor");
  event.entered_by = text(object, "entered_by");
  event.instance = {number(object, "instance")};
  if (object.contains("data")) {
    for (const auto& [name, value] : object.at("data").items()) {
      event.data[name] = value.get<std::string>();
    }
  }
  return event;
}

Place read_place(const Json& object, const Event& event) {
  Place place{number(object, "seq"), {}, text(object, "content")};
  if (object.contains("prev")) place.links.push_back({event.instance, number(object, "prev")});
  if (object.contains("also")) {
    for (const auto& [name, seq] : object.at("also").items()) {
      place.links.push_back({{std::stoll(name)}, seq.get<std::int64_t>()});
    }
  }
  std::sort(place.links.begin(), place.links.end(),
            [](const Link& one, const Link& other) { return one.instance < other.instance; });
  return place;
}

// A snapshot that says no due instant has that of the entry's first timer for its instance.
void settle_due(const Json& written, std::vector<Change>& changes) {
  const auto due_of = [&](InstanceId id) -> std::int64_t {
    for (const Change& change : changes) {
      const auto* set = std::get_if<TimerSet>(&change);
      if (set != nullptr && set->timer.instance == id) return set->timer.due.us;
    }
    return 0;
  };
  for (std::size_t at = 0; at < changes.size(); ++at) {
    if (written[at].contains("due")) continue;
    if (auto* set = std::get_if<InstanceSet>(&changes[at])) {
      set->snapshot.progress.due_us = due_of(set->id);
    } else if (auto* made = std::get_if<InstanceNew>(&changes[at])) {
      made->snapshot.progress.due_us = due_of(made->id);
    }
  }
}

// The instances that changes are about.
struct Touches {
  std::vector<InstanceId> all{};

  void operator()(const InstanceNew& change) { add(change.id); }
  void operator()(const InstanceSet& change) { add(change.id); }
  void operator()(const FactsSet& change) { add(change.id); }
  void operator()(const Remark& change) { add(change.id); }
  void operator()(const TimerSet& change) { add(change.timer.instance); }
  void operator()(const TimerGone& change) { add(change.timer.instance); }
  void operator()(const NoticeNew& change) { add(change.notice.instance); }
  void operator()(const DeliveryNew& change) {
    for (const Notice& notice : change.delivery.notices) add(notice.instance);
  }
  template <class Other>
  void operator()(const Other&) {}

 private:
  void add(InstanceId id) {
    if (id.n != 0 && (all.empty() || all.back() != id)) all.push_back(id);
  }
};

}  // namespace

Result<Record> read_record(std::string_view line) {
  try {
    const Json object = Json::parse(line);
    Record record;
    record.entry.event = read_event(object);
    record.place = read_place(object, record.entry.event);
    const ChangesRead changes(record.entry.event);
    const Json& written = object.at("changes");
    for (const Json& one : written) record.entry.changes.push_back(changes.read(one));
    settle_due(written, record.entry.changes);
    return record;
  } catch (const std::exception& met) {  // of the JSON library, and Unreadable
    return Error{Fault::corrupt, fmt::format("a journal entry cannot be read: {}", met.what())};
  }
}

std::vector<InstanceId> touched(const std::vector<Change>& changes) {
  Touches touches;
  for (const Change& change : changes) std::visit(touches, change);
  std::vector<InstanceId>& all = touches.all;
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return std::move(all);
}

}  // namespace cadans::store
