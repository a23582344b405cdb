#pragma once
// The task machine's surroundings: the facts that an event of a task needs before the step,
// and what its effects come to.
//
//   step_task(turn)    any event of an existing task
//   issue_task(turn)   "task.issue": a new occurrence, unless its identity is taken (P2)

#include "engine/decide/turn.h"

namespace cadans::decide {

void step_task(Turn& turn);
void issue_task(Turn& turn);

}  // namespace cadans::decide
