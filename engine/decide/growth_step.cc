#include "engine/decide/growth_step.h"

#include "engine/decide/ahead.h"
#include "engine/decide/authority.h"
#include "engine/decide/gate.h"
#include "engine/decide/stages.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

// 2 of "pass-stage-2".
int stage_named(std::string_view verb) {
  return static_cast<int>(number(verb.substr(verb.size() - 1)));
}

void step_journey(Turn& turn) {
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  if (!snapshot || !turn.ours) return refuse(turn, "engine_only");
  const Step step = workflows::workflow("journey")->step(*snapshot, turn.event, Facts{});
  if (!step.accepted) return;
  add(turn, InstanceSet{turn.event.instance, step.snapshot});
  if (!step.effects.has(Effect::tell_outcome)) return;
  const auto reached = stage_at(turn.state, stage_named(turn.event.verb()));
  notify(turn, reached.value(), "stage-reached", position_of(turn, "ciso", {}, ""));
}

}  // namespace

void step_growth(Turn& turn) {
  if (turn.event.workflow() != "journey") return step_stage(turn);
  if (turn.event.verb() == "start-ahead") return start_ahead(turn);
  step_journey(turn);
}

}  // namespace cadans::decide
