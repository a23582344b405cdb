#pragma once
// Where the journey stands: its state, the gate at hand with what is not closed yet, and the
// components. `cadans status` and `cadans gate` show the same.

#include <string>
#include <vector>

#include "engine/command/store_at.h"
#include "engine/json_fwd.h"

namespace cadans::command {

struct StageRow {
  struct Part {
    std::string name;
    std::string state;
  };
  InstanceId id;  // 0: the journey has not begun
  std::string journey;
  std::string gate;  // id of the one at hand
  std::string gate_title;
  std::string gate_state;
  std::string decided_by;
  std::vector<std::string> open;  // titles of what it asks and is not closed
  std::vector<Part> components;
};

[[nodiscard]] StageRow stage_row(const Opened& opened, const decide::Desk& desk);
[[nodiscard]] Json to_json(const StageRow& row);
void print_stage(const StageRow& row, const decide::Desk& desk);

}  // namespace cadans::command
