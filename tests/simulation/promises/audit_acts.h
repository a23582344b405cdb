#pragma once
// What people of some organisations do around audits, beside carrying them out: the task of one is
// given to who owns what is audited; management ends one, opens one again, or lets it go on without
// a response; who has no part in it says how it goes; other years are chosen.
//
//   for (const auto& event : audit_acts(seed, state, rules, day)) ...   // once a day

#include <vector>

#include "connectors/protocol/frames.h"
#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::promises {

[[nodiscard]] std::vector<protocol::CloudEvent> audit_acts(std::uint64_t seed, const View& state,
                                                           const decide::Rules& rules,
                                                           LocalDate day);

}  // namespace cadans::promises
