#include "engine/decide/stages.h"

#include <algorithm>
#include <array>

namespace cadans::decide {
namespace {

constexpr std::string_view workflow_prefix = "growth_stage_";

constexpr int gate_of_scope = 2;  // all that is critical is in scope when this stage ends

struct Begun {
  std::string_view journey;  // its state
  int stages;
};
constexpr std::array<Begun, 7> begun_by_state{{{"preparing", 0},
                                               {"stage_1", 1},
                                               {"stage_1_passed", 1},
                                               {"stage_2", 2},
                                               {"stage_2_passed", 2},
                                               {"stage_3", 3},
                                               {"running", 3}}};

std::string first_state(const View& state, std::optional<InstanceId> id) {
  const auto snapshot = id ? state.snapshot(*id) : std::nullopt;
  return snapshot ? std::string(first_region(snapshot->state)) : std::string();
}

bool before_start(std::string_view state) {
  return state.empty() || state == "waiting" || state == "enterable" || state == "not_entered" ||
         state == "entered";
}

}  // namespace

int stages_begun(const View& state) {
  const std::string is = first_state(state, journey_at(state));
  const auto known = std::ranges::find(begun_by_state, is, &Begun::journey);
  return known == begun_by_state.end() ? 0 : known->stages;
}

int stage_now(const View& state) { return std::max(1, stages_begun(state)); }

bool stage_begun(const View& state, int stage) {
  return stage == 0 ? journey_at(state).has_value() : stage <= stages_begun(state);
}

std::string stage_workflow(int stage) {
  return std::string(workflow_prefix) + std::to_string(stage);
}

int stage_of(std::string_view workflow) {
  for (int stage = 1; stage <= last_stage; ++stage) {
    if (workflow == stage_workflow(stage)) return stage;
  }
  return 0;
}

std::optional<InstanceId> stage_at(const View& state, int stage) {
  return state.find(stage_workflow(stage) + "/organisation");
}

std::optional<InstanceId> journey_at(const View& state) {
  return state.find("journey/organisation");
}

const settings::Gate* gate_of(const Rules& rules, int stage, bool exit) {
  const auto& all = rules.catalogue.gates();
  const auto found = std::ranges::find_if(
      all, [&](const settings::Gate& gate) { return gate.stage == stage && gate.exit == exit; });
  return found == all.end() ? nullptr : &*found;
}

const settings::Gate* gate_at_hand(const View& state, const Rules& rules, int stage) {
  return gate_of(rules, stage, !before_start(first_state(state, stage_at(state, stage))));
}

bool gate_passed(const View& state, const settings::Gate& gate) {
  return passed_in(gate, stage_state(state, gate.stage));
}

bool passed_in(const settings::Gate& gate, std::string_view is) {
  if (!gate.exit) return is == "entered" || !before_start(is);
  static constexpr std::array<std::string_view, 5> passed = {
      "passed", "passed_with_conditions", "tested_again", "test_failed", "last_test"};
  return std::ranges::find(passed, is) != passed.end();
}

std::string stage_state(const View& state, int stage) {
  return first_state(state, stage_at(state, stage));
}

bool is_shown(std::string_view is) { return is != "test_failed" && is != "last_test"; }

bool asks_decider(std::string_view is) {
  static constexpr std::array<std::string_view, 4> asking = {"enterable", "ready", "tested_again",
                                                             "last_test"};
  return std::ranges::find(asking, is) != asking.end();
}

bool may_conform(const View& state, const Rules& rules) {
  const settings::Gate* gate = gate_of(rules, gate_of_scope, true);
  const auto in_scope = [](const people::Process& process) {
    return !process.critical || people::in_scope(process, gate_of_scope);
  };
  return gate != nullptr && gate_passed(state, *gate) &&
         std::ranges::all_of(rules.organisation.processes, in_scope);
}

}  // namespace cadans::decide
