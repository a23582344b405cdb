#include "engine/command/first_content.h"

#include "engine/first_load.h"

namespace cadans::command {
namespace {

Result<void> decide_and_commit(Engine& engine, Event event) {
  decide::Batch batch;
  batch.now = event.at;
  batch.add(std::move(event), false);
  const Decision decision = decide::decide(engine.store.view(), batch, engine.rules);
  for (const Entry& entry : decision.entries) {
    if (!entry.refused.empty()) return Error{Fault::refused, entry.event.type + ": " + entry.said};
  }
  return engine.store.commit(decision);
}

}  // namespace

Result<void> first_content(const std::string& config, const std::string& duties, Engine& engine) {
  if (engine.store.view().content("organisation")) return {};
  const auto folder = settings::read_folder(config, duties);
  if (!folder) return folder.error();
  auto load = load_event(*folder, engine.store.view(), engine.world.ids, engine.world.clock.now());
  if (!load) return load.error();
  if (const auto done = decide_and_commit(engine, std::move(load->event)); !done) {
    return done.error();
  }
  Event start;
  start.id = "start/" + engine.world.ids.key();
  start.type = "engine.start";
  start.at = engine.world.clock.now();
  return decide_and_commit(engine, std::move(start));
}

}  // namespace cadans::command
