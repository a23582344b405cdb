// cadans person export: everything that is held about one person, and who looked at it. That it is
// asked is an act first: whether it may is the engine's to say, and the journal keeps that it was.

#include "engine/command/person_export.h"

#include <sysexits.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/held_about.h"
#include "engine/command/own_place.h"
#include "engine/command/print_held.h"
#include "engine/json.h"
#include "engine/real_world.h"

namespace cadans::command {
namespace {

struct ExportAsked {
  StoreAt at;
  std::string person;
  std::string as;
  std::string reason;
  std::string file;
  bool json = false;
};

// For who asked alone.
Result<void> write_own(const std::string& path, const Json& all) {
  std::ofstream file(path);
  std::error_code failed;
  std::filesystem::permissions(
      path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write, failed);
  file << all.dump(2) << '\n';
  file.close();
  if (!file || failed) {
    return Error{Fault::io, "cannot write " + path + ": is there room, and a right to?"};
  }
  return {};
}

// The key, where the act was accepted.
Result<std::string> look(const ExportAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return opened.error();
  const std::string called = opened->state().person_called(asked.person);
  std::string key = called.empty() ? asked.person : called;
  Fields fields = {{"person", key}};
  if (!asked.reason.empty()) fields["reason"] = asked.reason;
  RealWorld real;
  const auto event = make_event(*opened, {"engine.export-person", "", asked.as, fields}, real);
  if (!event) return event.error();
  if (const auto done = deliver_event(asked.at, *event); !done) return done.error();
  return key;
}

int show(const ExportAsked& asked) {
  if (!asked.file.empty() && std::filesystem::exists(asked.file)) return taken(asked.file);
  const auto key = look(asked);
  if (!key) {
    if (key.error().fault != Fault::refused) return fail(key.error());
    std::fprintf(stderr, "REFUSED  %s\n", key.error().what.c_str());
    return exit_code(Fault::refused);
  }
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto all = held_about(*opened, *key);
  if (!all) return fail(all.error());
  if (!asked.file.empty()) {
    const auto done = write_own(asked.file, *all);
    return done ? EX_OK : fail(done.error());
  }
  if (asked.json) {
    std::printf("%s\n", all->dump(2).c_str());
  } else {
    print_held(opened->desk(), *all);
  }
  return EX_OK;
}

}  // namespace

void add_person_export(Command person, Chosen& chosen) {
  auto asked = std::make_shared<ExportAsked>();
  const Command command =
      person.add_subcommand("export", "Everything that is held about a person, and who looked");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  add_as_option(command, asked->as);
  command
      .add_option("person", asked->person,
                  "The person: as the organisation file calls one, or the random key")
      .required();
  command.add_option("--reason", asked->reason, "What for; only the person need not say");
  command.add_flag("--json", asked->json, "As JSON");
  command.add_option("--out", asked->file, "The same JSON into a file that is not there yet");
  command.footer(
      "For example:  cadans person export gijs --as gijs\n"
      "              cadans person export gijs --as dpo --reason \"asked by letter\" --out "
      "g.json\n\n"
      "By the person, and on request by the records keeper or the data protection officer. That\n"
      "somebody looked stands in the journal and in every later answer. Of others only their\n"
      "position is shown; a name is found as the organisation writes it. With --json one object:\n"
      "day, person, positions, deputy_of, absences, work, rungs, acts, by_others, mails, "
      "reminders,\n"
      "kept (marks), unnamed_before (mails of before that day are nobody's any more), looked.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
