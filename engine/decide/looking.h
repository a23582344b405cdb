#pragma once
// Who asks to see everything that is held about a person. That somebody looked, as which position
// and what for, is a record of the journal, and the person finds it there.
//
//   export_person(turn)   "engine.export-person": by the person, without a reason; on request by
//                         who keeps the records or sees to privacy, who says what for
//
// It changes nothing and gives no answer: whoever was accepted reads the store (the command line).
// Source  evidence rules, EX4 and PV11; escalation, section 13, W6.

#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

inline constexpr std::string_view looked_as = "looked-as";  // rule of the remark: the position

void export_person(Turn& turn);

}  // namespace cadans::decide
