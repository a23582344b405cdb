#pragma once
// What happened outside the engine, and the duties that begin with it: the anchor event:NAME.
//
//   happened(turn)             "engine.happened": each duty that waits for it gets its task, for
//                              what it is about, counted from the day on which it happened
//   waiting_for_events(state, rules)  those duties, of the stage at hand and of every stage
//
// Fields   name       of the event, as the catalogue has it
//          about      key of the process, system, team or person; of an incident or the like the
//                     name that it goes by; nothing where it is about the organisation
//          day, time  when it happened: without a day today, without a time now
// Who may  who gets one of its tasks, or manages that; the CISO, the ISO.
// Refused  no duty waits for it; it lies ahead; nothing here goes by that name; hours count, and
//          the hour of another day is not said; all its tasks are there already.
// Source   catalogue, legend: anchor, period.

#include <vector>

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] std::vector<const settings::Duty*> waiting_for_events(const View& state,
                                                                    const Rules& rules);

void happened(Turn& turn);

}  // namespace cadans::decide
