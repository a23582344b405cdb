#pragma once
// The values of messages about an agenda item, a gate or a stage: what is not about one task.

#include <optional>

#include "engine/decide/letter_values.h"

namespace cadans::decide {

[[nodiscard]] std::optional<words::Item> agenda_values(const Desk& desk, const Notice& notice);

}  // namespace cadans::decide
