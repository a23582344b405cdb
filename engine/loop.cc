#include "engine/loop.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <map>
#include <optional>
#include <unordered_map>
#include <utility>

#include "engine/border.h"
#include "engine/dispatch/receipts.h"
#include "engine/trial.h"

namespace cadans {
namespace {

constexpr Elapsed sleep_most = seconds(1);
constexpr Elapsed between_tries = seconds(5);  // where the disk is full

// What came in, and from whom, in the order in which it is decided.
struct Received {
  decide::Batch batch;
  std::vector<dispatch::Received> told;  // events of peers: answered after the commit
};

// Whom the settings let say and carry what; nobody by tcp before they are there.
std::vector<settings::PeerSettings> table_of_peers(Engine& engine) {
  const auto rules = engine.rules.read(engine.store.view());
  return rules ? (*rules)->settings.peers : std::vector<settings::PeerSettings>();
}

std::vector<Credit> credits_in_hand(Engine& engine) {
  return carried(engine.peers.credits(), table_of_peers(engine));
}

Result<Instant> wait_until(Engine& engine, Instant now) {
  Instant until = now + sleep_most;
  const auto due = engine.store.next_due();
  if (!due) return due.error();
  if (*due) until = std::min(until, **due);
  const auto sendable = engine.store.next_sendable();
  if (!sendable) return sendable.error();
  if (*sendable && !credits_in_hand(engine).empty()) until = std::min(until, **sendable);
  return until;
}

// One thing that a peer said: into the batch, or refused at once.
void take_in(Engine& engine, const std::vector<settings::PeerSettings>& peers,
             dispatch::Received one, Received& all) {
  const bool receipt = dispatch::is_receipt(one.event.type);
  if (receipt) {
    cut(one.event);
  } else {
    const std::string why = refused(one, peers);
    if (!why.empty()) return engine.peers.answer(one, false, why);
  }
  admit(one.event, engine.world.ids);
  all.batch.add(one.event, receipt);
  all.told.push_back(std::move(one));
}

// Most urgent first: due timers as the store claims them, then what peers said.
Result<Received> receive(Engine& engine, bool wait) {
  Instant until = engine.world.clock.now();
  if (wait) {
    const auto next = wait_until(engine, until);
    if (!next) return next.error();
    until = *next;
  }
  auto told = engine.peers.receive(until);
  Received all;
  const Instant now = engine.world.clock.now();
  const auto due = engine.store.due(now, events_most);
  if (!due) return due.error();
  for (const store::DueTimer& timer : *due) all.batch.add(fired(timer, now), true);
  const auto peers = table_of_peers(engine);
  for (dispatch::Received& one : told) take_in(engine, peers, std::move(one), all);
  all.batch.credits = carried(engine.peers.credits(), peers);
  all.batch.now = now;
  return all;
}

// One event for itself: at fault it is refused, and the rest go on.
Result<Decision> decide_alone(Engine& engine, const decide::Batch& batch, std::size_t index) {
  decide::Batch single;
  single.now = batch.now;
  single.add(batch.events[index], batch.ours[index]);
  if (on_trial(engine)) {
    const auto set_aside = counted(engine, batch.events[index]);
    if (!set_aside) return set_aside.error();
    if (*set_aside) {
      single.events.front() = **set_aside;
      single.ours.front() = true;
    }
  }
  Decision decision = decide::decide(engine.store.view(), single, engine.rules);
  if (const auto done = engine.store.commit(decision); !done) {
    if (done.error().fault != Fault::invalid) return done.error();
    decision.entries.front().refused = "contradiction";
    decision.entries.front().said = done.error().what;
  }
  return decision;
}

Result<Decision> one_by_one(Engine& engine, const decide::Batch& batch) {
  Decision all;
  for (std::size_t index = 0; index < batch.events.size(); ++index) {
    auto decision = decide_alone(engine, batch, index);
    if (!decision) return decision.error();
    for (Entry& entry : decision->entries) all.entries.push_back(std::move(entry));
  }
  return all;
}

Result<Decision> decide_and_commit(Engine& engine, const decide::Batch& batch) {
  if (!batch.events.empty() && on_trial(engine)) return one_by_one(engine, batch);
  Decision decision = decide::decide(engine.store.view(), batch, engine.rules);
  const auto done = engine.store.commit(decision);
  if (done) return decision;
  if (done.error().fault != Fault::invalid) return done.error();
  return one_by_one(engine, batch);
}

// A moment that is refused would come again at once: it is set aside, and shown.
Result<void> set_aside_refused(Engine& engine, const Decision& decision) {
  for (const Entry& entry : decision.entries) {
    const bool moment = entry.event.id.empty() && !entry.event.value("due").empty();
    if (entry.refused.empty() || !moment) continue;
    Event park = parked(entry.event);
    if (const auto done = tell(engine.store, engine.rules, std::move(park)); !done) return done;
  }
  return {};
}

// Deliveries that this very decision made, with their bodies: the store need not be asked for them.
class Made {
 public:
  explicit Made(Decision& decision) {
    for (Entry& entry : decision.entries) {
      if (!entry.refused.empty()) continue;
      for (Body& body : entry.beside.bodies) made_[body.delivery].body = &body.json;
      for (const Change& change : entry.changes) {
        const auto* one = std::get_if<DeliveryNew>(&change);
        if (one != nullptr) made_[one->delivery.id].delivery = &one->delivery;
      }
    }
  }

  // Gives the body away: each is chosen once.
  std::optional<protocol::Deliver> take(const Chosen& chosen) {
    const auto found = made_.find(chosen.id);
    if (found == made_.end() || found->second.body == nullptr) return std::nullopt;
    const auto& [delivery, body] = found->second;
    return protocol::Deliver{chosen.id, delivery->key,     chosen.attempt,
                             false,     delivery->channel, std::move(*body)};
  }

 private:
  struct One {
    const Delivery* delivery = nullptr;
    std::string* body = nullptr;
  };
  std::unordered_map<std::int64_t, One> made_;
};

Result<std::optional<protocol::Deliver>> stored(Engine& engine, const Chosen& chosen) {
  const auto waiting = engine.store.view().waiting(chosen.id);
  auto body = engine.store.body(chosen.id);
  if (!body) return body.error();
  if (!waiting || !*body) return std::optional<protocol::Deliver>();
  return std::optional(protocol::Deliver{chosen.id, waiting->delivery.key, chosen.attempt,
                                         waiting->again, waiting->delivery.channel,
                                         std::move(**body)});
}

Result<void> send(Engine& engine, Decision& decision) {
  std::map<std::string, std::vector<protocol::Deliver>> by_peer;
  Made made(decision);
  for (const Chosen& chosen : decision.chosen) {
    auto deliver = made.take(chosen);
    if (!deliver) {
      auto found = stored(engine, chosen);
      if (!found) return found.error();
      deliver = *std::move(found);
    }
    if (deliver) by_peer[chosen.peer].push_back(*std::move(deliver));
  }
  for (const auto& [peer, deliveries] : by_peer) engine.peers.send(deliveries, peer);
  return {};
}

void answer(Engine& engine, const Received& received, const Decision& decision) {
  std::map<std::string_view, const Entry*> by_id;
  for (const Entry& entry : decision.entries) {
    if (!entry.event.id.empty()) by_id.try_emplace(entry.event.id, &entry);
  }
  for (const dispatch::Received& one : received.told) {
    const auto found = by_id.find(one.event.id);
    if (found == by_id.end()) continue;
    const Entry& entry = *found->second;
    const bool accepted = entry.refused.empty() || entry.refused == "seen";
    engine.peers.answer(one, accepted, entry.said.empty() ? entry.refused : entry.said);
  }
}

Result<int> take_turn(Engine& engine, bool wait) {
  const auto received = receive(engine, wait);
  if (!received) return received.error();
  auto decision = decide_and_commit(engine, received->batch);
  if (!decision) return decision.error();
  if (const auto done = set_aside_refused(engine, *decision); !done) return done.error();
  if (const auto sent = send(engine, *decision); !sent) return sent.error();
  answer(engine, *received, *decision);
  if (const auto kept = engine.store.checkpoint_if_needed(); !kept) return kept.error();
  return static_cast<int>(received->batch.events.size() + decision->chosen.size());
}

// Nothing was acted on: what is due stays due, and sending comes after the commit. What peers said
// goes with the turn, and so does what they say meanwhile, but it is not lost: an EVENT without an
// answer is sent again, and so is a delivery whose lease runs out, under a key that its connector
// knows. Questions are answered, and a stop ends the wait.
void wait_for_room(Engine& engine) {
  Clock& clock = engine.world.clock;
  const Elapsed end{clock.awake().us + between_tries.us};
  while (!engine.world.stop.asked() && clock.awake() < end) {
    const Elapsed left{end.us - clock.awake().us};
    static_cast<void>(engine.peers.receive(clock.now() + left));
  }
}

}  // namespace

Event fired(const store::DueTimer& due, Instant now) {
  Event event;
  event.type = due.workflow + "." + due.timer.kind;
  event.at = now;
  event.instance = due.timer.instance;
  event.data["due"] = std::to_string(due.timer.due.us);
  event.data["urgency"] = std::to_string(static_cast<int>(due.timer.urgency));
  return event;
}

Result<int> turn(Engine& engine) { return take_turn(engine, false); }

Result<void> tell(store::Store& store, decide::RulesInForce& rules, Event event) {
  decide::Batch batch;
  batch.now = event.at;
  batch.add(std::move(event), true);
  const Decision decision = decide::decide(store.view(), batch, rules);
  for (const Entry& entry : decision.entries) {
    if (!entry.refused.empty()) return Error{Fault::refused, entry.event.type + ": " + entry.said};
  }
  return store.commit(decision);
}

Event engine_event(World& world, const std::string& verb,
                   std::map<std::string, std::string, std::less<>> data) {
  Event event;
  event.id = verb + "/" + world.ids.key();
  event.type = "engine." + verb;
  event.at = world.clock.now();
  event.data = std::move(data);
  return event;
}

Result<void> run(Engine& engine) {
  bool full = false;
  while (!engine.world.stop.asked()) {
    const auto taken = take_turn(engine, true);
    if (!taken && taken.error().fault != Fault::disk_full) return taken.error();
    if (!taken) {
      if (!std::exchange(full, true)) {
        spdlog::warn("{} (the engine does so every 5 s, and sends nothing meanwhile)",
                     taken.error().what);
      }
      wait_for_room(engine);
    } else if (full && *taken > 0) {
      full = false;
      spdlog::info("there is room on the disk again");
    }
  }
  engine.peers.bye();
  return {};
}

}  // namespace cadans
