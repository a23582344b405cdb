#pragma once
// The engine on one screen: receive, decide, commit, act. What is not in it does not happen.
//
//   run(engine)    until the world asks to stop
//   turn(engine)   one turn, without waiting: what is ready now. Returns how many events it took
//   fired(due, now)
//                  the event that a timer becomes
//   tell(store, rules, event)
//                  what the engine says to itself before its first turn: content, golive, start.
//                  Refused is an error
//   engine_event(world, verb, data)
//                  such an event, now: "golive", "start"
//
// Nothing leaves the process before it is durable. A long batch goes in parts (in_parts.h). A
// commit that fails on the disk acts on nothing: run() holds where the disk is full, and tries
// every 5 s; any other failure is the caller's. One that breaks a constraint is decided again one
// by one.

#include "engine/decide/decide.h"
#include "engine/dispatch/peers.h"
#include "engine/store/store.h"
#include "engine/trusted_clock.h"
#include "engine/world.h"

namespace cadans {

inline constexpr int events_most = 4096;  // a turn

struct Engine {
  World& world;
  store::Store& store;
  dispatch::Peers& peers;
  decide::RulesInForce rules;
  int tried = 0;                  // events that were taken one by one after an unclean end
  TrustedClock* guard = nullptr;  // the world's clock, where time can stand still; none on paper
};

Result<void> run(Engine& engine);
Result<int> turn(Engine& engine);

[[nodiscard]] Event fired(const store::DueTimer& due, Instant now);
Result<void> tell(store::Store& store, decide::RulesInForce& rules, Event event);
[[nodiscard]] Event engine_event(World& world, const std::string& verb,
                                 std::map<std::string, std::string, std::less<>> data = {});

}  // namespace cadans
