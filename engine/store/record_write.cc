#include <fmt/format.h>

#include <algorithm>

#include "engine/json.h"
#include "engine/store/json_line.h"
#include "engine/store/names.h"
#include "engine/store/plain_json.h"
#include "engine/store/record.h"

namespace cadans::store {
namespace {

bool comes_back(const std::string& facts) {
  const Json parsed = Json::parse(facts, nullptr, false);
  return !parsed.is_discarded() && !parsed.is_string() && parsed.dump() == facts;
}

// Writes the changes of one entry, leaving out what the entry around them says already.
class Changes {
 public:
  Changes(const Entry& entry, JsonLine& line) : event_(entry.event), entry_(entry), line_(line) {}

  void operator()(const InstanceNew& change) {
    line_.number("new", change.id.n).text("workflow", change.snapshot.workflow);
    line_.text("identity", change.identity);
    version(change.snapshot.version);
    line_.text("state", change.snapshot.state);
    progress(change.id, change.snapshot.progress);
    facts(change.facts);
  }
  void operator()(const InstanceSet& change) {
    line_.text("state", change.snapshot.state);
    instance(change.id);
    if (change.snapshot.workflow != event_.workflow()) {
      line_.text("workflow", change.snapshot.workflow);
    }
    version(change.snapshot.version);
    progress(change.id, change.snapshot.progress);
  }
  void operator()(const FactsSet& change) {
    facts(change.facts);
    instance(change.id);
  }
  void operator()(const TimerSet& change) {
    line_.text("timer", change.timer.kind).instant("due", change.timer.due);
    urgency(change.timer.urgency);
    instance(change.timer.instance);
  }
  void operator()(const TimerGone& change) {
    line_.text("timer-gone", change.timer.kind);
    if (change.timer.due != event_.at) line_.instant("due", change.timer.due);
    urgency(change.timer.urgency);
    instance(change.timer.instance);
  }
  void operator()(const NoticeNew& change) { notice(change.notice); }
  void operator()(const NoticeGone& change) {
    line_.number("notice-gone", change.id).text("why", change.why);
  }
  void operator()(const DeliveryNew& change) {
    const Delivery& delivery = change.delivery;
    line_.number("delivery", delivery.id);
    urgency(delivery.urgency);
    line_.text("key", delivery.key).text("channel", delivery.channel);
    line_.text("person", delivery.person).hash("hash", delivery.hash);
    if (delivery.made != event_.at) line_.instant("made", delivery.made);
    line_.key("notices").open('[');
    for (const Notice& one : delivery.notices) {
      line_.open('{');
      notice(one);
      line_.close('}');
    }
    line_.close(']');
  }
  void operator()(const DeliveryWait& change) {
    line_.number("delivery-wait", change.id).instant("not_before", change.not_before);
    line_.text("reason", change.reason);
    if (change.again) line_.key("again").yes();
  }
  void operator()(const DeliveryEnd& change) {
    line_.number("delivery-end", change.id).text("key", change.key);
    line_.text("outcome", name(change.outcome)).text("receipt", change.receipt);
  }
  void operator()(const MarkSet& change) {
    line_.text("mark", change.name).text("value", change.value);
  }
  void operator()(const ContentSet& change) {
    line_.text("content", change.kind).hash("hash", change.hash);
  }
  void operator()(const TextNew& change) {
    line_.text("text", change.id).hash("hash", change.hash);
  }
  void operator()(const TextGone& change) { line_.text("text-gone", change.id); }
  void operator()(const PersonNew& change) { line_.text("person", change.key); }
  void operator()(const PersonGone& change) { line_.text("person-gone", change.key); }
  void operator()(const KeysUnnamed& change) { line_.instant("keys-unnamed", change.before); }
  void operator()(const Remark& change) {
    line_.text("remark", change.rule).text("text", change.text);
    instance(change.id);
  }

 private:
  void instance(InstanceId id) {
    if (id != event_.instance) line_.number("instance", id.n);
  }
  void version(int version) {
    if (version != 1) line_.number("version", version);
  }
  void urgency(Urgency urgency) {
    if (urgency != Urgency::routine) line_.text("urgency", name(urgency));
  }
  void number(std::string_view name, std::int64_t value) {
    if (value != 0) line_.number(name, value);
  }
  void day(std::string_view name, int day) {
    if (day != 0) line_.date(name, LocalDate(day));
  }
  void progress(InstanceId id, const Progress& progress) {
    number("rung", progress.rung);
    number("row", progress.row);
    number("asked", progress.asked);
    day("planned", progress.planned);
    day("delivered", progress.delivered);
    const std::int64_t usual = usual_due(id);
    if (progress.due_us != usual) line_.instant("due", Instant{progress.due_us});
  }
  std::int64_t usual_due(InstanceId id) const {
    for (const Change& change : entry_.changes) {
      const auto* set = std::get_if<TimerSet>(&change);
      if (set != nullptr && set->timer.instance == id) return set->timer.due.us;
    }
    return 0;
  }
  // As JSON where that gives the very same bytes back, for people to read; else as a string.
  void facts(const std::string& facts) {
    const bool same = (facts.starts_with('{') && plain_json(facts)) || comes_back(facts);
    line_.key("facts");
    if (same) {
      line_.json(facts);
    } else {
      line_.text(facts);
    }
  }
  void notice(const Notice& notice) {
    line_.number("notice", notice.id);
    instance(notice.instance);
    line_.text("kind", notice.kind);
    number("rung", notice.rung);
    line_.text("position", notice.position);
    day("from", notice.from.day);
    if (notice.monday) line_.key("monday").yes();
    if (notice.late) line_.key("late").yes();
  }

  const Event& event_;
  const Entry& entry_;
  JsonLine& line_;
};

void write_links(const Event& event, const std::vector<Link>& links, JsonLine& line) {
  const auto also = [&](const Link& link) { return link.instance != event.instance; };
  for (const Link& link : links) {
    if (!also(link)) line.number("prev", link.seq);
  }
  if (std::none_of(links.begin(), links.end(), also)) return;
  line.key("also").open('{');
  for (const Link& link : links) {
    if (also(link)) line.number(std::to_string(link.instance.n), link.seq);
  }
  line.close('}');
}

}  // namespace

Result<void> write_record(const Entry& entry, const Place& place, std::string& out) {
  const Event& event = entry.event;
  JsonLine line(out);
  line.open('{').number("seq", place.seq).instant("at", event.at).text("type", event.type);
  if (!event.id.empty()) line.text("id", event.id);
  if (!event.actor.empty()) line.text("actor", event.actor);
  if (!event.entered_by.empty()) line.text("entered_by", event.entered_by);
  if (event.instance.n != 0) line.number("instance", event.instance.n);
  write_links(event, place.links, line);
  if (!place.content.empty()) line.text("content", place.content);
  if (!event.data.empty()) {
    line.key("data").open('{');
    for (const auto& [name, value] : event.data) line.text_key(name).text(value);
    line.close('}');
  }
  line.key("changes").open('[');
  Changes write(entry, line);
  for (const Change& change : entry.changes) {
    line.open('{');
    std::visit(write, change);
    line.close('}');
  }
  line.close(']').close('}');
  if (line.utf8()) return {};
  return Error{Fault::invalid,
               fmt::format("event {} ({}) holds a text that is not UTF-8", event.id, event.type)};
}

}  // namespace cadans::store
