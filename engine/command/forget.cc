// cadans person forget, cadans text remove: what stands beside the chain and may be emptied. The
// chain keeps a salted hash, and still holds.

#include <array>
#include <memory>
#include <string>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/person_export.h"

namespace cadans::command {
namespace {

struct ForgetAsked {
  StoreAt at;
  std::string what;
  std::string as;
};

int forget(const ForgetAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const std::string called = opened->state().person_called(asked.what);
  const std::string key = called.empty() ? asked.what : called;
  return deliver(*opened, asked.at, {"engine.forget-person", "", asked.as, {{"person", key}}});
}

int remove(const ForgetAsked& asked) {
  return deliver(asked.at, {"engine.remove-text", "", asked.as, {{"text", asked.what}}});
}

Command add_one(Command app, Chosen& chosen, const std::array<const char*, 5>& words,
                int (*run)(const ForgetAsked&)) {
  auto asked = std::make_shared<ForgetAsked>();
  const Command command = app.add_subcommand(words[0], words[1]);
  command.needs_subcommand();
  const Command act = command.add_subcommand(words[2], words[3]);
  add_store_options(act, asked->at);
  add_as_option(act, asked->as);
  act.add_option("what", asked->what, words[4]).required();
  const std::string example = std::string("For example:  cadans ") + words[0] + " " + words[2] +
                              (words[2] == std::string("forget") ? " gijs" : " 5f2c90...") +
                              " --as records-keeper";
  command.footer(example);
  act.footer(example);
  act.runs(chosen, [asked, run] { return run(*asked); });
  return command;
}

}  // namespace

void add_forget(Command app, Chosen& chosen) {
  const Command person =
      add_one(app, chosen,
              {"person", "What is held about a person", "forget",
               "Empties name and address of a person, for good",
               "The person: the random key, or as the organisation file calls one"},
              forget);
  add_person_export(person, chosen);
  person.footer(
      "For example:  cadans person export gijs --as gijs\n"
      "              cadans person forget gijs --as records-keeper");
  add_one(app, chosen,
          {"text", "Texts that people wrote", "remove", "Empties one text, for good",
           "Its id, as the journal has it"},
          remove);
}

}  // namespace cadans::command
