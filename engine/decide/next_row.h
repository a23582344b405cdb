#pragma once
// Which row of a plan is next, and what a moment that was reached comes to.
//
//   next_row(facts, progress)       which row is next and from which instant; none = no row is left
//   rows_due(facts, progress, day)  what a moment that was reached comes to: the latest row that
//                                   asks, the first that climbs, and what is passed over
//
// Rules   DESIGN "Ladder dates": a rung keeps its own date, unless the one before was delivered
//         later than it should; then that day plus the distance between the two, if later. Ladders
//         of law keep their dates.

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/decide/plan.h"

namespace cadans::decide {

struct NextRow {
  int row = 0;
  LocalDate on;
  std::int64_t due_us = 0;  // clocks in hours; else 0: the day begins it
  bool climbs = false;
};
[[nodiscard]] std::optional<NextRow> next_row(const TaskFacts& facts, const Progress& progress,
                                              const Rules& rules);
// The next row that climbs, for what a message or *explain* says of it.
[[nodiscard]] std::optional<NextRow> next_climb(const TaskFacts& facts, const Progress& progress,
                                                const Rules& rules);

struct RowsDue {
  const PlanRow* asks = nullptr;
  const PlanRow* climbs = nullptr;
  const PlanRow* ended = nullptr;      // would have climbed: somebody took it up, or handed it in
  std::vector<const PlanRow*> passed;  // whose moment went by: the latest one speaks for them
  int next = 0;                        // the row after those handled here
  bool top = false;                    // no row after it climbs
};
[[nodiscard]] RowsDue rows_due(const TaskFacts& facts, const Progress& progress, LocalDate today,
                               Instant now, const Rules& rules);

}  // namespace cadans::decide
