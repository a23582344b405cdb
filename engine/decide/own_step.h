#pragma once
// What the engine says to itself: a timer fired, another step raised it, or the loop saw it. Nobody
// else may say it.
//
//   step_own(turn)   false: it is no such event

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] bool step_own(Turn& turn);

}  // namespace cadans::decide
