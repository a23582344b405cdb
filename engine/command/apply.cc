// cadans apply: what differs between a config folder and what is in force, what that would do to
// the work that is open, and the proposal to put it in force.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/content_plan.h"
#include "engine/command/proposal.h"
#include "engine/command/shipped.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct ApplyAsked {
  StoreAt at;
  std::string config = "config";
  std::string duties = shipped_duties();
  std::string as;
  std::string reason;
  bool dry_run = false;
  bool json = false;
};

// The kinds that differ. Who is who goes with the positions that name them.
Fields what_differs(const ContentPlan& plan, const Opened& opened) {
  Fields fields;
  for (const Text& text : plan.load.texts) {
    const auto lines = content_lines(opened.state(), *plan.laid.state, text.id, text.body);
    if (!lines.empty()) fields[text.id] = text.body;
  }
  for (const Text& text : plan.load.texts) {
    const bool of_people = text.id == "people" || text.id == "organisation";
    if (of_people && (fields.contains("people") || fields.contains("organisation"))) {
      fields[text.id] = text.body;
    }
  }
  return fields;
}

int propose(const ApplyAsked& asked, const ContentPlan& plan, const Opened& opened) {
  if (std::string tasks = decide::what_is_in_the_way(plan.laid.work); !tasks.empty()) {
    return fail({Fault::invalid, std::move(tasks)});
  }
  Fields fields = what_differs(plan, opened);
  fields["reason"] = asked.reason;
  const int code = deliver(opened, asked.at, {"engine.propose-content", "", asked.as, fields});
  if (code == EX_OK && !asked.json) {
    std::printf("%s\n", decide::word(opened.desk(), "apply.proposed").c_str());
  }
  return code;
}

int apply(const ApplyAsked& asked) {
  const auto folder = settings::read_folder(asked.config, asked.duties);
  if (!folder) return fail(folder.error());
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto plan = plan_of_folder(*folder, *opened);
  if (!plan) return fail(plan.error());
  if (asked.json) {
    std::printf("%s\n", plan_json(*plan).dump(2).c_str());
  } else {
    print_plan(*plan, *opened);
  }
  if (asked.dry_run || plan->content.empty()) return EX_OK;
  if (!asked.json) std::printf("\n");
  return propose(asked, *plan, *opened);
}

}  // namespace

void add_apply(Command app, Chosen& chosen) {
  auto asked = std::make_shared<ApplyAsked>();
  const Command command =
      app.add_subcommand("apply", "Proposes what a config folder changes; another approves it");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_option("--config", asked->config, "Folder of the organisation").shows_default();
  command.add_option("--duties", asked->duties, "Folder of the duties").shows_default();
  command.add_flag("--dry-run", asked->dry_run, "Only shows what would change");
  add_as_option(command, asked->as);
  command.add_option("--reason", asked->reason, "One sentence, kept in the journal");
  command.add_flag("--json", asked->json, "As JSON");
  command.allows_subcommand();
  add_proposal(command, chosen);
  command.footer(
      "For example:  cadans apply --dry-run\n"
      "              cadans apply --as functional-admin --reason \"new team leader\"\n"
      "              cadans apply show\n"
      "              cadans apply approve 4f3a90c2d1e7 --as ciso\n\n"
      "Nothing is in force before somebody else approves it, and only as long as it does to open\n"
      "work what 'show' said. With --json {content, work}: of content what is added, changed or\n"
      "ended, of work each open task that moves, is withdrawn, goes to another, or stays though\n"
      "the rule says otherwise.");
  command.runs(chosen, [asked] { return apply(*asked); });
}

}  // namespace cadans::command
