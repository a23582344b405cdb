#pragma once
// Events that stopped the engine three times: set aside under a mark, shown, never deleted.
//
//   park(turn)      engine.park: `name` and `of`, its type; a timer of it waits no more
//   release_parked  engine.release-parked: `name` and `reason`. A timer is due again, now; what
//                   somebody sent is to be sent again
//
// The mark is "parked/<name>": JSON of type, instance, and for a timer its kind and urgency.

#include <string>

#include "engine/decide/turn.h"

namespace cadans::decide {

inline constexpr std::string_view parked_mark = "parked/";

void park(Turn& turn);
void release_parked(Turn& turn);

}  // namespace cadans::decide
