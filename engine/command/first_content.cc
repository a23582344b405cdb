#include "engine/command/first_content.h"

#include "engine/first_load.h"

namespace cadans::command {
Result<void> first_content(const std::string& config, const std::string& duties, Engine& engine) {
  if (engine.store.view().content("organisation")) return {};
  const auto folder = settings::read_folder(config, duties);
  if (!folder) return folder.error();
  auto load = load_event(*folder, engine.store.view(), engine.world.ids, engine.world.clock.now());
  if (!load) return load.error();
  if (const auto done = tell(engine, std::move(load->event)); !done) return done.error();
  return tell(engine, "start");
}

}  // namespace cadans::command
