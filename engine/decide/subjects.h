#pragma once
// Over what a duty runs now: settings/subjects.h at the stage that the state stands at.
//
//   subjects_now(state, rules, duty)   of a duty of a later stage, at its own; none while another
//                                      duty replaces it
//   meant_by(state, rules, duty)       the duty that replaces it, once that runs; else itself

#include <vector>

#include "engine/decide/rules.h"
#include "engine/decide/view.h"
#include "engine/settings/subjects.h"

namespace cadans::decide {

[[nodiscard]] std::vector<people::Subject> subjects_now(const View& state, const Rules& rules,
                                                        const settings::Duty& duty);
[[nodiscard]] const settings::Duty& meant_by(const View& state, const Rules& rules,
                                             const settings::Duty& duty);

}  // namespace cadans::decide
