#pragma once
// Positions that nobody holds: their work goes to the deputy or up the line the same day
// (people::who_acts), and somebody is asked to fill them: on the day after one fell empty, then
// every week, until each is filled.
//
//   empty_positions(organisation)   in file order
//   ask_to_fill(turn)               at midnight: a notice waits for as long as one is empty
//   vacate(turn, person)            who is forgotten holds no position from here on
//
// Asked is the municipal secretary; where nobody acts for that position, the CISO. Its own empty
// position is asked of whoever acts for it, as all its work is.
// Source  DESIGN P11; escalation, section 2 (S3) and section 7.

#include <string>
#include <vector>

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] std::vector<const people::Position*> empty_positions(
    const people::Organisation& organisation);
void ask_to_fill(Turn& turn);
void vacate(Turn& turn, const std::string& person);

}  // namespace cadans::decide
