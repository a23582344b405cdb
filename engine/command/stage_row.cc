#include "engine/command/stage_row.h"

#include <array>
#include <cstdio>

#include "engine/command/terminal.h"
#include "engine/decide/gate.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct Region {
  std::string_view prefix;     // of its state names
  std::string_view component;  // of the catalogue
};
constexpr std::array<Region, 5> regions{{{"policy_", "POLICY"},
                                         {"context_", "CONTEXT"},
                                         {"risk_", "RISK"},
                                         {"measures_", "VDW1"},
                                         {"commitment_", "COMMIT"}}};

std::vector<std::string> parts_of(std::string_view state) {
  std::vector<std::string> parts;
  while (!state.empty()) {
    const auto comma = state.find(',');
    parts.emplace_back(state.substr(0, comma));
    state = comma == std::string_view::npos ? std::string_view() : state.substr(comma + 1);
  }
  return parts;
}

std::string name_of(const decide::Desk& desk, std::string_view component) {
  const auto* known = desk.rules.catalogue.component(component);
  if (known == nullptr) return std::string(component);
  return desk.reader.language == words::Language::nl ? known->title_nl : known->title_en;
}

std::vector<StageRow::Part> components_in(const decide::Desk& desk,
                                          const std::vector<std::string>& states) {
  std::vector<StageRow::Part> parts;
  for (const std::string& state : states) {
    for (const Region& region : regions) {
      if (!state.starts_with(region.prefix)) continue;
      parts.push_back({name_of(desk, region.component), state.substr(region.prefix.size())});
    }
  }
  return parts;
}

bool before_start(std::string_view state) {
  return state == "waiting" || state == "enterable" || state == "entered";
}

void add_gate(const Opened& opened, const decide::Desk& desk, StageRow& row) {
  for (const settings::Gate& gate : opened.rules->catalogue.gates()) {
    if (gate.stage != 1 || gate.exit == before_start(row.gate_state)) continue;
    row.gate = gate.id;
    row.gate_title = decide::gate_title(desk, gate);
    row.decided_by = decide::role_title(desk, gate.decided_by);
    for (const std::string& id : decide::open_criteria(opened.state(), *opened.rules, gate)) {
      const settings::Duty* duty = opened.rules->catalogue.duty(id);
      row.open.push_back(duty == nullptr ? id : decide::title(desk, *duty));
    }
  }
}

}  // namespace

StageRow stage_row(const Opened& opened, const decide::Desk& desk) {
  StageRow row;
  const View& state = opened.state();
  const auto journey = state.find("journey/organisation");
  const auto stage = state.find("growth_stage_1/organisation");
  if (!journey || !stage) return row;
  row.id = *stage;
  row.journey = first_region(state.snapshot(*journey)->state);
  const auto states = parts_of(state.snapshot(*stage)->state);
  row.gate_state = states.front();
  row.components = components_in(desk, states);
  add_gate(opened, desk, row);
  return row;
}

Json to_json(const StageRow& row) {
  Json components = Json::array();
  for (const auto& part : row.components) {
    components.push_back({{"name", part.name}, {"state", part.state}});
  }
  return {{"journey", row.journey},
          {"gate",
           {{"id", row.gate},
            {"title", row.gate_title},
            {"state", row.gate_state},
            {"decided_by", row.decided_by},
            {"open", row.open}}},
          {"components", std::move(components)}};
}

void print_stage(const StageRow& row, const decide::Desk& desk) {
  if (row.id.n == 0) {
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
  for (const std::string& title : row.open) print_labelled(desk, "not_yet", title);
  std::printf("\n");
  Columns columns(heads(desk, {"component", "state"}));
  for (const auto& part : row.components) {
    columns.add({part.name, decide::word(desk, "state." + part.state)},
                part.state == "in_place" ? Ink::good : Ink::plain);
  }
  columns.print();
}

}  // namespace cadans::command
