#pragma once
// What people of an organisation that grows fast do with its gates, beside passing them: a gate is
// refused, put off, passed with a condition, opened again or laid before its decider once more, and
// work that was done is opened again.
//
//   for (const auto& event : gate_acts(seed, state, rules, day)) ...   // once a day
//
// An act that does not fit that day is refused by the engine, and changes nothing.

#include <vector>

#include "connectors/protocol/frames.h"
#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::promises {

[[nodiscard]] std::vector<protocol::CloudEvent> gate_acts(std::uint64_t seed, const View& state,
                                                          const decide::Rules& rules,
                                                          LocalDate day);

}  // namespace cadans::promises
