// cadans gate: the gate at hand and what it still asks; gate decide records an outcome.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/stage_row.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct GateAsked {
  StoreAt at;
  std::string gate;
  std::string outcome;
  std::string as;
  Fields fields;
  bool json = false;
};

int show(const GateAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const StageRow row = stage_row(*opened, desk);
  if (asked.json) {
    std::printf("%s\n", to_json(row).dump(2).c_str());
  } else {
    print_stage(row, desk);
  }
  return EX_OK;
}

int decide_gate(const GateAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const StageRow row = stage_row(*opened, opened->desk());
  if (row.gate != asked.gate) {
    return fail(
        opened->refusal(Fault::invalid, "other_gate",
                        words::Values().text("asked_for", asked.gate).text("possible", row.gate)));
  }
  return deliver(
      *opened, asked.at,
      {"growth_stage_1." + asked.outcome, std::to_string(row.id.n), asked.as, asked.fields});
}

}  // namespace

void add_gate(Command app, Chosen& chosen) {
  auto asked = std::make_shared<GateAsked>();
  const Command command =
      app.add_subcommand("gate", "Shows the gate at hand, or records its decision");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.allows_subcommand();
  const Command act = command.add_subcommand("decide", "Records what was decided on a gate");
  add_store_options(act, asked->at);
  add_as_option(act, asked->as);
  act.add_option("gate", asked->gate, "The gate, as G1.OUT").required();
  act.add_option("--outcome", asked->outcome, "What was decided")
      .required()
      .one_of({"pass", "pass-with-conditions", "refuse", "postpone"});
  add_field(act, asked->fields, "--date", "day", "The day of the decision, 2027-04-20");
  add_field(act, asked->fields, "--number", "number", "The number of the resolution");
  add_field(act, asked->fields, "--until", "until",
            "With postpone: the day on which it is asked again; else after 20 working days");
  add_field(act, asked->fields, "--reason", "reason",
            "One sentence, where the outcome asks for it");
  act.footer(
      "For example:  cadans gate decide G1.OUT --outcome pass --date 2027-09-14 "
      "--number D-2027-88 --as directie-secretary");
  command.footer("For example:  cadans gate --lang en");
  command.runs(chosen, [asked] { return show(*asked); });
  act.runs(chosen, [asked] { return decide_gate(*asked); });
}

}  // namespace cadans::command
