#pragma once
// The oracle: reads the journal of a run and says which promise was broken. It has its own calendar
// (slow_calendar.h) and its own list of what must have gone out and when (expected_rows.h).
//
//   for (const Finding& one : findings(run)) ...      // {"P1", "2027-04-20: S1.RISK.3 ..."}
//   lost(findings)                                    // due moments that nobody handled
//
// It looks at P1 (nothing due is lost, lateness is marked), P2 (one occurrence, one task), P3 (one
// message a key, one copy more at most where the connector died over it), P4 (window, working
// day, one routine mail a day), P5 (silence ends no chase; a rung counts when delivered), P6 and P7
// (as the run found them), P11 (what an empty position has to know reaches who acts for it) and P12
// (ranking.h). P3, P4, P11 and P12 stand in deliveries.h.

#include <string>
#include <vector>

#include "tests/simulation/promises/simulation.h"

namespace cadans::promises {

[[nodiscard]] std::vector<Finding> findings(const Run& run);
[[nodiscard]] int lost(const std::vector<Finding>& all);

}  // namespace cadans::promises
