#pragma once
// Events of the engine itself: golive, hold and release, the day, what happened outside,
// forgetting.
//
//   step_engine(turn)    every "engine.*" but "engine.load" (load_content.h)

#include "engine/decide/turn.h"

namespace cadans::decide {

void step_engine(Turn& turn);

}  // namespace cadans::decide
