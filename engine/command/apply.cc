// cadans apply --dry-run: what differs between a config folder and what is in force.

#include <sysexits.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/content_lines.h"
#include "engine/command/shipped.h"
#include "engine/command/store_at.h"
#include "engine/command/terminal.h"
#include "engine/first_load.h"
#include "engine/json.h"
#include "engine/real_world.h"

namespace cadans::command {
namespace {

struct ApplyAsked {
  StoreAt at;
  std::string config = "config";
  std::string duties = shipped_duties();
  bool dry_run = false;
  bool json = false;
};

void print_json(const std::vector<ContentLine>& lines) {
  Json all = Json::array();
  for (const ContentLine& line : lines) all.push_back({{"what", line.what}, {"text", line.text}});
  std::printf("%s\n", all.dump(2).c_str());
}

void print(const std::vector<ContentLine>& lines) {
  for (const ContentLine& line : lines) {
    const Ink ink = line.what == "added"   ? Ink::good
                    : line.what == "ended" ? Ink::alarm
                                           : Ink::plain;
    std::printf("%s\n", inked(ink, line.what + "  " + printable(line.text)).c_str());
  }
}

int apply(const ApplyAsked& asked) {
  if (!asked.dry_run) {
    return fail({Fault::unavailable,
                 "apply shows what differs, with --dry-run; it does not put it in force yet"});
  }
  const auto folder = settings::read_folder(asked.config, asked.duties);
  if (!folder) return fail(folder.error());
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  RealWorld real;
  const auto load = load_event(*folder, opened->state(), real, opened->now);
  if (!load) return fail(load.error());
  std::vector<ContentLine> all;
  for (const Text& text : load->event.texts) {
    const auto lines = content_lines(opened->state(), text.id, text.body);
    all.insert(all.end(), lines.begin(), lines.end());
  }
  if (asked.json) {
    print_json(all);
  } else {
    print(all);
    if (all.empty()) std::printf("The folder is what is in force.\n");
  }
  return EX_OK;
}

}  // namespace

void add_apply(Command app, Chosen& chosen) {
  auto asked = std::make_shared<ApplyAsked>();
  const Command command =
      app.add_subcommand("apply", "Shows what a config folder would change of what is in force");
  add_store_options(command, asked->at);
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  command.add_flag("--dry-run", asked->dry_run, "Only shows it");
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans apply --dry-run --config config\n"
      "With --json a line is {what, text}; what is added, changed or ended.");
  command.runs(chosen, [asked] { return apply(*asked); });
}

}  // namespace cadans::command
