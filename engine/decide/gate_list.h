#pragma once
// What a gate asks, line by line: with the task that answers it, its evidence and its day.
//
//   gate_list(desk, gate)   in the order of the catalogue; a duty over several subjects has a line
//                           for each, a gate before it one
//
// Limits   as many lines as there are subjects; a subject without a task yet has one too.

#include <optional>
#include <string>
#include <vector>

#include "engine/decide/desk.h"

namespace cadans::decide {

struct Criterion {
  std::string id;                        // of the duty, or of the gate before it
  const settings::Duty* duty = nullptr;  // none: it is a gate
  people::Subject subject;
  std::optional<TaskAtDesk> task;
  bool met = false;
};

[[nodiscard]] std::vector<Criterion> gate_list(const Desk& desk, const settings::Gate& gate);

}  // namespace cadans::decide
