#include "engine/command/ahead.h"

#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>

#include "engine/real_world.h"
#include "engine/rehearsal/rehearsal.h"

namespace cadans::command {
namespace {

constexpr Elapsed furthest = hours(std::int64_t{24} * 366);

Result<std::unique_ptr<store::Store>> copied(const store::Reader& reader) {
  std::error_code failed;
  std::string folder = std::filesystem::temp_directory_path(failed) / "cadans-XXXXXX";
  if (failed || ::mkdtemp(folder.data()) == nullptr) {
    return Error{Fault::io, "no folder of temporary files can be made at " + folder};
  }
  const std::string path = folder + "/ahead.db";
  const auto done = reader.copy_to(path);
  auto store = done ? store::Store::open({.path = path, .exclusive = true})
                    : Result<std::unique_ptr<store::Store>>(done.error());
  std::filesystem::remove_all(folder, failed);  // what is open stays readable
  return store;
}

}  // namespace

Result<std::optional<Ahead>> look_ahead(const Opened& opened, LocalDate day) {
  RealWorld real;
  const Instant now = opened.clock;  // not the one of --on: what comes before that day comes too
  const decide::Rules& rules = *opened.rules;
  const Instant opens = rules.zone.at(day, rules.organisation.routine_window.opens);
  if (opens <= now) return std::optional<Ahead>();
  if (now + furthest < opens) {
    return Error{Fault::out_of_range, to_string(day) + " is more than a year ahead"};
  }
  auto store = copied(*opened.reader);
  if (!store) return store.error();
  Ahead ahead{*std::move(store), opens, 0};
  const std::int64_t before = ahead.store->last_seq();
  rehearsal::Rehearsal rehearsal(*ahead.store, {now, 0, real});
  const Instant just_before{opens.us - 1};  // at the instant itself the window empties the batch
  const auto done = rehearsal.run(just_before, [&](LocalDate) {
    if (real.asked()) rehearsal.stop().ask();
  });
  if (!done) return done.error();
  if (real.asked()) return Error{Fault::too_slow, "stopped before it had looked that far ahead"};
  ahead.records = ahead.store->last_seq() - before;
  return std::optional(std::move(ahead));
}

}  // namespace cadans::command
