#pragma once
// A day begins: what the engine says by itself is looked at, and tasks whose time has come are
// made.
//
//   new_day(turn)   "engine.day", at midnight

#include "engine/decide/turn.h"

namespace cadans::decide {

void new_day(Turn& turn);

}  // namespace cadans::decide
