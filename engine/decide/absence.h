#pragma once
// Somebody is away, or there after all. It holds at once: `stand_in.h` says what follows.
//
//   say_away(turn)              "engine.away": PERSON FIRST/LAST, by the person, who manages one of
//                               the person's positions, or who keeps the system running
//   say_back(turn)              "engine.back": the same form; the days on which the person is there
//   drop_old_absences(turn)     at midnight: what ended more than a year ago is forgotten
//   drop_absences(turn, which)  those for which it holds: of a person, or one text; whether there
//                               were any
//
// Refused  days that are none, end before they begin, lie behind or are more than two years; a
//          person whom nobody knows; "back" of somebody who is not away then.
// Source   escalation, section 7: from and until, never a kind or a reason.

#include <functional>

#include "engine/decide/said_absences.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

void say_away(Turn& turn);
void say_back(Turn& turn);
void drop_old_absences(Turn& turn);
bool drop_absences(Turn& turn, const std::function<bool(const SaidAbsence&)>& which);

}  // namespace cadans::decide
