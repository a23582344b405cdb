#pragma once
// The machines that the engine knows, by name. Each has its own .cc;
// nobody else includes Boost.MSM.
//
//   workflow("task")     nullptr when there is none of that name
//   all()                in order of name
//   mermaid(workflow)    the state diagram, printed from the table itself
//   known_state(...)     whether a stored state names one state of each region
//   component_of(workflow, state)   "RISK" of "risk_in_place"; "" of what is no component's

#include <string>
#include <string_view>
#include <vector>

#include "workflows/workflow.h"

namespace cadans::workflows {

struct RowText {
  std::string from;
  std::string event;
  std::string to;
  std::string effects;  // as the table names them, joined by commas
  std::string guards;
};

struct Workflow {
  std::string_view name;
  int version = 1;
  std::string start;  // the initial state of each region, joined by commas
  std::vector<std::string_view> states;
  std::vector<RowText> table;
  Step (*step)(const Snapshot&, const Event&, const Facts&) = nullptr;
};

[[nodiscard]] const Workflow* workflow(std::string_view name);
[[nodiscard]] std::vector<const Workflow*> all();
[[nodiscard]] std::string mermaid(const Workflow& workflow);
[[nodiscard]] bool known_state(const Workflow& workflow, std::string_view state);
[[nodiscard]] std::string_view component_of(const Workflow& workflow, std::string_view state);

// One a file; called by the registry only.
const Workflow& agenda_item();
const Workflow& audit();
const Workflow& audit_programme();
const Workflow& delivery();
const Workflow& growth_stage_1();
const Workflow& growth_stage_2();
const Workflow& growth_stage_3();
const Workflow& journey();
const Workflow& offer();
const Workflow& pdca_cycle();
const Workflow& task();

}  // namespace cadans::workflows
