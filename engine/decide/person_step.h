#pragma once
// What is said of persons: who is away, who begins in a position, and what is forgotten of them.
//
//   step_person(turn)   false: it is no such event, or only the engine itself may say it

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] bool step_person(Turn& turn);

}  // namespace cadans::decide
