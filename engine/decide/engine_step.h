#pragma once
// Events about the whole and no one instance, as persons say them: golive, hold and release, what
// happened outside, forgetting, content. What the engine says to itself stands in own_step.h.
//
//   step_engine(turn)    every "engine.*" but "engine.load" (content_change.h)

#include "engine/decide/turn.h"

namespace cadans::decide {

void step_engine(Turn& turn);

}  // namespace cadans::decide
