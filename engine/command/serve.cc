// cadans serve: the engine, until it is asked to stop.

#include "engine/command/serve.h"

#include <fmt/format.h>
#include <spdlog/spdlog.h>
#include <sysexits.h>

#include <filesystem>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/doors.h"
#include "engine/command/first_content.h"
#include "engine/command/mail_thread.h"
#include "engine/command/questions.h"
#include "engine/dispatch/readers.h"
#include "engine/zone_change.h"

namespace cadans::command {
namespace {

Result<void> run_doors(const Place& place, RealWorld& real, store::Store& store) {
  if (const auto known = only_known_states(store.reader()); !known) return known;
  auto clock = TrustedClock::over(store.reader(), real);
  if (!clock) return clock.error();
  World world{*clock, real, real};
  const auto loaded = first_content(place.config, place.duties, store, world);
  if (!loaded) return loaded.error();
  decide::RulesInForce in_force;
  const auto rules = in_force.read(store.view());
  if (!rules) return rules.error();
  const settings::EngineSettings& settings = (*rules)->settings;
  const auto doors = doors_of(settings, place.data);
  if (!doors) return doors.error();
  auto router = dispatch::Router::open(*doors, *clock);
  if (!router) return router.error();
  dispatch::Peers peers(**router, *clock);
  Engine engine{world, store, peers, std::move(in_force), 0, &*clock};
  if (const auto followed = follow_zone(engine); !followed) return followed;
  const dispatch::Readers readers((*router)->context(),
                                  [&](std::string_view name, std::string_view args) {
                                    return answer(place.store(), name, args);
                                  });
  const auto mail = MailThread::embedded(settings, place.data, **router, real);
  if (!mail) return mail.error();
  real.wakes(**router);
  spdlog::info("serving {} at {}; Ctrl-C ends it", place.store(),
               fmt::join(doors->endpoints, " and "));
  const auto ran = run(engine);
  real.wakes_nobody();
  return ran;
}

// What cannot be served leaves no store behind.
Result<void> check_before_first(const Place& place) {
  if (std::filesystem::exists(place.store())) return {};
  return sound_content(place.config, place.duties);
}

}  // namespace

Result<void> serve(const Place& place, RealWorld& real) {
  if (const auto sound = check_before_first(place); !sound) return sound;
  std::error_code failed;
  std::filesystem::create_directories(place.data, failed);
  if (failed) return Error{Fault::io, "making " + place.data + " failed: " + failed.message()};
  auto store = store::Store::open({.path = place.store()});
  if (!store) return store.error();
  if (const auto ran = run_doors(place, real, **store); !ran) return ran.error();
  spdlog::info("stopped; the journal is at {}", (*store)->last_seq());
  return (*store)->close();
}

void add_place_options(Command command, Place& place) {
  command.add_option("--config", place.config, "Folder of the organisation").shows_default();
  command.add_option("--duties", place.duties, "Folder of the duties").shows_default();
  command.add_option("--data", place.data, "Where store and mails are").shows_default();
}

void add_serve(Command app, Chosen& chosen) {
  auto place = std::make_shared<Place>();
  const Command command = app.add_subcommand("serve", "Runs the engine until it is asked to stop");
  add_place_options(command, *place);
  command.footer(
      "For example:  cadans serve --config config --data run-data\n\n"
      "The first time it makes the store in --data and reads --config into it. Mail and doors\n"
      "are as settings.toml of that folder says. Ctrl-C ends it; what falls due meanwhile comes\n"
      "at the next start.");
  command.runs(chosen, [place] {
    RealWorld real;
    const auto done = serve(*place, real);
    return done ? EX_OK : fail(done.error());
  });
}

}  // namespace cadans::command
