#pragma once
// What people report of the world outside: what happened, what was done before Cadans, and what was
// answered elsewhere.
//
//   step_reported(turn)   false where the event of the engine is another

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] bool step_reported(Turn& turn);

}  // namespace cadans::decide
