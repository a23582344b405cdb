#include "workflows/registry.h"

#include <algorithm>

namespace cadans::workflows {
namespace {

// States that no row leads to and that are not initial would be lost; each region starts at one.
std::vector<std::string_view> starts(const Workflow& workflow) {
  std::vector<std::string_view> names;
  std::string_view rest = workflow.start;
  while (!rest.empty()) {
    const auto comma = std::min(rest.find(','), rest.size());
    names.push_back(rest.substr(0, comma));
    rest.remove_prefix(std::min(rest.size(), comma + 1));
  }
  return names;
}

std::string label(const RowText& row) {
  std::string text = row.event;
  if (!row.guards.empty()) text += " [" + row.guards + "]";
  if (!row.effects.empty()) text += " / " + row.effects;
  return text;
}

}  // namespace

std::vector<const Workflow*> all() {
  return {&agenda_item(),
          &audit(),
          &audit_programme(),
          &delivery(),
          &growth_stage_1(),
          &growth_stage_2(),
          &growth_stage_3(),
          &journey(),
          &offer(),
          &pdca_cycle(),
          &task()};
}

const Workflow* workflow(std::string_view name) {
  static const std::vector<const Workflow*> known = all();
  const auto found = std::find_if(known.begin(), known.end(),
                                  [&](const Workflow* one) { return one->name == name; });
  return found == known.end() ? nullptr : *found;
}

std::string mermaid(const Workflow& workflow) {
  std::string text = "stateDiagram-v2\n";
  for (const std::string_view start : starts(workflow)) {
    text += "  [*] --> " + std::string(start) + "\n";
  }
  for (const RowText& row : workflow.table) {
    text += "  " + row.from + " --> " + row.to + " : " + label(row) + "\n";
  }
  return text;
}

bool known_state(const Workflow& workflow, std::string_view state) {
  std::size_t regions = 0;
  while (!state.empty()) {
    const auto comma = std::min(state.find(','), state.size());
    const auto& names = workflow.states;
    if (std::find(names.begin(), names.end(), state.substr(0, comma)) == names.end()) return false;
    state.remove_prefix(std::min(state.size(), comma + 1));
    ++regions;
  }
  return regions == starts(workflow).size();
}

std::string_view component_of(const Workflow& workflow, std::string_view state) {
  constexpr std::string_view guard = "component ";
  for (const RowText& row : workflow.table) {
    if (row.from != state || !row.guards.starts_with(guard)) continue;
    return std::string_view(row.guards).substr(guard.size());
  }
  return {};
}

}  // namespace cadans::workflows
