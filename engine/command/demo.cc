// cadans demo: the sample municipality, rehearsed from its journey's start until now, then served.

#include "engine/command/demo.h"

#include <sysexits.h>

#include <cstdio>
#include <filesystem>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/maildir_road.h"
#include "engine/command/own_place.h"
#include "engine/command/progress.h"
#include "engine/command/serve.h"
#include "engine/command/shipped.h"
#include "engine/first_load.h"
#include "engine/rehearsal/rehearsal.h"

namespace cadans::command {
namespace {

// Until `now`, in a folder of its own that takes its place only when it is whole.
Result<void> rehearse(const Place& place, RealWorld& real) {
  const auto folder = settings::read_folder(place.config, place.duties);
  if (!folder) return folder.error();
  const auto content = settings::read_content(*folder);
  if (!content) return content.error();
  const auto& organisation = content->organisation.organisation;
  const auto zone = time::Zone::load(organisation.timezone);
  if (!zone) return zone.error();
  const Instant now = real.now();
  const LocalDate today = zone->date(now);
  const int weeks = weeks_to(organisation.stage.demo_start, today);
  const LocalDate start = organisation.stage.journey_start + std::chrono::days(7 * weeks);
  auto store = store::Store::open({.path = place.store()});
  if (!store) return store.error();
  auto road = MaildirRoad::open(place.data);
  if (!road) return road.error();
  rehearsal::Rehearsal rehearsal(**store, {zone->at(start, LocalTime{8 * 60}), demo_seed, real});
  rehearsal.carry([&](const protocol::Deliver& delivery) {
    return (*road)->carry(delivery, rehearsal.clock());
  });
  if (const auto done = rehearsal.begin(*folder, weeks); !done) return done.error();
  const ProgressBar bar(start, today, true);
  const auto ran = rehearsal.run(now, [&](LocalDate day) {
    bar.at(day);
    if (real.asked()) rehearsal.stop().ask();
  });
  bar.end();
  if (!ran) return ran.error();
  if (real.asked()) return Error{Fault::too_slow, "stopped before the rehearsal was whole"};
  if (const auto done = rehearsal.go_live(); !done) return done.error();
  return (*store)->close();
}

Result<void> prepare(const Place& place, RealWorld& real) {
  if (std::filesystem::exists(place.store())) return {};
  std::printf("Rehearsing the sample municipality up to today ...\n");
  std::fflush(stdout);
  Place fresh = place;
  fresh.data = place.data + "/rehearsing";
  std::error_code failed;
  std::filesystem::remove_all(fresh.data, failed);
  std::filesystem::create_directories(fresh.data, failed);
  if (failed) return Error{Fault::io, "making " + fresh.data + " failed: " + failed.message()};
  if (const auto done = rehearse(fresh, real); !done) return done.error();
  std::filesystem::remove_all(place.data + "/mail", failed);
  for (const char* name : {"mail", "mail.sent-keys", "cadans.db"}) {
    std::filesystem::rename(fresh.data + "/" + name, place.data + "/" + name, failed);
    if (failed) return Error{Fault::io, "moving " + std::string(name) + ": " + failed.message()};
  }
  std::filesystem::remove_all(fresh.data, failed);
  return {};
}

void say_what_to_try(const Place& place) {
  const char* program = "build/release/engine/cadans";
  std::printf(
      "\nTry, in another terminal:\n"
      "  %s status --data %s\n"
      "  %s tasks --late --data %s\n"
      "  ls -t %s/mail/new | head -1 | xargs -I{} cat %s/mail/new/{}\n\n",
      program, place.data.c_str(), program, place.data.c_str(), place.data.c_str(),
      place.data.c_str());
  std::fflush(stdout);
}

Result<void> demo(const Place& place, RealWorld& real) {
  if (const auto done = prepare(place, real); !done) return done.error();
  say_what_to_try(place);
  return serve(place, real);
}

}  // namespace

void add_demo(Command app, Chosen& chosen) {
  auto place = std::make_shared<Place>();
  place->config = shipped_sample();
  const Command command =
      app.add_subcommand("demo", "Rehearses the sample up to today, then serves it");
  add_place_options(command, *place);
  command.footer(
      "For example:  cadans demo --data run-data\n\n"
      "The rehearsed part is marked so in the journal. A store that --data holds already is\n"
      "served as it is.");
  command.runs(chosen, [place] {
    const std::string mail = place->data + "/mail";
    if (!std::filesystem::exists(place->store()) && std::filesystem::exists(mail)) {
      return taken(mail);
    }
    RealWorld real;
    const auto done = demo(*place, real);
    return done ? EX_OK : fail(done.error());
  });
}

}  // namespace cadans::command
