#include "engine/store/turn.h"

#include <algorithm>
#include <utility>

#include "engine/store/apply.h"
#include "engine/store/beside.h"
#include "engine/store/instances.h"
#include "engine/store/marks.h"
#include "engine/store/outbox.h"

namespace cadans::store {
namespace {

// Whether a row that the event came from held it, and is gone: its timer or its delivery.
bool held_by_its_row(const Entry& entry) {
  const auto holds = [&entry](const Change& change) {
    const auto* gone = std::get_if<TimerGone>(&change);
    return (gone != nullptr && gone->timer.instance == entry.event.instance &&
            gone->timer.kind == entry.event.verb()) ||
           std::holds_alternative<DeliveryEnd>(change);
  };
  return std::any_of(entry.changes.begin(), entry.changes.end(), holds);
}

// The instances whose rows the entry writes, and which so know it already; in order.
std::vector<InstanceId> set_by(const Entry& entry) {
  std::vector<InstanceId> all;
  for (const Change& change : entry.changes) {
    if (const auto* set = std::get_if<InstanceSet>(&change)) all.push_back(set->id);
    if (const auto* made = std::get_if<InstanceNew>(&change)) all.push_back(made->id);
  }
  std::sort(all.begin(), all.end());
  return all;
}

// Those that a turn writes stand beside the entry; a replay has none.
std::string_view body_of(const Entry& entry, std::int64_t delivery) {
  for (const Body& body : entry.beside.bodies) {
    if (body.delivery == delivery) return body.json;
  }
  return {};
}

}  // namespace

Turn::Turn(Database& database, Tail tail, std::string contents, const Claims& claims)
    : database_(database), journal_(database, tail), contents_(std::move(contents)) {
  for (const auto& [instance, claim] : claims) last_seqs_.emplace(instance, claim.last_seq);
}

void Turn::choose(const std::vector<Chosen>& chosen) {
  for (const Chosen& one : chosen) chosen_.emplace_hint(chosen_.end(), one.id, &one);
}

Result<void> Turn::write(const Entry& entry) {
  const std::vector<InstanceId> instances = touched(entry.changes);
  auto before = links(instances);
  if (!before) return before.error();
  line_.clear();
  const Place place{tail().seq + 1, std::move(*before), contents_};
  if (const auto done = write_record(entry, place, line_); !done) return done;
  if (const auto done = journal_.add(line_); !done) return done;
  if (const auto done = apply(entry, instances); !done) return done;
  return store::write(database_, entry.beside);
}

Result<void> Turn::replay(const Record& record, std::string_view line) {
  if (const auto done = journal_.add(line); !done) return done;
  return apply(record.entry, touched(record.entry.changes));
}

Result<void> Turn::finish() {
  if (const auto done = journal_.flush(); !done) return done;
  if (const auto done = timers_.write(database_); !done) return done;
  for (const auto& [id, chosen] : chosen_) {
    if (const auto done = store::choose(database_, *chosen); !done) return done;
  }
  const std::pair<std::string_view, std::int64_t> last[] = {
      {"instance", last_instance_}, {"notice", last_notice_}, {"delivery", last_delivery_}};
  for (const auto& [counter, number] : last) {
    if (number == 0) continue;
    if (const auto done = give_out(database_, counter, number); !done) return done;
  }
  return {};
}

Result<std::vector<Link>> Turn::links(const std::vector<InstanceId>& instances) {
  std::vector<Link> all;
  for (const InstanceId id : instances) {
    auto known = last_seqs_.find(id.n);
    if (known == last_seqs_.end()) {
      const auto seq = last_seq(database_, id);
      if (!seq) return seq.error();
      known = last_seqs_.emplace(id.n, *seq).first;
    }
    if (known->second == 0) continue;
    all.push_back({id, known->second});
    known->second = tail().seq + 1;
  }
  return all;
}

Result<void> Turn::apply(const Entry& entry, const std::vector<InstanceId>& instances) {
  Applied applied{tail().seq, entry.event.at};
  bool contents_changed = false;
  for (const Change& change : entry.changes) {
    if (const auto* made = std::get_if<DeliveryNew>(&change)) {
      applied.chosen = chosen_now(made->delivery.id);
      applied.body = body_of(entry, made->delivery.id);
    }
    if (const auto done = store::apply(database_, change, applied); !done) return done;
    note(change);
    contents_changed = contents_changed || std::holds_alternative<ContentSet>(change);
  }
  const std::vector<InstanceId> set = set_by(entry);
  for (const InstanceId id : instances) {
    if (std::binary_search(set.begin(), set.end(), id)) continue;
    if (const auto done = touch(database_, id, applied.seq); !done) return done;
  }
  if (contents_changed) {
    auto now = contents_in_force(database_);
    if (!now) return now.error();
    contents_ = std::move(*now);
  }
  return see(entry);
}

Result<void> Turn::see(const Entry& entry) {
  if (entry.event.id.empty() || held_by_its_row(entry)) return {};
  return store::see(database_, entry.event.id);
}

// A delivery that is made and chosen in one turn is written once.
const Chosen* Turn::chosen_now(std::int64_t delivery) {
  const auto chosen = chosen_.extract(delivery);
  return chosen.empty() ? nullptr : chosen.mapped();
}

void Turn::note(const Change& change) {
  if (const auto* made = std::get_if<InstanceNew>(&change)) {
    last_instance_ = std::max(last_instance_, made->id.n);
    last_seqs_[made->id.n] = tail().seq;
  } else if (const auto* notice = std::get_if<NoticeNew>(&change)) {
    last_notice_ = std::max(last_notice_, notice->notice.id);
  } else if (const auto* delivery = std::get_if<DeliveryNew>(&change)) {
    last_delivery_ = std::max(last_delivery_, delivery->delivery.id);
    for (const Notice& one : delivery->delivery.notices) {  // some come with their delivery only
      last_notice_ = std::max(last_notice_, one.id);
    }
  } else if (const auto* set = std::get_if<TimerSet>(&change)) {
    timers_.add(*set);
  } else if (const auto* gone = std::get_if<TimerGone>(&change)) {
    timers_.add(*gone);
  }
  forgets_ = forgets_ || std::holds_alternative<PersonGone>(change) ||
             std::holds_alternative<TextGone>(change);
}

}  // namespace cadans::store
