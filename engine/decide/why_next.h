#pragma once
// What comes next of a task if nobody acts: the plan and the ladder asked for their next row
// (plan.h, passing.h), and before it whatever keeps mail from leaving.

#include "engine/decide/saying.h"
#include "engine/decide/why.h"

namespace cadans::decide {

void say_next(Saying& saying, const TaskAtDesk& task, const Past& past);

}  // namespace cadans::decide
