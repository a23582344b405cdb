#include "engine/command/store_at.h"

#include <charconv>
#include <filesystem>

#include "engine/command/options.h"
#include "engine/command/store_clock.h"
#include "engine/real_world.h"

namespace cadans::command {

std::string StoreAt::path() const { return store.empty() ? data + "/cadans.db" : store; }

std::string StoreAt::folder() const {
  return store.empty() ? data : std::filesystem::path(store).parent_path().string();
}

void add_store_options(Command command, StoreAt& at) {
  command.add_option("--data", at.data, "Folder of the store").shows_default();
  command.add_option("--store", at.store, "The file of another store, such as a rehearsal.db");
}

void add_day_option(Command command, StoreAt& at) {
  command.add_option("--on", at.on, "As seen on this day, 2027-04-20; without it: today");
}

decide::Desk Opened::desk(std::string_view language) const {
  const std::string_view code = language.empty() ? rules->settings.language : language;
  return {state(), *rules, {words::language_of(code), today}, {}};
}

namespace {

// How things stood before the last record is nowhere kept: only what happened.
Result<LocalDate> day_to_show(const std::string& on, LocalDate last_record) {
  const auto day = parse_local_date(on);
  if (!day) return Error{Fault::invalid, "--on: " + day.error().what};
  if (*day >= last_record) return *day;
  return Error{Fault::invalid, "--on: " + on + " lies before the last record, of " +
                                   to_string(last_record) +
                                   ": things are shown as they stand since then; 'cadans journal "
                                   "show' tells what happened before"};
}

}  // namespace

Result<Opened> open_to_read(const StoreAt& at) {
  const std::string path = at.path();
  if (!std::filesystem::exists(path)) {
    return Error{Fault::not_found, "there is no store at " + path +
                                       "; 'cadans serve' makes one, 'cadans simulate' makes a "
                                       "rehearsal, and --data or --store names another place"};
  }
  Opened opened;
  auto reader = store::Reader::open(path);
  if (!reader) return reader.error();
  opened.reader = *std::move(reader);
  decide::RulesInForce in_force;
  auto rules = in_force.read(opened.state());
  if (!rules) return rules.error();
  opened.rules = *std::move(rules);
  RealWorld real;
  auto clock = StoreClock::over(*opened.reader, real);
  if (!clock) return clock.error();
  opened.now = clock->now();
  opened.today = opened.rules->day(opened.now);
  if (!at.on.empty()) {
    const auto day = day_to_show(at.on, opened.rules->day(clock->last_record()));
    if (!day) return day.error();
    opened.today = *day;
    opened.now = opened.rules->zone.at(*day, LocalTime{12 * 60});
  }
  return opened;
}

Result<InstanceId> instance_named(std::string_view text) {
  std::string_view digits = text;
  if (!digits.empty() && (digits.front() == 'T' || digits.front() == 't')) digits.remove_prefix(1);
  InstanceId id;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, id.n);
  if (read.ec != std::errc() || read.ptr != end || id.n <= 0) {
    return Error{Fault::invalid, "'" + std::string(text) +
                                     "' is no number of a task or item; write it as T12, the way "
                                     "'cadans tasks' and 'cadans agenda list' show it"};
  }
  return id;
}

}  // namespace cadans::command
