#include "engine/command/stage_row.h"

#include <algorithm>
#include <cstdio>

#include "engine/command/stage_parts.h"
#include "engine/command/terminal.h"
#include "engine/decide/gate_list.h"
#include "engine/decide/stages.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

// The number under which a body decided the task.
std::string number_of(const decide::Desk& desk, const decide::TaskFacts& task) {
  const auto text = task.item == 0 ? std::nullopt : desk.state.facts(InstanceId{task.item});
  const Json item = text ? Json::parse(*text, nullptr, false) : Json();
  return item.is_object() ? item.value("number", std::string()) : std::string();
}

StageRow::Line line_of(const decide::Desk& desk, const decide::Criterion& one) {
  StageRow::Line line;
  line.id = one.id;
  line.met = one.met;
  if (one.duty == nullptr) {
    const settings::Gate* gate = desk.rules.catalogue.gate(one.id);
    line.title = gate == nullptr ? one.id : decide::gate_title(desk, *gate);
    return line;
  }
  const std::string about = decide::subject_name(desk, one.subject);
  line.title = decide::titled(desk, decide::title(desk, *one.duty), about);
  if (!one.task) return line;
  const decide::TaskFacts& facts = one.task->facts;
  line.state = first_region(one.task->snapshot.state);
  line.done = facts.closed;
  line.number = number_of(desk, facts);
  if (!facts.evidence.empty()) line.evidence = decide::text_or_removed(desk, facts.evidence);
  return line;
}

// The first stage that is not passed, else the last.
int stage_at_hand(const View& state, const decide::Rules& rules) {
  for (int stage = 1; stage < decide::last_stage; ++stage) {
    const settings::Gate* gate = decide::gate_of(rules, stage, true);
    const bool passed = gate != nullptr && decide::gate_passed(state, *gate);
    if (!passed || !decide::stage_at(state, stage + 1)) return stage;
  }
  return decide::last_stage;
}

void add_gate(const decide::Desk& desk, const settings::Gate& gate, StageRow& row) {
  row.gate = gate.id;
  row.gate_title = decide::gate_title(desk, gate);
  row.decided_by = decide::role_title(desk, gate.decided_by);
  row.basis = gate.basis;
  row.decision = decide::gate_decision(desk.state.facts(row.id).value_or("{}"), gate.id);
  for (const decide::Criterion& one : decide::gate_list(desk, gate)) {
    row.lines.push_back(line_of(desk, one));
  }
}

}  // namespace

StageRow stage_row(const Opened& opened, const decide::Desk& desk, std::string_view gate) {
  StageRow row;
  const View& state = opened.state();
  const decide::Rules& rules = *opened.rules;
  const auto journey = decide::journey_at(state);
  const settings::Gate* asked = rules.catalogue.gate(gate);
  row.stage = asked == nullptr ? stage_at_hand(state, rules) : asked->stage;
  const auto stage = decide::stage_at(state, row.stage);
  if (!journey || !decide::stage_at(state, 1)) return row;
  row.id = stage.value_or(InstanceId{});
  row.journey = first_region(state.snapshot(*journey)->state);
  row.gate_state = stage ? std::string(first_region(state.snapshot(*stage)->state)) : "waiting";
  row.may_conform = decide::may_conform(state, rules);
  row.components = stage_parts(desk, row.stage);
  row.lapsed = lapsed_parts(desk);
  row.approved = decide::approved_list(state);
  row.measures_changed =
      row.approved && row.approved->hash != decide::hash_of(decide::measures_now(rules));
  if (asked == nullptr) asked = decide::gate_at_hand(state, rules, row.stage);
  if (asked != nullptr) add_gate(desk, *asked, row);
  return row;
}

namespace {

Json json_of(const StageRow::Line& line) {
  Json json = {{"id", line.id}, {"title", line.title}, {"met", line.met}, {"state", line.state}};
  if (line.done.named()) json["done"] = to_string(line.done);
  if (!line.evidence.empty()) json["evidence"] = line.evidence;
  if (!line.number.empty()) json["number"] = line.number;
  return json;
}

Json json_of(const StageRow::Part& part) {
  return {{"key", part.key},
          {"name", part.name},
          {"state", part.state},
          {"beside", part.beside},
          {"ahead", part.ahead}};
}

Json json_of(const decide::GateDecision& decision) {
  if (decision.outcome.empty()) return nullptr;
  return {
      {"outcome", decision.outcome}, {"on", to_string(decision.on)}, {"number", decision.number}};
}

Json json_of(const decide::ApprovedList& list, bool changed) {
  return {{"on", to_string(list.on)},
          {"number", list.number},
          {"hash", list.hash},
          {"measures", list.lines},
          {"changed", changed}};
}

// The measures that the college approved, and whether these are still the ones.
void print_approved(const StageRow& row, const decide::Desk& desk) {
  if (!row.approved) return;
  words::Values values;
  values.count("measure_count", static_cast<std::int64_t>(row.approved->lines.size()));
  values.day("day", row.approved->on);
  if (!row.approved->number.empty()) values.text("number", row.approved->number);
  values.flag("measures_changed", row.measures_changed);
  print_labelled(desk, "approved", decide::word(desk, "status.approved", values));
}

// A gate that was passed stays so; what it rested on may have lapsed since.
void print_lapsed(const StageRow& row, const decide::Desk& desk) {
  std::string names;
  for (const StageRow::Part& part : row.lapsed) names += (names.empty() ? "" : ", ") + part.name;
  if (names.empty()) return;
  print_labelled(desk, "lapsed",
                 decide::word(desk, "status.lapsed", words::Values().text("open_items", names)),
                 Ink::alarm);
}

// The gate was decided, and what was said of it.
void print_decision(const StageRow& row, const decide::Desk& desk) {
  const decide::GateDecision& decision = row.decision;
  if (decision.outcome.empty()) return;
  words::Values values;
  values.text("outcome_word", decide::word(desk, "act." + decision.outcome));
  values.day("day", decision.on);
  if (!decision.number.empty()) values.text("number", decision.number);
  print_labelled(desk, "decided", decide::word(desk, "status.gate_decided", values));
}

}  // namespace

Json to_json(const StageRow& row) {
  Json components = Json::array();
  for (const StageRow::Part& part : row.components) components.push_back(json_of(part));
  Json lapsed = Json::array();
  for (const StageRow::Part& part : row.lapsed) lapsed.push_back(part.key);
  Json criteria = Json::array();
  Json open = Json::array();
  for (const StageRow::Line& line : row.lines) {
    criteria.push_back(json_of(line));
    if (!line.met) open.push_back(line.title);
  }
  const Json approved = row.approved ? json_of(*row.approved, row.measures_changed) : Json(nullptr);
  return {{"journey", row.journey},
          {"approved_measures", approved},
          {"gate",
           {{"id", row.gate},
            {"title", row.gate_title},
            {"state", row.gate_state},
            {"decided_by", row.decided_by},
            {"basis", row.basis},
            {"decision", json_of(row.decision)},
            {"criteria", std::move(criteria)},
            {"open", std::move(open)}}},
          {"bio2", {{"may_conform", row.may_conform}}},
          {"components", std::move(components)},
          {"lapsed", std::move(lapsed)}};
}

void print_stage(const StageRow& row, const decide::Desk& desk) {
  if (row.journey.empty()) {
    std::printf("%s\n", decide::word(desk, "status.not_begun").c_str());
    return;
  }
  print_labelled(desk, "journey", decide::word(desk, "state." + row.journey));
  print_labelled(
      desk, "gate",
      decide::word(desk, "status.gate",
                   words::Values()
                       .text("gate_title", row.gate_title)
                       .text("decider", row.decided_by)
                       .text("state_word", decide::word(desk, "state." + row.gate_state))));
  print_decision(row, desk);
  for (const StageRow::Line& line : row.lines) {
    if (!line.met) print_labelled(desk, "not_yet", line.title);
  }
  print_lapsed(row, desk);
  print_approved(row, desk);
  if (!row.may_conform) print_labelled(desk, "note", decide::word(desk, "status.not_conforming"));
  std::printf("\n");
  print_parts(desk, row.components);
}

}  // namespace cadans::command
