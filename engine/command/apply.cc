// cadans apply --dry-run: what differs between a config folder and what is in force, and what that
// would do to the work that is open.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/content_plan.h"
#include "engine/command/shipped.h"
#include "engine/command/terminal.h"
#include "engine/command/work_lines.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct ApplyAsked {
  StoreAt at;
  std::string config = "config";
  std::string duties = shipped_duties();
  bool dry_run = false;
  bool json = false;
};

void print_json(const ContentPlan& plan) {
  Json content = Json::array();
  for (const ContentLine& line : plan.content) {
    content.push_back({{"what", line.what}, {"text", line.text}});
  }
  const Json all = {{"content", std::move(content)}, {"work", work_json(plan.work, *plan.fresh)}};
  std::printf("%s\n", all.dump(2).c_str());
}

void print(const ContentPlan& plan, const decide::Desk& old) {
  for (const ContentLine& line : plan.content) {
    const Ink ink = line.what == "added"   ? Ink::good
                    : line.what == "ended" ? Ink::alarm
                                           : Ink::plain;
    std::printf("%s\n", inked(ink, line.what + "  " + printable(line.text)).c_str());
  }
  if (plan.content.empty()) {
    std::printf("%s\n", decide::word(old, "apply.as_it_is").c_str());
    return;
  }
  const auto lines = work_lines(old, {*plan.fresh, *plan.rules, old.reader, {}}, plan.work);
  std::printf("\n");
  for (const std::string& line : lines) std::printf("%s\n", printable(line).c_str());
  if (lines.empty()) std::printf("%s\n", decide::word(old, "apply.work_as_it_is").c_str());
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
  const auto plan = content_plan(*folder, *opened);
  if (!plan) return fail(plan.error());
  if (asked.json) {
    print_json(*plan);
  } else {
    print(*plan, opened->desk());
  }
  return EX_OK;
}

}  // namespace

void add_apply(Command app, Chosen& chosen) {
  auto asked = std::make_shared<ApplyAsked>();
  const Command command =
      app.add_subcommand("apply", "Shows what a config folder would change of what is in force");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  command.add_flag("--dry-run", asked->dry_run, "Only shows it");
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans apply --dry-run --config config\n"
      "With --json {content, work}: of content what is added, changed or ended, of work each open\n"
      "task that moves, is withdrawn, goes to another, or stays though the rule says otherwise.");
  command.runs(chosen, [asked] { return apply(*asked); });
}

}  // namespace cadans::command
