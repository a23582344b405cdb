#pragma once
// What a step of a task asks of the engine, carried out: whom it tells, what it keeps of an act,
// and where the chase goes from there.

#include "engine/decide/next_row.h"
#include "engine/decide/task_work.h"

namespace cadans::decide {

// `due`: the rows that came due, where the event is one of time.
void carry_out(Turn& turn, TaskWork& task, Effect effect, const RowsDue& due);

}  // namespace cadans::decide
