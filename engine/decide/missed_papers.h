#pragma once
// Papers that were handed in and that no meeting dealt with: their chase goes on with the ladder of
// papers. Each rung of it hears once; who drafted them, or heard before, is passed over (S1).
// Meetings that were missed before the papers were handed in count too.
//
//   tell_of_missed_papers(turn, id, item)   a meeting passed; `item.missed` counts those before it
//
// Source  escalation, sections 2 and 3 ("governance").

#include "engine/decide/agenda.h"

namespace cadans::decide {

void tell_of_missed_papers(Turn& turn, InstanceId id, ItemFacts& item);

}  // namespace cadans::decide
