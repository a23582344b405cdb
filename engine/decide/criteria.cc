#include "engine/decide/criteria.h"

#include <algorithm>

#include "engine/decide/horizon.h"
#include "engine/decide/stages.h"

namespace cadans::decide {

bool asks(const settings::Gate& gate, std::string_view id) {
  const auto& ids = gate.requires_ids;
  return std::find(ids.begin(), ids.end(), id) != ids.end();
}

bool criterion_met(const View& state, const Rules& rules, std::string_view id, int stage) {
  const settings::Gate* gate = rules.catalogue.gate(id);
  return gate == nullptr ? all_in(state, rules, id, {"done"}, stage) : gate_passed(state, *gate);
}

std::vector<std::string> open_criteria(const View& state, const Rules& rules,
                                       const settings::Gate& gate) {
  std::vector<std::string> open;
  for (const std::string& id : gate.requires_ids) {
    if (!criterion_met(state, rules, id, gate.stage)) open.push_back(id);
  }
  return open;
}

namespace {

// What the gate asks of it; of a component of which it asks nothing, all that is done once.
std::vector<std::string> asked_of(const Rules& rules, const settings::Component& component) {
  const settings::Gate* gate = gate_of(rules, component.stage, true);
  std::vector<std::string> asked;
  std::vector<std::string> once;
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    if (duty.component != component.key) continue;
    if (gate != nullptr && asks(*gate, duty.id)) asked.push_back(duty.id);
    if (duty.recurrence == settings::Recurrence::once) once.push_back(duty.id);
  }
  return asked.empty() ? once : asked;
}

}  // namespace

bool component_in(const View& state, const Rules& rules, const settings::Component& component,
                  const std::vector<std::string_view>& states) {
  const auto asked = asked_of(rules, component);
  return std::all_of(asked.begin(), asked.end(), [&](const std::string& id) {
    return all_in(state, rules, id, states, component.stage);
  });
}

}  // namespace cadans::decide
