#pragma once
// What people of some organisations do with evidence from elsewhere: somebody reads the answers of
// a self-assessment in, and again a while later with some of them changed; owners accept offers one
// by one or several at once, in part, or turn them down; who looks at what was drawn is sure or
// not.
//
//   for (const auto& event : offer_acts(seed, state, rules, day)) ...   // once a day

#include <vector>

#include "connectors/protocol/frames.h"
#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::promises {

[[nodiscard]] bool has_answers(std::uint64_t seed);
[[nodiscard]] std::vector<protocol::CloudEvent> offer_acts(std::uint64_t seed, const View& state,
                                                           const decide::Rules& rules,
                                                           LocalDate day);

}  // namespace cadans::promises
