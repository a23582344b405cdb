#pragma once
// What a gate asks, and how far it is.
//
//   asks(gate, id)                     the gate asks this duty, or this gate before it
//   criterion_met(state, rules, id, stage)
//                                      every task of the duty over the scope of that stage is done;
//                                      the gate is passed
//   open_criteria(state, rules, gate)  the ids that it asks and that are not met yet
//   component_in(state, rules, component, states)
//                                      each duty that the exit gate asks of it is in one of these
//                                      states; where it asks none, each that is done once

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::decide {

[[nodiscard]] bool asks(const settings::Gate& gate, std::string_view id);
[[nodiscard]] bool criterion_met(const View& state, const Rules& rules, std::string_view id,
                                 int stage);
[[nodiscard]] std::vector<std::string> open_criteria(const View& state, const Rules& rules,
                                                     const settings::Gate& gate);
[[nodiscard]] bool component_in(const View& state, const Rules& rules,
                                const settings::Component& component,
                                const std::vector<std::string_view>& states);

}  // namespace cadans::decide
