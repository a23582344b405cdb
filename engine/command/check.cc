// cadans check: everything that is wrong with a config folder, with file and line.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/settings/config_folder.h"
#include "engine/time/zone.h"
#include "engine/words/messages.h"

namespace cadans::command {
namespace {

struct CheckAsked {
  std::string config = "config";
  std::string duties = "workflows/duties";
};

Result<void> check_messages(const settings::ConfigFolder& folder,
                            const std::vector<std::string>& jargon) {
  words::MessageFile nl;
  words::MessageFile en;
  for (const settings::File& file : folder.messages) {
    (file.name.ends_with("en.toml") ? en : nl) = {file.name, file.text};
  }
  const auto messages = words::load_messages(nl, en, jargon);
  return messages ? Result<void>() : Result<void>(messages.error());
}

int check(const CheckAsked& asked) {
  const auto folder = settings::read_folder(asked.config, asked.duties);
  if (!folder) return fail(folder.error());
  const auto content = settings::read_content(*folder);
  if (!content) std::fprintf(stderr, "%s\n", content.error().what.c_str());
  const auto messages =
      check_messages(*folder, content ? content->settings.jargon : std::vector<std::string>());
  if (!messages) std::fprintf(stderr, "%s\n", messages.error().what.c_str());
  if (!content || !messages) return EX_DATAERR;
  const auto& organisation = content->organisation.organisation;
  if (const auto zone = time::Zone::load(organisation.timezone); !zone) return fail(zone.error());
  for (const settings::Problem& warning : content->warnings) {
    std::printf("%s\n", settings::to_string(warning).c_str());
  }
  std::printf("%s  %zu positions, %zu people, %zu duties, %zu ladders, %zu warnings\n",
              inked(Ink::good, "The folder is right.").c_str(), organisation.positions.size(),
              content->organisation.people.size(), content->catalogue.duties().size(),
              content->ladders.size(), content->warnings.size());
  return EX_OK;
}

}  // namespace

void add_check(Command app, Chosen& chosen) {
  auto asked = std::make_shared<CheckAsked>();
  const Command command =
      app.add_subcommand("check", "Checks a config folder: all that is wrong, with file and line");
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  command.footer(
      "For example:  cadans check --config config\n"
      "Exit code 65 when something is wrong, 0 when there are warnings at most.");
  command.runs(chosen, [asked] { return check(*asked); });
}

}  // namespace cadans::command
