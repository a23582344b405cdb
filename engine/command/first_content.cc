#include "engine/command/first_content.h"

#include "engine/first_load.h"
#include "engine/loop.h"

namespace cadans::command {

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
  return tell(store, rules, engine_event(world, "start"));
}

}  // namespace cadans::command
