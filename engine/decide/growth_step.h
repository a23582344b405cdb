#pragma once
// The journey and its stages.
//
//   step_growth(turn)   any event of either: a stage's go to its gates and components (gate.h), and
//                       the journey follows them; a component may begin ahead of its stage

#include "engine/decide/turn.h"

namespace cadans::decide {

void step_growth(Turn& turn);

}  // namespace cadans::decide
