#pragma once
// cadans event happened, and event names: what happened outside, and what waits for it.

#include "engine/command/options.h"

namespace cadans::command {

// Adds both to `event`.
void add_happened(Command event, Chosen& chosen);

}  // namespace cadans::command
