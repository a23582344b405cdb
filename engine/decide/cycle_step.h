#pragma once
// The years of the cycles: they begin, go through their phases by the calendar, and close.
//
//   step_cycle(turn)   any event of one. "look", when the journey starts, at midnight and with
//                      other content: each year whose plan has begun, and that is not over, begins
//
// The close looks at a hundred open tasks a turn, whatever is open.
// Source  ISO/IEC 27001 clauses 4.4, 9.3 and 10; the months are a proposal.

#include "engine/decide/turn.h"

namespace cadans::decide {

void step_cycle(Turn& turn);

}  // namespace cadans::decide
