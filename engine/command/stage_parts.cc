#include "engine/command/stage_parts.h"

#include <algorithm>

#include "engine/command/terminal.h"
#include "engine/decide/ahead.h"
#include "engine/decide/criteria.h"
#include "engine/decide/horizon.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"
#include "workflows/registry.h"

namespace cadans::command {
namespace {

using Parts = std::vector<StageRow::Part>;

std::vector<std::string> regions_of(std::string_view state) {
  std::vector<std::string> regions;
  while (!state.empty()) {
    const auto comma = state.find(',');
    regions.emplace_back(state.substr(0, comma));
    state = comma == std::string_view::npos ? std::string_view() : state.substr(comma + 1);
  }
  return regions;
}

// "in_place" of "risk_in_place".
std::string own_state(std::string_view region) {
  return std::string(region.substr(region.find('_') + 1));
}

std::string name_of(const decide::Desk& desk, const settings::Component& component) {
  const bool dutch = desk.reader.language == words::Language::nl;
  return dutch ? component.title_nl : component.title_en;
}

bool begun(const decide::Desk& desk, const settings::Component& component) {
  const auto& duties = desk.rules.catalogue.duties();
  return std::ranges::any_of(duties, [&](const settings::Duty& duty) {
    if (duty.component != component.key) return false;
    const auto subjects = decide::subjects_now(desk.state, desk.rules, duty);
    return std::ranges::any_of(subjects, [&](const people::Subject& subject) {
      return !decide::state_of(desk.state, decide::identity(duty.id, subject, 1)).empty();
    });
  });
}

// What no machine follows: the state that it would have there.
std::string state_beside(const decide::Desk& desk, const settings::Component& component) {
  const auto is = [&](const std::vector<std::string_view>& states) {
    return decide::component_in(desk.state, desk.rules, component, states);
  };
  if (!begun(desk, component)) return "not_started";
  if (is({"done"})) return "in_place";
  return is({"done", "submitted"}) ? "awaiting_approval" : "underway";
}

// The regions of the stage's machine that are components; of a stage that is not there yet as they
// would begin.
Parts parts_in(const decide::Desk& desk, int stage) {
  const workflows::Workflow* machine = workflows::workflow(decide::stage_workflow(stage));
  const auto id = decide::stage_at(desk.state, stage);
  const auto snapshot = id ? desk.state.snapshot(*id) : std::nullopt;
  Parts parts;
  for (const std::string& region : regions_of(snapshot ? snapshot->state : machine->start)) {
    const auto* known = desk.rules.catalogue.component(workflows::component_of(*machine, region));
    if (known != nullptr) {
      parts.push_back({known->key, name_of(desk, *known), own_state(region), false, false});
    }
  }
  return parts;
}

Parts parts_beside(const decide::Desk& desk, int stage, const Parts& known) {
  Parts parts;
  for (const settings::Component& one : desk.rules.catalogue.components()) {
    const bool there = std::ranges::find(known, one.key, &StageRow::Part::key) != known.end();
    if (one.stage != stage || there) continue;
    parts.push_back({one.key, name_of(desk, one), state_beside(desk, one), true, false});
  }
  return parts;
}

Parts parts_of(const decide::Desk& desk, int stage) {
  Parts parts = parts_in(desk, stage);
  Parts beside = parts_beside(desk, stage, parts);
  parts.insert(parts.end(), beside.begin(), beside.end());
  const bool begun_since = decide::stage_begun(desk.state, stage);
  for (StageRow::Part& part : parts) {
    part.ahead = !begun_since && decide::begun_ahead(desk.state, part.key);
  }
  return parts;
}

}  // namespace

Parts stage_parts(const decide::Desk& desk, int stage) {
  Parts parts = parts_of(desk, stage);
  for (int later = stage + 1; later <= decide::last_stage; ++later) {
    for (StageRow::Part& part : parts_of(desk, later)) {
      if (part.ahead) parts.push_back(std::move(part));
    }
  }
  return parts;
}

std::vector<StageRow::Part> lapsed_parts(const decide::Desk& desk) {
  std::vector<StageRow::Part> all;
  for (int stage = 1; stage <= decide::stages_begun(desk.state); ++stage) {
    for (StageRow::Part& part : stage_parts(desk, stage)) {
      if (part.state == "lapsed" && !part.ahead) all.push_back(std::move(part));
    }
  }
  return all;
}

void print_parts(const decide::Desk& desk, const Parts& parts) {
  Columns columns(heads(desk, {"component", "state"}));
  for (const StageRow::Part& part : parts) {
    std::string state = decide::word(desk, "state." + part.state);
    if (part.ahead) state += ", " + decide::word(desk, "label.ahead");
    columns.add({part.name, state}, part.state == "in_place" ? Ink::good : Ink::plain);
  }
  columns.print();
}

}  // namespace cadans::command
