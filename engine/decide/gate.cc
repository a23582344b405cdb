#include "engine/decide/gate.h"

#include <algorithm>
#include <array>

#include "engine/decide/authority.h"
#include "engine/decide/body_refusal.h"
#include "engine/decide/criteria.h"
#include "engine/decide/gate_asking.h"
#include "engine/decide/gate_condition.h"
#include "engine/decide/gate_outcome.h"
#include "engine/decide/stages.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

// One stage, and its gate at hand.
struct AtGate {
  int stage = 0;
  InstanceId id;
  const settings::Gate* gate = nullptr;
};

std::optional<AtGate> at_gate(const Turn& turn, int stage) {
  const auto id = stage_at(turn.state, stage);
  if (!id) return std::nullopt;
  const settings::Gate* gate = gate_at_hand(turn.state, turn.rules, stage);
  return gate == nullptr ? std::nullopt : std::optional(AtGate{stage, *id, gate});
}

// Nothing where content has no gates of that stage: nobody follows it.
void raise_at(Turn& turn, int stage, std::string_view verb, const Named& named = {}) {
  const auto at = at_gate(turn, stage);
  if (at) raise(turn, stage_workflow(stage) + "." + std::string(verb), at->id, named);
}

void raise_journey(Turn& turn, std::string_view verb) {
  raise(turn, "journey." + std::string(verb), journey_at(turn.state).value());
}

void look_at_component(Turn& turn, const settings::Component& component) {
  const auto to_stage = [&](std::string_view verb) {
    raise_at(turn, component.stage, verb, {{"component", component.key}});
  };
  const auto is = [&](const std::vector<std::string_view>& states) {
    return component_in(turn.state, turn.rules, component, states);
  };
  to_stage("begin");
  if (is({"done"})) return to_stage("hold");
  to_stage("lapse");
  if (is({"done", "submitted"})) {
    to_stage("hand-in");
  } else {
    to_stage("give-back");
  }
}

bool decides(const Turn& turn, const settings::Gate& gate) {
  const std::string position = position_of(turn, gate.decided_by, {}, "");
  if (is_body(turn, position)) return holds(turn, secretary_of(turn, position), turn.event.actor);
  return holds(turn, position, turn.event.actor);
}

Facts facts_of(const Turn& turn, const AtGate& at) {
  Facts facts;
  const auto open = open_criteria(turn.state, turn.rules, *at.gate);
  facts.criteria_met = open.empty();
  facts.gate_lost = std::ranges::any_of(
      open, [&](const std::string& id) { return turn.rules.catalogue.gate(id) != nullptr; });
  facts.actor_decides = decides(turn, *at.gate);
  facts.actor_advises = holds(turn, position_of(turn, "ciso", {}, ""), turn.event.actor);
  facts.day_allowed = day_allowed(turn, at.id, at.gate->id);
  const bool by_body = is_body(turn, position_of(turn, at.gate->decided_by, {}, ""));
  facts.number_given = !by_body || !turn.event.value("number").empty();
  facts.reason_given = !turn.event.value("reason").empty();
  facts.condition_given = condition_given(turn);
  facts.component = turn.event.value("component");
  return facts;
}

// The journey holds what it passed: each gate that a begun stage rests on is passed, and the last
// one is shown. `is`: where the stage at hand stands now.
bool all_hold(const Turn& turn, const AtGate& at, std::string_view is) {
  return std::ranges::all_of(turn.rules.catalogue.gates(), [&](const settings::Gate& gate) {
    if (!gate.exit) return true;
    const std::string its =
        gate.stage == at.stage ? std::string(is) : stage_state(turn.state, gate.stage);
    return is_shown(its) && (passed_in(gate, its) || gate.stage >= stages_begun(turn.state));
  });
}

// That a gate is not passed, or not shown any more, is news of its own; a stage that was reached
// says so itself.
void tell_outcome(Turn& turn, const AtGate& at, std::string_view is) {
  const std::string stage = std::to_string(at.stage);
  const bool lost = gate_passed(turn.state, *at.gate) && !passed_in(*at.gate, is);
  if (lost && at.gate->exit) raise_journey(turn, "take-back-" + stage);
  const std::string_view verb = turn.event.verb();
  if (!verb.starts_with("pass")) {
    const char* news = verb == "retest" ? "gate-not-shown" : "gate-outcome";
    return notify(turn, at.id, news, position_of(turn, "ciso", {}, ""));
  }
  if (!at.gate->exit) return;
  prepare(turn, at.stage + 1);
  raise_journey(turn, "pass-stage-" + stage);
}

// When the stage goes on by itself: it starts, or its gate is asked again.
Timer next_timer(const Turn& turn, const AtGate& at) {
  const bool put_off = turn.event.verb() == "postpone";
  const LocalDate day = put_off ? put_off_until(turn) : start_day(turn, at.stage);
  return {Urgency::routine, turn.rules.zone.at(day, LocalTime{0}), at.id,
          put_off ? "ask-again" : "start-day"};
}

void carry_out(Turn& turn, const AtGate& at, Effect effect, std::string_view is) {
  switch (effect) {
    case Effect::ask_decider:
      return ask_decider(turn, at.id, *at.gate);
    case Effect::tell_outcome:
      return tell_outcome(turn, at, is);
    case Effect::chase_on:
      return add(turn, TimerSet{next_timer(turn, at)});
    case Effect::set_condition:
      return set_condition(turn);
    case Effect::start_stage:
      raise_journey(turn, "start-stage-" + std::to_string(at.stage));
      return raise(turn, "engine.start-stage", {}, {{"stage", std::to_string(at.stage)}});
    default:
      broken_invariant("a stage has no other effect");
  }
}

// The machine knows no decision before the gate is ready; who may decide hears what is missing.
std::string_view reason_of(const Turn& turn, const Step& step, const Facts& facts) {
  const std::string_view state = first_region(step.snapshot.state);
  const bool early = state == "waiting" || state == "underway";
  if (step.reason != "state" || !early || !is_outcome(turn.event.verb())) return step.reason;
  if (!facts.actor_decides) return "actor_decides";
  return facts.criteria_met ? step.reason : "criteria_met";
}

// The gate's own criteria, where this id is one of them, or replaces one. What was just decided on
// it may find them open: then it is asked again when they are met.
void look_at_criteria(Turn& turn, int stage, std::string_view id) {
  const settings::Gate* gate = gate_at_hand(turn.state, turn.rules, stage);
  if (gate == nullptr) return;
  const settings::Duty* duty = turn.rules.catalogue.duty(id);
  bool asked = id.empty() || id == gate->id || asks(*gate, id);
  if (duty != nullptr) {
    asked = asked || std::ranges::any_of(duty->replaces, [&](const std::string& replaced) {
              return asks(*gate, replaced);
            });
  }
  if (!asked) return;
  const bool met = open_criteria(turn.state, turn.rules, *gate).empty();
  raise_at(turn, stage, met ? "criteria-met" : "criteria-lost");
}

}  // namespace

void prepare(Turn& turn, int next) {
  if (gate_of(turn.rules, next, false) == nullptr || stage_at(turn.state, next)) return;
  start_machine(turn, stage_workflow(next));
}

void prepare_stages(Turn& turn) {
  for (int stage = 1; stage < last_stage; ++stage) {
    const settings::Gate* gate = gate_of(turn.rules, stage, true);
    if (gate != nullptr && gate_passed(turn.state, *gate)) prepare(turn, stage + 1);
  }
}

void look_at_gate(Turn& turn, std::string_view id) {
  const settings::Duty* duty = turn.rules.catalogue.duty(id);
  const settings::Component* component =
      duty == nullptr ? nullptr : turn.rules.catalogue.component(duty->component);
  if (component != nullptr && component->stage > 0) look_at_component(turn, *component);
  for (int stage = 1; stage <= last_stage; ++stage) look_at_criteria(turn, stage, id);
}

void test_again(Turn& turn, std::string_view id) {
  for (const settings::Gate& gate : turn.rules.catalogue.gates()) {
    if (gate.tested_after == id && gate_passed(turn.state, gate)) {
      raise_at(turn, gate.stage, "retest");
    }
  }
}

void step_stage(Turn& turn) {
  const int stage = stage_of(turn.event.workflow());
  const auto at = at_gate(turn, stage);
  if (!at) return refuse(turn, "not_now");
  const auto snapshot = turn.state.snapshot(at->id);
  invariant(snapshot.has_value(), "a stage that is found is there");
  const Facts facts = facts_of(turn, *at);
  const Step step = workflows::workflow(snapshot->workflow)->step(*snapshot, turn.event, facts);
  if (!step.accepted && !turn.ours) {
    return refuse_gate(turn, *at->gate, *snapshot, facts, reason_of(turn, step, facts));
  }
  if (!turn.event.value("due").empty()) add(turn, TimerGone{fired_timer(turn.event)});
  if (!step.accepted) return;
  add(turn, InstanceSet{at->id, step.snapshot});
  keep_outcome(turn, at->id, *at->gate);
  const bool moved = first_region(step.snapshot.state) != first_region(snapshot->state);
  if (moved || turn.event.verb() == "postpone") ask_no_more(turn, at->id, *at->gate);
  for (const Effect effect : step.effects) {
    carry_out(turn, *at, effect, first_region(step.snapshot.state));
  }
  if (moved && at->gate->exit) {
    raise_journey(turn,
                  all_hold(turn, *at, first_region(step.snapshot.state)) ? "restore" : "lapse");
  }
  if (moved && is_outcome(turn.event.verb())) {
    raise(turn, "engine.look-around", {}, {{"duty", at->gate->id}, {"state", "done"}});
  }
}

}  // namespace cadans::decide
