// cadans check: everything that is wrong with a config folder, with file and line.

#include <fmt/format.h>
#include <sysexits.h>

#include <cstdio>
#include <memory>
#include <sstream>

#include "engine/command/command.h"
#include "engine/command/folder_messages.h"
#include "engine/command/shipped.h"
#include "engine/command/terminal.h"
#include "engine/json.h"
#include "engine/real_world.h"
#include "engine/settings/config_folder.h"
#include "engine/settings/decree_days.h"
#include "engine/time/zone.h"

namespace cadans::command {
namespace {

struct CheckAsked {
  std::string config = "config";
  std::string duties = shipped_duties();
  bool json = false;
};

using ReadContent = Result<settings::ConfigContent>;

// A line each, as compilers write them; empty where all is right.
std::string errors_in(const settings::ConfigFolder& folder, const ReadContent& content) {
  std::string errors;
  if (!content) errors += content.error().what + '\n';
  const auto messages =
      messages_in(folder, content ? content->settings.jargon : std::vector<std::string>());
  if (!messages) errors += messages.error().what + '\n';
  return errors;
}

// Work is made about a year ahead: of this year and the next a decree should be known.
void warn_of_open_years(const settings::ConfigFolder& folder, const time::Zone& zone,
                        settings::ConfigContent& content) {
  RealWorld real;
  const int year = int{zone.date(real.now()).ymd().year()};
  const auto calendars = time::make_calendars(settings::calendar_content(content.decrees, {}));
  for (const int open : {year, year + 1}) {
    if (calendars.decree_known(open)) continue;
    content.warnings.push_back(
        {{folder.calendar.name, 1, 1},
         settings::Severity::warning,
         fmt::format("no [[decree]] names {0} among its years: a statutory end in {0} may still "
                     "move; add the one of the Staatscourant",
                     open)});
  }
}

Json json_lines(const std::string& text) {
  Json lines = Json::array();
  std::istringstream all(text);
  for (std::string line; std::getline(all, line);) lines.push_back(line);
  return lines;
}

void print_json(const std::string& errors, const ReadContent& content) {
  Json found = {{"right", errors.empty()}, {"errors", json_lines(errors)}};
  found["warnings"] = Json::array();
  if (content) {
    for (const settings::Problem& warning : content->warnings) {
      found["warnings"].push_back(settings::to_string(warning));
    }
    found["positions"] = content->organisation.organisation.positions.size();
    found["people"] = content->organisation.people.size();
    found["duties"] = content->catalogue.duties().size();
    found["ladders"] = content->ladders.size();
  }
  std::printf("%s\n", found.dump(2, ' ', false, Json::error_handler_t::replace).c_str());
}

void print_right(const settings::ConfigContent& content) {
  for (const settings::Problem& warning : content.warnings) {
    std::printf("%s\n", settings::to_string(warning).c_str());
  }
  std::printf("%s  %zu positions, %zu people, %zu duties, %zu ladders, %zu warnings\n",
              inked(Ink::good, "The folder is right.").c_str(),
              content.organisation.organisation.positions.size(),
              content.organisation.people.size(), content.catalogue.duties().size(),
              content.ladders.size(), content.warnings.size());
}

int check(const CheckAsked& asked) {
  const auto folder = settings::read_folder(asked.config, asked.duties);
  if (!folder) return fail(folder.error());
  auto content = settings::read_content(*folder);
  const std::string errors = errors_in(*folder, content);
  if (errors.empty()) {
    const auto zone = time::Zone::load(content->organisation.organisation.timezone);
    if (!zone) return fail(zone.error());
    warn_of_open_years(*folder, *zone, *content);
  }
  if (asked.json) {
    print_json(errors, content);
  } else if (errors.empty()) {
    print_right(*content);
  } else {
    std::fprintf(stderr, "%s", errors.c_str());
  }
  return errors.empty() ? EX_OK : EX_DATAERR;
}

}  // namespace

void add_check(Command app, Chosen& chosen) {
  auto asked = std::make_shared<CheckAsked>();
  const Command command =
      app.add_subcommand("check", "Checks a config folder: all that is wrong, with file and line");
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans check --config config\n"
      "With --json: {right, errors, warnings, positions, people, duties, ladders}; an error or\n"
      "warning is a line as it is printed without, the last four are how many there are.\n"
      "Exit code 65 when something is wrong, 0 when there are warnings at most.");
  command.runs(chosen, [asked] { return check(*asked); });
}

}  // namespace cadans::command
