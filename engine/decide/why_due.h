#pragma once
// Why a task is due on its day: what was counted and from when, what the day of a rule came to, and
// the meeting that its papers are for.
//
//   say_dates(saying, task)   of the day before anybody postponed it; of one that keeps its own
//                             while its rule has changed, that

#include "engine/decide/saying.h"

namespace cadans::decide {

void say_dates(Saying& saying, const TaskAtDesk& task);

}  // namespace cadans::decide
