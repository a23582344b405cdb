#include "engine/command/first_content.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/first_load.h"
#include "engine/loop.h"
#include "engine/time/zone.h"
#include "workflows/registry.h"

namespace cadans::command {
namespace {

// A day that has passed is today: the first office days, on which a batch waits for a release, are
// then still to come.
Result<void> mark_golive(store::Store& store, decide::RulesInForce& rules, World& world) {
  const auto in_force = rules.read(store.view());
  if (!in_force) return in_force.error();
  const LocalDate until = (*in_force)->organisation.stage.project_mode_until;
  if (!until.named() || !store.view().mark("golive").empty()) return {};
  const LocalDate day = std::max(until + std::chrono::days(1), (*in_force)->day(world.clock.now()));
  return tell(store, rules, engine_event(world, "golive", {{"day", to_string(day)}}));
}

Result<void> load(const std::string& config, const std::string& duties, store::Store& store,
                  decide::RulesInForce& rules, World& world) {
  const auto folder = settings::read_folder(config, duties);
  if (!folder) return folder.error();
  auto load = load_event(*folder, store.view(), world.ids, world.clock.now());
  if (!load) return load.error();
  return tell(store, rules, std::move(load->event));
}

}  // namespace

Result<void> sound_content(const std::string& config, const std::string& duties) {
  const auto folder = settings::read_folder(config, duties);
  if (!folder) return folder.error();
  const auto content = settings::read_content(*folder);
  if (!content) return content.error();
  const auto zone = time::Zone::load(content->organisation.organisation.timezone);
  return zone ? Result<void>() : zone.error();
}

Result<void> first_content(const std::string& config, const std::string& duties,
                           store::Store& store, World& world) {
  decide::RulesInForce rules;
  if (!store.view().content("organisation")) {
    if (const auto done = load(config, duties, store, rules, world); !done) return done;
  }
  // A first start that was cut off between these, by a full disk or a kill, is taken up again.
  if (store.view().find("journey/organisation")) return {};
  if (const auto done = mark_golive(store, rules, world); !done) return done.error();
  return tell(store, rules, engine_event(world, "start"));
}

Result<void> only_known_states(const store::Reader& reader) {
  const auto states = reader.running_states();
  if (!states) return states.error();
  for (const store::RunningState& one : *states) {
    const workflows::Workflow* workflow = workflows::workflow(one.workflow);
    if (workflow != nullptr && workflows::known_state(*workflow, one.state)) continue;
    return Error{Fault::too_new,
                 fmt::format("instance {} ({}) stands at '{}', which this version of Cadans does "
                             "not know: use the version that wrote it",
                             one.first.n, one.workflow, one.state)};
  }
  return {};
}

}  // namespace cadans::command
