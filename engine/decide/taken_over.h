#pragma once
// A position changes hands. Its work stays with it; who begins gets one overview, and some days
// before it is reminded.
//
//   new_holder(turn)                "engine.new-holder": of the position that the event names
//   reminders_paused(state)         until which day, by position
//
// Rungs wait for nothing: a date is the work's, not its holder's.
// Source  escalation, section 7: one overview, reminders pause three office days.

#include <map>
#include <string>

#include "engine/decide/turn.h"

namespace cadans::decide {

void new_holder(Turn& turn);

using PausedUntil = std::map<std::string, LocalDate, std::less<>>;  // by position
[[nodiscard]] PausedUntil reminders_paused(const View& state);

}  // namespace cadans::decide
