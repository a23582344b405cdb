#include "engine/decide/agenda_values.h"

#include "engine/decide/agenda.h"
#include "engine/decide/desk.h"
#include "engine/decide/draft.h"
#include "engine/decide/horizon.h"
#include "engine/json.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

std::string topic_of(const Desk& desk, const ItemFacts& item) {
  if (const settings::Duty* duty = desk.rules.catalogue.duty(item.duty)) return title(desk, *duty);
  if (const settings::Gate* gate = desk.rules.catalogue.gate(item.gate)) return gate->title_nl;
  return item.body;
}

Item of_item(const Desk& desk, const Notice& notice, const Snapshot& snapshot,
             const ItemFacts& item) {
  Values values;
  const std::string state(first_region(snapshot.state));
  const std::string drafter = item.drafter.empty() ? position_for(desk, "ciso", {}) : item.drafter;
  values.text("topic", topic_of(desk, item));
  values.text("body_name", role_title(desk, item.body));
  values.day("meeting_date", notice.kind == "agenda-missed" ? item.missed_on : item.meeting);
  values.day("papers_close", item.papers_close);
  values.text("drafter_name", acting_name(desk, drafter));
  values.text("drafter_position", position_title(desk, drafter));
  values.day("next_meeting", item.meeting);
  values.count("times", item.missed);
  values.flag("decided", state == "decided");
  values.flag("deferred", state == "deferred");
  values.flag("withdrawn", state == "withdrawn");
  values.day("decided_on", item.meeting);
  values.text("number", item.number);
  return {"mail." + notice.kind, std::move(values)};
}

Values::Rows criteria(const Desk& desk, const settings::Gate& gate) {
  Values::Rows rows;
  for (const std::string& id : gate.requires_ids) {
    const settings::Duty* duty = desk.rules.catalogue.duty(id);
    if (duty == nullptr) continue;
    for (const auto& subject : subjects_of(*duty, desk.rules.organisation, gate.stage)) {
      const auto found = desk.state.find(identity(id, subject, 1));
      const auto task = found ? task_at(desk, *found) : std::nullopt;
      if (!task || !task->facts.closed.named()) continue;
      rows.push_back(
          Values().text("item_title", title(desk, *duty)).day("done_date", task->facts.closed));
    }
  }
  return rows;
}

// The gate that a message of the stage is about: the last one that was decided, or the one at hand.
const settings::Gate* gate_about(const Desk& desk, const Snapshot& snapshot) {
  const std::string_view state = first_region(snapshot.state);
  const bool entry = state == "waiting" || state == "enterable" || state == "entered";
  for (const settings::Gate& gate : desk.rules.catalogue.gates()) {
    if (gate.stage == 1 && gate.exit == !entry) return &gate;
  }
  return nullptr;
}

std::optional<Item> of_stage(const Desk& desk, const Notice& notice, const Snapshot& snapshot) {
  const settings::Gate* gate = gate_about(desk, snapshot);
  if (gate == nullptr) return std::nullopt;
  Values values;
  Values::Rows items = criteria(desk, *gate);
  values.text("gate_title", gate->title_nl);
  values.count("stage", gate->stage);
  values.text("decider", role_title(desk, gate->decided_by));
  values.day("decided_on", desk.reader.today);
  values.count("item_count", static_cast<std::int64_t>(items.size()));
  values.rows("items", std::move(items));
  values.rows("open", {});
  return Item{"mail." + notice.kind, std::move(values)};
}

}  // namespace

std::optional<Item> agenda_values(const Desk& desk, const Notice& notice) {
  const auto snapshot = desk.state.snapshot(notice.instance);
  const auto text = desk.state.facts(notice.instance);
  if (!snapshot || !text) return std::nullopt;
  if (snapshot->workflow == "agenda_item") {
    return of_item(desk, notice, *snapshot, item_facts(*text));
  }
  if (snapshot->workflow == "growth_stage_1" || snapshot->workflow == "journey") {
    const auto stage = desk.state.find("growth_stage_1/organisation");
    const auto state = stage ? desk.state.snapshot(*stage) : std::nullopt;
    return state ? of_stage(desk, notice, *state) : std::nullopt;
  }
  return std::nullopt;
}

}  // namespace cadans::decide
