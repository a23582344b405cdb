#pragma once
// Decides a batch: pure, and the same for the same answers. One event after another, each seeing
// what the earlier ones changed; what a step raises for other instances
// comes right after it, breadth first.
//
//   Decision decision = decide(store.view(), batch, rules);
//
// A batch of n leaves the same states and journal bodies as n batches of one.
// Limits  10,000 raised events an event (an invariant).

#include <vector>

#include "engine/decide/decision.h"
#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::decide {

struct Batch {
  std::vector<Event> events;
  std::vector<bool> ours;  // for each: a timer or a receipt, not asked by a person or peer
  std::vector<Credit> credits;
  Instant now;

  void add(Event event, bool by_us) {
    events.push_back(std::move(event));
    ours.push_back(by_us);
  }
};

[[nodiscard]] Decision decide(const View& committed, const Batch& batch, RulesInForce& rules);

}  // namespace cadans::decide
