#pragma once
// The components of a stage and how far each is.
//
//   stage_parts(desk, stage)   the five of its machine, then what its gate asks beside them; after
//                              these what began of a later stage
//   lapsed_parts(desk)         those of every stage that began whose evidence counts no more
//   print_parts(desk, parts)

#include <vector>

#include "engine/command/stage_row.h"

namespace cadans::command {

[[nodiscard]] std::vector<StageRow::Part> stage_parts(const decide::Desk& desk, int stage);
[[nodiscard]] std::vector<StageRow::Part> lapsed_parts(const decide::Desk& desk);
void print_parts(const decide::Desk& desk, const std::vector<StageRow::Part>& parts);

}  // namespace cadans::command
