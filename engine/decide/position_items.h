#pragma once
// What a mail says about a position: around an absence, a change of hands, the summer.
//
//   position_item(desk, notice)   of the kinds "deputy", "back", "leaving", "taken-over", "summer";
//                                 nullopt: another kind, or it holds no longer
//
// Source  model texts 3.8 and 3.9; escalation, section 7.

#include <optional>

#include "engine/decide/letter_values.h"

namespace cadans::decide {

[[nodiscard]] std::optional<words::Item> position_item(const Desk& desk, const Notice& notice);

}  // namespace cadans::decide
