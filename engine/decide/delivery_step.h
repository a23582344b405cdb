#pragma once
// Receipts, refusals and bounces of deliveries, and which outbox rows leave in this turn.
//
//   step_delivery(turn)            "delivery.done|unknown|retry|reject|refused|release|drop"
//   choose(state, credits, now, window_open)
//                                  rows for the credits in hand, most urgent first, with their
//                                  lease; outside the window only what does not keep to it
//
// A receipt counts only for a delivery that is still unsettled in the own store; any other is
// stale and changes nothing. One receipt counts for every notice in it. Source  DESIGN section 7.

#include <vector>

#include "engine/decide/draft.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

void step_delivery(Turn& turn);

[[nodiscard]] std::vector<Chosen> choose(const Draft& state, const std::vector<Credit>& credits,
                                         Instant now, bool window_open);

}  // namespace cadans::decide
