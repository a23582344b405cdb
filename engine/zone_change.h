#pragma once
// New zone data at a start: what is planned by local time keeps its time on the wall, so its
// instant moves. Identities and dates stay; clocks in hours, which are elapsed time, stay as well.
//
//   follow_zone(engine)   before the first turn; what was moved stands in the journal. A start that
//                         is cut off in between goes on where it was
//
// A process sees the zone data of its start: new data is followed at the next one.
// Errors  of the store; Fault::invalid where the store's own record of the zone cannot be read.
// Source  time rules, section 6; design, section 6.

#include "engine/loop.h"

namespace cadans {

Result<void> follow_zone(Engine& engine);

}  // namespace cadans
