#pragma once
// A component of a later stage that begins before its stage does.
//
//   start_ahead(turn)              "journey.start-ahead": the `component`, by its key. What waits
//                                  for nothing gets its task now, the rest when that is done
//   begun_ahead(state, component)  it did
//   may_run(state, duty)           its stage has begun, or its component has ahead of it
//
// What comes back by a rule, or after an event, begins with the stage itself.
// Who may   the CISO.
// Refused   no such component; its stage has begun; it began already; nothing of it can start,
//           because of what must be done first.

#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

void start_ahead(Turn& turn);
[[nodiscard]] bool begun_ahead(const View& state, std::string_view component);
[[nodiscard]] bool may_run(const View& state, const settings::Duty& duty);

}  // namespace cadans::decide
