#pragma once
// What is kept until a day is asked of nobody meanwhile. Each month whoever keeps the records gets
// one list of what ends in it, and of what ended and is still there; nothing is destroyed without a
// person's yes.
//
//   list_what_ends(turn)           at midnight: once a month, where a ladder has such a list
//   retention_item(desk, notice)   what the mail says
//
// Source  escalation, section 3, `retention`; retention rules in the evidence pages.

#include "engine/decide/letter_values.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

void list_what_ends(Turn& turn);
[[nodiscard]] words::Item retention_item(const Desk& desk, const Notice& notice);

}  // namespace cadans::decide
