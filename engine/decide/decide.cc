#include "engine/decide/decide.h"

#include <algorithm>
#include <utility>

#include "engine/decide/content_change.h"
#include "engine/decide/delivery_step.h"
#include "engine/decide/held_time.h"
#include "engine/decide/machine_step.h"
#include "engine/decide/window.h"

namespace cadans::decide {
namespace {

constexpr int raised_most = 10'000;

// Free text stands beside the chain, which holds its salted hash.
void keep_texts(Turn& turn) {
  if (!turn.entry.refused.empty() || turn.entry.changes.empty()) return;
  for (const Text& text : turn.event.texts) {
    add(turn, TextNew{text.id, salted(text.salt, text.body)});
    turn.entry.beside.texts.push_back(text);
  }
}

}  // namespace

Deciding::Deciding(const View& committed, const Batch& batch, RulesInForce& rules)
    : batch_(batch),
      draft_(committed),
      rules_(rules),
      credits_(batch.credits),
      time_held_(held_time(committed).has_value()) {}

Decision Deciding::part(std::size_t events) {
  decision_ = {};
  for (const std::size_t end = taken_ + events; more() && taken_ < end; ++taken_) {
    take(batch_.events[taken_], batch_.ours[taken_]);
  }
  choose_what_leaves();
  return std::move(decision_);
}

void Deciding::choose_what_leaves() {
  for (const Chosen& one : left_) draft_.apply(one);
  const auto rules = in_force();
  time_held_ = time_held_ || held_time(draft_);  // to the end of the batch: `now` is of before
  const bool window_open = rules && !time_held_ && inside_window(**rules, batch_.now);
  decision_.chosen = choose(draft_, credits_, batch_.now, window_open);
  left_ = decision_.chosen;
  for (const Chosen& one : left_) {
    const auto peer = std::find_if(credits_.begin(), credits_.end(),
                                   [&](const Credit& credit) { return credit.peer == one.peer; });
    --peer->free;
  }
}

void Deciding::take(const Event& event, bool ours) {
  std::deque<Event> waiting;
  one(event, ours, waiting);
  for (int count = 0; !waiting.empty(); ++count) {
    invariant(count < raised_most, "an event raises a bounded number of others");
    const Event next = std::move(waiting.front());
    waiting.pop_front();
    one(next, true, waiting);
  }
}

// What nobody asked for is kept where it changes something: a receipt said twice does not.
void Deciding::one(const Event& event, bool ours, std::deque<Event>& waiting) {
  Entry entry;
  entry.event = event;
  const std::string unknown = name_people(entry.event);
  if (!unknown.empty()) {
    entry.refused = "unknown_person";
    entry.said = "nobody is known as '" + unknown + "'";
  } else if (!event.id.empty() && draft_.seen(event.id)) {
    entry.refused = "seen";
  } else if (event.type == "engine.load") {
    for (Event& raised : change_content(draft_, entry, rules_))
      waiting.push_back(std::move(raised));
  } else {
    by_rule(ours, entry, waiting);
  }
  if (entry.refused.empty()) draft_.apply(entry);
  if (changes_rules(entry)) in_force_.reset();
  const bool says = !entry.changes.empty() || !entry.refused.empty();
  if (!ours || says) decision_.entries.push_back(std::move(entry));
}

// People stand in the chain under their key; a peer may use the organisation's word for them.
// The first one whom nobody knows; empty: all are known.
std::string Deciding::name_people(Event& event) const {
  for (std::string* name : {&event.actor, &event.entered_by}) {
    if (name->empty() || draft_.person(*name)) continue;
    std::string key = draft_.person_called(*name);
    const bool typed_it = name == &event.entered_by;
    if (key.empty() && typed_it && *name == cadans::administrator) continue;
    if (key.empty()) return *name;
    *name = std::move(key);
  }
  return {};
}

void Deciding::by_rule(bool ours, Entry& entry, std::deque<Event>& waiting) {
  const auto rules = in_force();
  if (!rules) {
    entry.refused = "content";
    entry.said = rules.error().what;
    return;
  }
  Turn turn{draft_,
            **rules,
            entry.event,
            ours,
            entry,
            (*rules)->day(entry.event.at),
            {},
            draft_.next_instance(),
            draft_.next_notice(),
            draft_.next_delivery()};
  step_machine(turn);
  keep_texts(turn);
  for (Event& raised : turn.raised) waiting.push_back(std::move(raised));
}

// Asked once a batch, and again after an event that brought content.
Result<std::shared_ptr<const Rules>> Deciding::in_force() {
  if (in_force_) return in_force_;
  auto read = rules_.read(draft_);
  if (read) in_force_ = *read;
  return read;
}

Decision decide(const View& committed, const Batch& batch, RulesInForce& rules) {
  return Deciding(committed, batch, rules).part(batch.events.size());
}

}  // namespace cadans::decide
