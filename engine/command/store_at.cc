#include "engine/command/store_at.h"

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "engine/command/folder_messages.h"
#include "engine/command/options.h"
#include "engine/command/shipped.h"
#include "engine/decide/held_time.h"
#include "engine/real_world.h"
#include "engine/settings/config_folder.h"
#include "engine/trusted_clock.h"

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

void add_language_option(Command command, StoreAt& at) {
  command.add_option("--lang", at.language, "nl or en; without it, as in the settings")
      .one_of({"nl", "en"});
}

decide::Desk Opened::desk() const {
  const std::string_view code = language.empty() ? rules->settings.language : language;
  return {state(), *rules, {words::language_of(code), today}, {}};
}

Error Opened::refusal(Fault fault, const std::string& rule, const words::Values& values) const {
  return {fault, decide::word(desk(), "refusal." + rule, values)};
}

namespace {

// How things stood before the last record is nowhere kept: only what happened.
Result<LocalDate> day_to_show(const Opened& opened, const std::string& on, LocalDate last_record) {
  const auto day = day_named(opened, on);
  if (!day || *day >= last_record) return day;
  return opened.refusal(Fault::invalid, "before_last_record",
                        words::Values().text("asked_for", on).day("last_date", last_record));
}

// Where there is no store there is no content in force: the words that a first one begins with.
Result<std::string> said_without_store(const StoreAt& at) {
  const auto folder = settings::read_folder(shipped_sample(), shipped_duties());
  if (!folder) return folder.error();
  const auto settings = settings::parse_engine_settings(folder->settings);
  if (!settings) return settings.error();
  const auto messages = messages_in(*folder, settings->jargon);
  if (!messages) return messages.error();
  const auto language = words::language_of(at.language.empty() ? settings->language : at.language);
  return words::sentence(*messages, {language, {}}, "refusal.no_store",
                         words::Values().text("asked_for", at.path()));
}

}  // namespace

Result<Opened> open_to_read(const StoreAt& at) {
  const std::string path = at.path();
  if (!std::filesystem::exists(path)) {
    const auto said = said_without_store(at);
    return Error{Fault::not_found, said ? *said : "there is no store at " + path};
  }
  Opened opened;
  opened.language = at.language;
  auto reader = store::Reader::open(path);
  if (!reader) return reader.error();
  opened.reader = *std::move(reader);
  decide::RulesInForce in_force;
  auto rules = in_force.read(opened.state());
  if (!rules) return rules.error();
  opened.rules = *std::move(rules);
  const auto last = last_record(*opened.reader);
  if (!last) return last.error();
  const bool held = decide::held_time(opened.state()).has_value();
  opened.clock = held ? *last : std::max(RealWorld().now(), *last);
  opened.now = opened.clock;
  opened.today = opened.rules->day(opened.now);
  if (!at.on.empty()) {
    const auto day = day_to_show(opened, at.on, opened.rules->day(*last));
    if (!day) return day.error();
    opened.today = *day;
    opened.now = opened.rules->zone.at(*day, LocalTime{12 * 60});
  }
  return opened;
}

Result<LocalDate> day_named(const Opened& opened, std::string_view text) {
  const auto day = parse_local_date(text);
  if (day) return *day;
  return opened.refusal(Fault::invalid, "not_a_date", words::Values().text("asked_for", text));
}

Result<InstanceId> instance_named(const Opened& opened, std::string_view text) {
  std::string_view digits = text;
  // T12 is a task, O12 an offer, A12 an audit.
  if (digits.find_first_of("TtOoAa") == 0) digits.remove_prefix(1);
  InstanceId id;
  const char* end = digits.data() + digits.size();
  const auto read = std::from_chars(digits.data(), end, id.n);
  if (read.ec != std::errc() || read.ptr != end || id.n <= 0) {
    return opened.refusal(Fault::invalid, "not_a_number", words::Values().text("asked_for", text));
  }
  return id;
}

}  // namespace cadans::command
