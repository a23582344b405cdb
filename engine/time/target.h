#pragma once
// The date that people see: the nominal date, or the last day before it that is open in both
// calendars. It moves back, where a statutory end moves on (legal_term.h).
// Source  time rules, sections 1 and 3.

#include "engine/time/calendar.h"
#include "engine/time/local_date.h"

namespace cadans::time {

[[nodiscard]] LocalDate target_for(LocalDate nominal, const Calendars& calendars);

}  // namespace cadans::time
