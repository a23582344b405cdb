#include "engine/decide/ahead.h"

#include <algorithm>
#include <set>

#include "engine/decide/authority.h"
#include "engine/decide/body_refusal.h"
#include "engine/decide/criteria.h"
#include "engine/decide/gate.h"
#include "engine/decide/stages.h"

namespace cadans::decide {
namespace {

std::string ahead_mark(std::string_view component) { return "ahead/" + std::string(component); }

std::vector<const settings::Duty*> done_once(const Rules& rules, std::string_view component) {
  std::vector<const settings::Duty*> all;
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    const bool once = duty.recurrence == settings::Recurrence::once && !duty.ended;
    if (once && duty.component == component) all.push_back(&duty);
  }
  return all;
}

// What this duty waits for and that is not done.
std::vector<std::string> waits_for(const Turn& turn, const settings::Duty& duty) {
  std::vector<std::string> open;
  for (const std::string& id : duty.depends_on) {
    if (!criterion_met(turn.state, turn.rules, id, duty.stage)) open.push_back(id);
  }
  return open;
}

// What must be done first, where nothing of it can start; empty: something can.
std::vector<std::string> first_of_all(const Turn& turn, std::string_view component) {
  std::set<std::string> first;
  for (const settings::Duty* duty : done_once(turn.rules, component)) {
    const auto open = waits_for(turn, *duty);
    if (open.empty()) return {};
    first.insert(open.begin(), open.end());
  }
  return {first.begin(), first.end()};
}

}  // namespace

bool begun_ahead(const View& state, std::string_view component) {
  return !state.mark(ahead_mark(component)).empty();
}

bool may_run(const View& state, const settings::Duty& duty) {
  return stage_begun(state, duty.stage) || begun_ahead(state, duty.component);
}

void start_ahead(Turn& turn) {
  const std::string key(turn.event.value("component"));
  const settings::Component* component = turn.rules.catalogue.component(key);
  const auto asked = words::Values().text("asked_for", key);
  const std::string ciso = position_of(turn, "ciso", {}, "");
  if (!turn.ours && !holds(turn, ciso, turn.event.actor)) {
    return refuse(turn, "actor_advises", who_may_instead(turn, {ciso}));
  }
  if (component == nullptr || component->stage == 0)
    return refuse(turn, "unknown_component", asked);
  if (!journey_at(turn.state)) return refuse(turn, "not_now");
  if (stage_begun(turn.state, component->stage) || begun_ahead(turn.state, key)) {
    return refuse(turn, "not_ahead", asked);
  }
  const auto first = first_of_all(turn, key);
  if (!first.empty() || done_once(turn.rules, key).empty()) {
    return refuse(turn, "ahead_waits", words::Values().text("open_items", titles_of(turn, first)));
  }
  prepare(turn, component->stage);
  add(turn, MarkSet{ahead_mark(key), to_string(turn.today)});
  raise(turn, "engine.look-around", {}, {{"duty", ""}, {"state", "done"}});
}

}  // namespace cadans::decide
