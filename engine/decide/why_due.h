#pragma once
// Why a task is due on its day: what was counted and from when, what the day of a rule came to, and
// the meeting that its papers are for.
//
//   say_dates(saying, task, due)   `due` is the day before anybody postponed it

#include "engine/decide/saying.h"

namespace cadans::decide {

void say_dates(Saying& saying, const TaskAtDesk& task, LocalDate due);

}  // namespace cadans::decide
