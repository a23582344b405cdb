#include "engine/loop.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "engine/border.h"
#include "engine/clock_news.h"
#include "engine/dispatch/receipts.h"
#include "engine/in_parts.h"
#include "engine/trial.h"

namespace cadans {
namespace {

constexpr Elapsed sleep_most = seconds(1);
constexpr Elapsed between_tries = seconds(5);  // where the disk is full

// What came in, and from whom, in the order in which it is decided.
struct Received {
  decide::Batch batch;
  std::vector<dispatch::Received> told;  // whose events are answered after the commit
  ClockNews clock;
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
  if (time_held(engine)) return until;  // what may still leave is looked at every second
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
  if (dispatch::is_receipt(one.event.type)) {
    cut(one.event);
    admit(one.event, engine.world.ids);
    return all.batch.add(std::move(one.event), true);
  }
  const std::string why = refused(one, peers);
  if (!why.empty()) return engine.peers.answer(one, false, why);
  admit(one.event, engine.world.ids);
  all.batch.add(one.event, false);
  all.told.push_back(std::move(one));
}

// What the clock did, then due timers as the store claims them, most urgent first, then what peers
// said.
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
  all.clock = add_clock_news(engine, all.batch);
  if (!time_held(engine)) {
    const auto due = engine.store.due(now, events_most);
    if (!due) return due.error();
    for (const store::DueTimer& timer : *due) all.batch.add(fired(timer, now), true);
  }
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

// What is left of a batch after so many events.
Result<void> one_by_one(Engine& engine, const decide::Batch& batch, std::size_t after,
                        Acting& acting) {
  Decision all;
  for (std::size_t index = after; index < batch.events.size(); ++index) {
    auto decision = decide_alone(engine, batch, index);
    if (!decision) return decision.error();
    for (Entry& entry : decision->entries) all.entries.push_back(std::move(entry));
  }
  return acting.on(all);
}

Result<void> decide_commit_act(Engine& engine, const decide::Batch& batch, Acting& acting) {
  if (!batch.events.empty() && on_trial(engine)) return one_by_one(engine, batch, 0, acting);
  const auto settled = in_parts(engine, batch, acting);
  if (!settled) return settled.error();
  if (*settled == batch.events.size()) return {};
  return one_by_one(engine, batch, *settled, acting);
}

Result<int> take_turn(Engine& engine, bool wait) {
  const auto received = receive(engine, wait);
  if (!received) return received.error();
  Acting acting(engine, received->told);
  const auto done = decide_commit_act(engine, received->batch, acting);
  if (!done) return done.error();
  keep_clock_news(engine, received->clock);
  if (const auto ended = acting.finish(); !ended) return ended.error();
  if (const auto kept = engine.store.checkpoint_if_needed(); !kept) return kept.error();
  return static_cast<int>(received->batch.events.size()) + acting.sent();
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

void say_when_time_is_held(const Engine& engine, bool& held) {
  if (held == time_held(engine)) return;
  held = !held;
  if (held) {
    spdlog::warn("the clock is far ahead: time is held, and 'cadans clock' says what to do");
  } else {
    spdlog::info("time goes on");
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
  bool held = false;
  while (!engine.world.stop.asked()) {
    const auto taken = take_turn(engine, true);
    say_when_time_is_held(engine, held);
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
