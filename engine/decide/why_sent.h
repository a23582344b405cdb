#pragma once
// What was sent about a task and whether it arrived; whom a rung passed over, and by which rule.
//
//   say_sent(saying, id, past)   the last message in full, those before it by their number

#include "engine/decide/saying.h"
#include "engine/decide/why.h"

namespace cadans::decide {

void say_sent(Saying& saying, InstanceId id, const Past& past);

}  // namespace cadans::decide
