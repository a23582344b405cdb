#pragma once
// A moment that something waits for, moved by the engine's own hand.
//
//   keep_moment(turn, instance, was, is)   the machine knows which moment waits for it; 0 = none
//   retime(turn)       "engine.retime": a timer at another instant with the same time on the wall,
//                      since zone data changed; "cursor": all up to that instance are done
//   zone_is(turn)      "engine.zone": moments are planned by these offsets from now on
//   zone_before(state), zone_cursor(state)
//                      the offsets that they were planned by, and how far a change of them came

#include <cstdint>
#include <string>

#include "engine/decide/turn.h"

namespace cadans::decide {

void keep_moment(Turn& turn, InstanceId instance, std::int64_t was_us, std::int64_t is_us);
void retime(Turn& turn);
void zone_is(Turn& turn);
[[nodiscard]] std::string zone_before(const View& state);
[[nodiscard]] InstanceId zone_cursor(const View& state);  // -1: nothing moved yet

}  // namespace cadans::decide
