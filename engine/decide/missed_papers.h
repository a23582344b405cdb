#pragma once
// Papers that no meeting dealt with: their chase goes on with the ladder of papers. Each rung of it
// hears once; who drafted them, or heard before, is passed over (S1). Its last rung is a body: it
// gets an item of its own, but for an item that is a rung itself, whose task climbs by its own
// ladder. Meetings that were missed before the papers were handed in count too.
//
//   tell_of_missed_papers(turn, id, item)   a meeting passed; `item.missed` counts those before it
//   tell_who_heard(turn, id, item, kind)    how it ended, to each who heard of a missed one
//
// Source  escalation, sections 2 and 3 ("governance").

#include "engine/decide/agenda.h"

namespace cadans::decide {

void tell_of_missed_papers(Turn& turn, InstanceId id, ItemFacts& item);
void tell_who_heard(Turn& turn, InstanceId id, ItemFacts& item, const char* kind);

}  // namespace cadans::decide
