#pragma once
// An event of any machine, to the step that knows its surroundings.
//
//   step_machine(turn)
//
// Refused  a day that is no date, an event of no machine, what the engine alone raises.

#include "engine/decide/turn.h"

namespace cadans::decide {

void step_machine(Turn& turn);

}  // namespace cadans::decide
