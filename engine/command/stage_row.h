#pragma once
// Where the journey stands: its state, a gate with what it asks, and the components.
// `cadans status` and `cadans gate` show the same.
//
//   stage_row(opened, desk, gate)   of the gate with that id; "" = the one at hand: of the first
//                                   stage that is not passed
//
// A component is one of the five of a stage, or beside them: what its gate asks as well. What began
// before its stage did is ahead.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/command/store_at.h"
#include "engine/decide/approved_list.h"
#include "engine/decide/gate_decision.h"
#include "engine/json_fwd.h"

namespace cadans::command {

struct StageRow {
  struct Part {
    std::string key;
    std::string name;
    std::string state;
    bool beside = false;
    bool ahead = false;
  };
  struct Line {
    std::string id;  // of the duty, or of a gate before it
    std::string title;
    std::string state;     // of its task; empty: it has none yet
    std::string evidence;  // where it lies
    std::string number;    // of the resolution, where a body decided
    LocalDate done;
    bool met = false;
  };
  InstanceId id;  // 0: the journey has not begun
  int stage = 0;  // of the gate
  std::string journey;
  std::string gate;
  std::string gate_title;
  std::string gate_state;  // of its stage
  std::string decided_by;
  std::string basis;
  decide::GateDecision decision;
  bool may_conform = false;  // to BIO2
  std::optional<decide::ApprovedList> approved;
  bool measures_changed = false;  // since they were approved
  std::vector<Line> lines;
  std::vector<Part> components;
  std::vector<Part> lapsed;  // of every stage that began: what showed them counts no more
};

[[nodiscard]] StageRow stage_row(const Opened& opened, const decide::Desk& desk,
                                 std::string_view gate = {});
[[nodiscard]] Json to_json(const StageRow& row);
void print_stage(const StageRow& row, const decide::Desk& desk);

}  // namespace cadans::command
