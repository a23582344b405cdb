#pragma once
// Where a command finds its store, and the store opened to look: nothing is written.
//
//   StoreAt at;  add_store_options(command, at);     --data, --store, --on
//   auto open = open_to_read(at);                    Fault::not_found says how to get a store
//   open->desk()                                     the questions of decide, for one reader
//   return open->refusal(Fault::invalid, "unknown_team", values);
//                                                    what is wrong with what was asked, in words
//
// "Today" is the day of the clock, or of the last record where a rehearsal lies ahead; --on names
// another, as seen on which everything is shown.

#include <memory>
#include <string>

#include "engine/decide/desk.h"
#include "engine/decide/rules.h"
#include "engine/store/reader.h"

namespace cadans::command {

class Command;

struct StoreAt {
  std::string data = "run-data";
  std::string store;  // a file; empty: cadans.db in `data`
  std::string on;
  std::string language;  // "nl", "en"; empty: as in the settings

  [[nodiscard]] std::string path() const;
  [[nodiscard]] std::string folder() const;  // of the store: paths of the settings count from it
};

void add_store_options(Command command, StoreAt& at);
void add_day_option(Command command, StoreAt& at);
void add_language_option(Command command, StoreAt& at);

struct Opened {
  std::unique_ptr<store::Reader> reader;
  std::shared_ptr<const decide::Rules> rules;
  Instant clock;  // as an engine would have it: no earlier than the last record, and at it while
                  // time is held
  Instant now;    // the same, or noon of --on
  LocalDate today;
  std::string language;  // that was asked for

  [[nodiscard]] const View& state() const { return reader->view(); }
  [[nodiscard]] decide::Desk desk() const;
  // An error in the words of "refusal.RULE".
  [[nodiscard]] Error refusal(Fault fault, const std::string& rule,
                              const words::Values& values) const;
};

[[nodiscard]] Result<Opened> open_to_read(const StoreAt& at);

// "T12", "t12" or "12"; Fault::invalid says how a task is written.
[[nodiscard]] Result<InstanceId> instance_named(const Opened& opened, std::string_view text);
// Fault::invalid says how a day is written.
[[nodiscard]] Result<LocalDate> day_named(const Opened& opened, std::string_view text);

}  // namespace cadans::command
