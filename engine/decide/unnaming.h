#pragma once
// One year after the accountability year closed, what was late in it and who was reminded of it
// names no person any more; the position stays.
//
//   unnamed_before(today)   what is of before this day names no person. From 15 September 2028:
//                           2027-01-01, since the year 2026 closed on 15 September 2027
//   unname(turn)            at midnight: keys of mails, who heard on a rung or of missed papers,
//                           how many mails somebody got. A thousand instances a night
//
// The chain says as before what was sent to which random key (docs/decisions/0026).
// Source  escalation, section 13, W7; the day of the close: annual cycle, A.OWN.8.

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] LocalDate unnamed_before(LocalDate today);
void unname(Turn& turn);

}  // namespace cadans::decide
