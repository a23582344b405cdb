#include "engine/decide/gate.h"

#include <algorithm>
#include <array>

#include "engine/decide/authority.h"
#include "engine/decide/body_refusal.h"
#include "engine/decide/horizon.h"
#include "engine/decide/kept.h"
#include "engine/json.h"
#include "engine/time/working_days.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

constexpr std::string_view stage_identity = "growth_stage_1/organisation";
constexpr int stage_number = 1;
constexpr int items_most = 10'000;  // running items that a decision looks through

std::string gate_state(const View& state) {
  const auto id = state.find(stage_identity);
  if (!id) return {};
  const auto snapshot = state.snapshot(*id);
  return snapshot ? std::string(first_region(snapshot->state)) : std::string();
}

const settings::Gate* gate_of(const Rules& rules, bool exit) {
  for (const settings::Gate& gate : rules.catalogue.gates()) {
    if (gate.stage == stage_number && gate.exit == exit) return &gate;
  }
  return nullptr;
}

// Before the stage runs the entry gate is the one at hand, afterwards the exit gate.
const settings::Gate* gate_at_hand(const Turn& turn) {
  const std::string state = gate_state(turn.state);
  return gate_of(turn.rules, state != "waiting" && state != "enterable" && state != "entered");
}

bool asked_by_gate(const Rules& rules, std::string_view duty) {
  const settings::Gate* gate = gate_of(rules, true);
  if (gate == nullptr) return false;
  const auto& ids = gate->requires_ids;
  return std::find(ids.begin(), ids.end(), duty) != ids.end();
}

// Every duty of the component that the gate asks is in one of these states.
bool component_in(const Turn& turn, std::string_view component,
                  const std::vector<std::string_view>& states) {
  for (const settings::Duty& duty : turn.rules.catalogue.duties()) {
    if (duty.component != component || !asked_by_gate(turn.rules, duty.id)) continue;
    if (!all_in(turn.state, turn.rules, duty.id, states)) return false;
  }
  return true;
}

void look_at_component(Turn& turn, InstanceId stage, const std::string& component) {
  const auto to_stage = [&](const char* verb) {
    raise(turn, std::string("growth_stage_1.") + verb, stage, {{"component", component}});
  };
  to_stage("begin");
  if (component_in(turn, component, {"done"})) {
    to_stage("hold");
  } else if (component_in(turn, component, {"done", "submitted"})) {
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

// To which day the decider puts it off.
LocalDate put_off_until(const Turn& turn) {
  if (!turn.event.value("until").empty()) return day_said(turn, "until");
  const WorkingDays most{std::max(1, turn.rules.settings.reminders.postpone_office_days_max)};
  return time::plus(turn.today, most, turn.rules.calendars);
}

// A gate is put off to a day ahead, and asked again when that has come.
// An older store may not say which.
bool day_allowed(const Turn& turn, InstanceId stage, const settings::Gate& gate) {
  if (turn.event.verb() == "postpone") return put_off_until(turn) > turn.today;
  const auto last = gate_decision(turn.state.facts(stage).value_or("{}"), gate.id);
  if (!last.asked_again.named()) return turn.event.verb() != "ask-again";
  return last.asked_again <= turn.today;
}

Facts facts_of(const Turn& turn, InstanceId stage, const settings::Gate* gate) {
  Facts facts;
  if (gate != nullptr) {
    facts.criteria_met = open_criteria(turn.state, turn.rules, *gate).empty();
    facts.actor_decides = decides(turn, *gate);
    facts.day_allowed = day_allowed(turn, stage, *gate);
  }
  facts.number_given = !turn.event.value("number").empty();
  facts.reason_given = !turn.event.value("reason").empty();
  facts.component = turn.event.value("component");
  return facts;
}

// Asked once: the day to which it was put off is over.
void forget_put_off(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  Json facts = Json::parse(turn.state.facts(stage).value_or("{}"), nullptr, false);
  if (!facts.contains(gate.id) || facts[gate.id].erase("until") == 0) return;
  add(turn, FactsSet{stage, facts.dump()});
}

// Who looks whether all is there, and the position that decides. A body is asked by its item.
void tell_who_decides(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  if (!live(turn)) return keep_question(turn, stage);
  notify(turn, stage, "gate-check", position_of(turn, gate.checked_by, {}, ""));
  const std::string decider = position_of(turn, gate.decided_by, {}, "");
  if (!is_body(turn, decider)) notify(turn, stage, "gate", decider);
}

void ask_decider(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  forget_put_off(turn, stage, gate);
  tell_who_decides(turn, stage, gate);
  const std::string decider = position_of(turn, gate.decided_by, {}, "");
  if (!is_body(turn, decider)) return;
  ItemFacts item;
  item.body = decider;
  item.topic = "gate";
  item.about = stage;
  item.gate = gate.id;
  item.drafter = position_of(turn, "ciso", {}, "");
  new_item(turn, std::move(item));
}

// What the body decided on the gate stands on its item too. Without a number, or where the gate can
// be decided no longer, there is nothing left to lay before it.
void settle_item(Turn& turn, InstanceId item) {
  const std::string number(turn.event.value("number"));
  const std::string reason(turn.event.value("reason"));
  if (number.empty()) {
    const std::string why = reason.empty() ? "the gate cannot be decided now" : reason;
    return raise(turn, "agenda_item.withdraw", item, {{"reason", why}});
  }
  const LocalDate day = day_said(turn, "day");
  const std::string on = to_string(day.named() ? day : turn.today);
  raise(turn, "agenda_item.place", item, {{"day", on}, {"number", number}});
  raise(turn, "agenda_item.decide", item, {{"day", on}, {"number", number}, {"reason", reason}});
}

// The gate is no longer what it was: nobody is asked for it any further.
void ask_no_more(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  for (const Notice& notice : turn.state.notices_of(stage)) {
    const bool asks = notice.kind == "gate" || notice.kind == "gate-check";
    if (asks) add(turn, NoticeGone{notice.id, "answered"});
  }
  for (const InstanceId id : turn.state.running("agenda_item", {}, items_most)) {
    const ItemFacts item = item_facts(turn.state.facts(id).value());
    if (item.topic == "gate" && item.gate == gate.id) settle_item(turn, id);
  }
}

// That a gate is not passed is news of its own; a stage that was reached says so itself.
void tell_outcome(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  if (!turn.event.verb().starts_with("pass")) {
    return notify(turn, stage, "gate-outcome", position_of(turn, "ciso", {}, ""));
  }
  if (!gate.exit) return;
  const auto journey = turn.state.find("journey/organisation");
  raise(turn, "journey.pass-stage-1", *journey);
}

// The day on which the stage starts: the one named with the decision, else the organisation's own.
LocalDate start_day(const Turn& turn) {
  const auto named = parse_local_date(turn.event.value("start"));
  const LocalDate own = turn.rules.organisation.stage.started;
  const LocalDate day = named ? *named : own;
  return std::max(day, turn.today);
}

// When the stage goes on by itself: it starts, or its gate is asked again.
Timer next_timer(const Turn& turn, InstanceId stage) {
  const bool put_off = turn.event.verb() == "postpone";
  const LocalDate day = put_off ? put_off_until(turn) : start_day(turn);
  return {Urgency::routine, turn.rules.zone.at(day, LocalTime{0}), stage,
          put_off ? "ask-again" : "start-day"};
}

void carry_out(Turn& turn, InstanceId stage, Effect effect, const settings::Gate& gate) {
  switch (effect) {
    case Effect::ask_decider:
      return ask_decider(turn, stage, gate);
    case Effect::tell_outcome:
      return tell_outcome(turn, stage, gate);
    case Effect::chase_on:
      return add(turn, TimerSet{next_timer(turn, stage)});
    case Effect::start_stage: {
      const auto journey = turn.state.find("journey/organisation");
      raise(turn, "journey.start-stage-1", *journey);
      raise(turn, "engine.start-stage", {});
      return;
    }
    default:
      broken_invariant("a stage has no other effect");
  }
}

bool is_outcome(std::string_view verb) {
  static constexpr std::array<std::string_view, 5> outcomes = {"pass", "pass-with-conditions",
                                                               "refuse", "postpone", "reopen"};
  return std::find(outcomes.begin(), outcomes.end(), verb) != outcomes.end();
}

// The machine knows no decision before the gate is ready; who may decide hears what is missing.
std::string_view reason_of(const Turn& turn, const Step& step, const Facts& facts) {
  const std::string_view state = first_region(step.snapshot.state);
  const bool early = state == "waiting" || state == "underway";
  if (step.reason != "state" || !early || !is_outcome(turn.event.verb())) return step.reason;
  if (!facts.actor_decides) return "actor_decides";
  return facts.criteria_met ? step.reason : "criteria_met";
}

void keep_outcome(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  if (!is_outcome(turn.event.verb())) return;
  Json facts = Json::parse(turn.state.facts(stage).value_or("{}"), nullptr, false);
  facts[gate.id] = {{"outcome", turn.event.verb()},
                    {"on", to_string(turn.today)},
                    {"decided_on", turn.event.value("day")},
                    {"number", turn.event.value("number")},
                    {"reason", turn.event.value("reason")}};
  if (turn.event.verb() == "postpone") facts[gate.id]["until"] = to_string(put_off_until(turn));
  add(turn, FactsSet{stage, facts.dump()});
}

}  // namespace

GateDecision gate_decision(std::string_view facts_of_stage, std::string_view gate) {
  const Json facts = Json::parse(facts_of_stage, nullptr, false);
  if (!facts.is_object() || !facts.contains(gate)) return {};
  const Json& kept = facts[gate];
  const auto named = parse_local_date(kept.value("decided_on", std::string()));
  const auto recorded = parse_local_date(kept.value("on", std::string()));
  GateDecision decision;
  if (named || recorded) decision.on = named ? *named : *recorded;
  decision.reason = kept.value("reason", std::string());
  const auto until = parse_local_date(kept.value("until", std::string()));
  if (until) decision.asked_again = *until;
  return decision;
}

bool stage_begun(const Turn& turn) {
  const std::string state = gate_state(turn.state);
  return !state.empty() && state != "waiting" && state != "enterable" && state != "entered";
}

std::vector<std::string> open_criteria(const View& state, const Rules& rules,
                                       const settings::Gate& gate) {
  std::vector<std::string> open;
  for (const std::string& id : gate.requires_ids) {
    if (!all_in(state, rules, id, {"done"})) open.push_back(id);
  }
  return open;
}

void ask_of_gate(Turn& turn, InstanceId stage) {
  const settings::Gate* gate = gate_at_hand(turn);
  const std::string state = gate_state(turn.state);
  if (gate == nullptr || (state != "enterable" && state != "ready")) return;
  const auto last = gate_decision(turn.state.facts(stage).value_or("{}"), gate->id);
  if (!last.asked_again.named()) tell_who_decides(turn, stage, *gate);
}

void look_at_gate(Turn& turn, std::string_view duty) {
  const auto stage = turn.state.find(stage_identity);
  const settings::Gate* gate = gate_at_hand(turn);
  if (!stage || gate == nullptr) return;
  if (const settings::Duty* known = turn.rules.catalogue.duty(duty)) {
    look_at_component(turn, *stage, known->component);
  }
  const bool met = open_criteria(turn.state, turn.rules, *gate).empty();
  raise(turn, met ? "growth_stage_1.criteria-met" : "growth_stage_1.criteria-lost", *stage);
}

void step_stage(Turn& turn) {
  const auto stage = turn.state.find(stage_identity);
  if (!stage) return refuse(turn, "not_now");
  const auto snapshot = turn.state.snapshot(*stage);
  const settings::Gate* gate = gate_at_hand(turn);
  invariant(snapshot && gate != nullptr, "a stage has its gates in the catalogue");
  const Facts facts = facts_of(turn, *stage, gate);
  const Step step = workflows::workflow("growth_stage_1")->step(*snapshot, turn.event, facts);
  if (!step.accepted && !turn.ours) {
    return refuse_gate(turn, *gate, *snapshot, facts, reason_of(turn, step, facts));
  }
  if (!turn.event.value("due").empty()) add(turn, TimerGone{fired_timer(turn.event)});
  if (!step.accepted) return;
  add(turn, InstanceSet{*stage, step.snapshot});
  keep_outcome(turn, *stage, *gate);
  const bool moved = first_region(step.snapshot.state) != first_region(snapshot->state);
  if (moved || turn.event.verb() == "postpone") ask_no_more(turn, *stage, *gate);
  for (const Effect effect : step.effects) carry_out(turn, *stage, effect, *gate);
}

void step_journey(Turn& turn) {
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  if (!snapshot || !turn.ours) return refuse(turn, "engine_only");
  const Step step = workflows::workflow("journey")->step(*snapshot, turn.event, Facts{});
  if (!step.accepted) return;
  add(turn, InstanceSet{turn.event.instance, step.snapshot});
  if (step.effects.has(Effect::tell_outcome)) {
    notify(turn, turn.event.instance, "stage-reached", position_of(turn, "ciso", {}, ""));
  }
}

}  // namespace cadans::decide
