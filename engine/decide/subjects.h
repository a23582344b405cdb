#pragma once
// Over what a duty runs: settings/subjects.h at the stage that the state stands at.
//
//   subjects_at(rules, duty, stage)    as wide as the scope is in that stage; of a duty of a later
//                                      stage, as wide as it is in its own
//   subjects_now(state, rules, duty)   those at the stage at hand, where no other duty replaces it
//   meant_for(state, rules, duty, subject)   the duty that replaces it there, once that runs; else
//                                      itself
//   joined_later(rules, subject)       it came into the scope after the first stage

#include <vector>

#include "engine/decide/rules.h"
#include "engine/decide/view.h"
#include "engine/settings/subjects.h"

namespace cadans::decide {

[[nodiscard]] std::vector<people::Subject> subjects_at(const Rules& rules,
                                                       const settings::Duty& duty, int stage);
[[nodiscard]] std::vector<people::Subject> subjects_now(const View& state, const Rules& rules,
                                                        const settings::Duty& duty);
[[nodiscard]] const settings::Duty& meant_for(const View& state, const Rules& rules,
                                              const settings::Duty& duty,
                                              const people::Subject& subject);
[[nodiscard]] bool joined_later(const Rules& rules, const people::Subject& subject);

}  // namespace cadans::decide
