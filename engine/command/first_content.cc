#include "engine/command/first_content.h"

#include <algorithm>

#include "engine/first_load.h"
#include "engine/loop.h"

namespace cadans::command {
namespace {

// A day that has passed is today: the first office days, on which a batch waits for a release, are
// then still to come.
Result<void> mark_golive(store::Store& store, decide::RulesInForce& rules, World& world) {
  const auto in_force = rules.read(store.view());
  if (!in_force) return in_force.error();
  const LocalDate until = (*in_force)->organisation.stage.project_mode_until;
  if (!until.named()) return {};
  const LocalDate day = std::max(until + std::chrono::days(1), (*in_force)->day(world.clock.now()));
  return tell(store, rules, engine_event(world, "golive", {{"day", to_string(day)}}));
}

}  // namespace

Result<void> sound_content(const std::string& config, const std::string& duties) {
  const auto folder = settings::read_folder(config, duties);
  if (!folder) return folder.error();
  const auto content = settings::read_content(*folder);
  return content ? Result<void>() : content.error();
}

Result<void> first_content(const std::string& config, const std::string& duties,
                           store::Store& store, World& world) {
  if (store.view().content("organisation")) return {};
  const auto folder = settings::read_folder(config, duties);
  if (!folder) return folder.error();
  auto load = load_event(*folder, store.view(), world.ids, world.clock.now());
  if (!load) return load.error();
  decide::RulesInForce rules;
  if (const auto done = tell(store, rules, std::move(load->event)); !done) return done.error();
  if (const auto done = mark_golive(store, rules, world); !done) return done.error();
  return tell(store, rules, engine_event(world, "start"));
}

}  // namespace cadans::command
