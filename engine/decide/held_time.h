#pragma once
// What the machine's clock did, and who says that it is right. While "clock-held" stands, time
// stands still: the engine lets nothing fall due, and what keeps to the window does not leave,
// since nobody knows whether it is open.
//
//   clock_stepped(turn)   "engine.clock-stepped": it was set by a minute or more, and is followed
//   clock_held(turn)      "engine.clock-held": it is far ahead; the administrator hears of it
//   clock_right(turn)     "engine.clock-right": the kernel vouches for it, or it was put back
//   accept_clock(turn)    "engine.accept-clock": somebody says that it is right
//   held_time(state)      what is known while time stands still; none while it goes
//   how_far(rules, reader, by)
//                         "3 dagen", "5 uur": a step as people say it, of either sign
//
// `by_s` of the events: seconds, less than 0 where it went back.
// Source  design, section 6; docs/decisions/0018.

#include <optional>
#include <string>

#include "engine/decide/turn.h"

namespace cadans::decide {

struct HeldTime {
  Instant since;
  Elapsed ahead;
};
[[nodiscard]] std::optional<HeldTime> held_time(const View& state);
[[nodiscard]] std::string how_far(const Rules& rules, const words::Reader& reader, Elapsed by);

void clock_stepped(Turn& turn);
void clock_held(Turn& turn);
void clock_right(Turn& turn);
void accept_clock(Turn& turn);

}  // namespace cadans::decide
