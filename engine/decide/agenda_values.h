#pragma once
// The values of messages about an agenda item, a gate, a stage or an offer: what is not about one
// task.

#include <optional>

#include "engine/decide/agenda.h"
#include "engine/decide/letter_values.h"

namespace cadans::decide {

// What an item is about: a gate, or a task with its subject.
[[nodiscard]] std::string item_topic(const Desk& desk, const ItemFacts& item);
// What is asked of the body: a decision on what was handed in, on a gate, or on what stays open.
[[nodiscard]] std::string item_question(const Desk& desk, const ItemFacts& item);
[[nodiscard]] std::optional<words::Item> agenda_values(const Desk& desk, const Notice& notice);

}  // namespace cadans::decide
