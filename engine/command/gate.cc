// cadans gate: the gate at hand, what it asks with its evidence, and what was decided.
//   gate show       the same of any gate
//   gate decide     records an outcome
//   gate condition  adds one to a gate that was passed with one
//   gate ahead      begins a component of a later stage before its gate
//   gate lay-again  puts one that was refused before its decider once more

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/stage_row.h"
#include "engine/command/terminal.h"
#include "engine/decide/stages.h"
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

Error other_gate(const Opened& opened, const std::string& asked_for, const std::string& possible) {
  return opened.refusal(Fault::invalid, "other_gate",
                        words::Values().text("asked_for", asked_for).text("possible", possible));
}

// What the gate asks, line by line, with where it is shown and when.
void print_criteria(const StageRow& row, const decide::Desk& desk) {
  Columns columns(heads(desk, {"what", "state", "day", "evidence"}));
  for (const StageRow::Line& line : row.lines) {
    const std::string is = line.state.empty() ? (line.met ? "passed" : "waiting") : line.state;
    std::string shown = line.evidence;
    if (!line.number.empty()) shown += (shown.empty() ? "" : ", ") + line.number;
    columns.add({line.id + "  " + line.title, decide::word(desk, "state." + is),
                 line.done.named() ? to_string(line.done) : std::string(), std::move(shown)},
                line.met ? Ink::good : Ink::plain);
  }
  columns.print();
}

int show(const GateAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const StageRow row = stage_row(*opened, desk, asked.gate);
  if (!asked.gate.empty() && row.gate != asked.gate) {
    return fail(other_gate(*opened, asked.gate, row.gate));
  }
  if (asked.json) {
    std::printf("%s\n", to_json(row).dump(2).c_str());
    return EX_OK;
  }
  print_stage(row, desk);
  if (row.gate.empty()) return EX_OK;
  std::printf("\n");
  print_criteria(row, desk);
  return EX_OK;
}

// The event goes to the stage of that gate, which has one gate at hand.
int say(const GateAsked& asked, const std::string& verb) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Rules& rules = *opened->rules;
  const settings::Gate* gate = rules.catalogue.gate(asked.gate);
  const int stage = gate == nullptr ? stage_row(*opened, opened->desk()).stage : gate->stage;
  const auto id = decide::stage_at(opened->state(), stage);
  const settings::Gate* at_hand = decide::gate_at_hand(opened->state(), rules, stage);
  if (gate == nullptr || gate != at_hand || !id) {
    const std::string possible = at_hand == nullptr || !id ? std::string() : at_hand->id;
    return fail(other_gate(*opened, asked.gate, possible));
  }
  return deliver(
      *opened, asked.at,
      {decide::stage_workflow(stage) + "." + verb, std::to_string(id->n), asked.as, asked.fields});
}

int begin_ahead(const GateAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const auto journey = decide::journey_at(opened->state());
  const std::string number = journey ? std::to_string(journey->n) : std::string();
  return deliver(*opened, asked.at, {"journey.start-ahead", number, asked.as, asked.fields});
}

void add_condition(const Command& command, GateAsked& asked) {
  add_field(command, asked.fields, "--to", "to",
            "Of a condition: the position that meets it, as ict-head");
  add_field(command, asked.fields, "--until", "until",
            "Of a condition: the last day. With postpone: the day on which it is asked again; else "
            "after 20 working days");
}

using Asked = std::shared_ptr<GateAsked>;

void add_show(const Command& command, Chosen& chosen, const Asked& asked) {
  const Command one = command.add_subcommand("show", "Shows that gate, decided or not");
  add_store_options(one, asked->at);
  add_day_option(one, asked->at);
  add_language_option(one, asked->at);
  one.add_flag("--json", asked->json, "As JSON");
  one.add_option("gate", asked->gate, "The gate, as G1.OUT").required();
  one.footer("For example:  cadans gate show G2.IN --lang en");
  one.runs(chosen, [asked] { return show(*asked); });
}

Command add_act(const Command& command, const Asked& asked, const char* name, const char* says) {
  const Command act = command.add_subcommand(name, says);
  add_store_options(act, asked->at);
  add_as_option(act, asked->as);
  return act;
}

void add_decide(const Command& command, Chosen& chosen, const Asked& asked) {
  const Command act = add_act(command, asked, "decide", "Records what was decided on a gate");
  act.add_option("gate", asked->gate, "The gate, as G1.OUT").required();
  act.add_option("--outcome", asked->outcome, "What was decided")
      .required()
      .one_of({"pass", "pass-with-conditions", "refuse", "postpone", "reopen"});
  add_field(act, asked->fields, "--date", "day", "The day of the decision, 2027-04-20");
  add_field(act, asked->fields, "--number", "number", "The number of the resolution");
  add_field(act, asked->fields, "--start", "start",
            "With an entry gate: the day on which the stage starts; else the first that is fit");
  add_condition(act, *asked);
  add_field(act, asked->fields, "--reason", "reason",
            "One sentence, where the outcome asks for it; with a condition: what must be done");
  act.footer(
      "For example:  cadans gate decide G1.OUT --outcome pass --date 2027-09-14 "
      "--number D-2027-88 --as directie-secretary");
  act.runs(chosen, [asked] { return say(*asked, asked->outcome); });
}

void add_more(const Command& command, Chosen& chosen, const Asked& asked) {
  const Command act =
      add_act(command, asked, "condition", "Adds a condition to a gate that was passed with one");
  act.add_option("gate", asked->gate, "The gate, as G1.OUT").required();
  add_condition(act, *asked);
  add_field(act, asked->fields, "--reason", "reason", "What must be done");
  act.footer(
      "For example:  cadans gate condition G1.OUT --reason \"all leavers lose their rights\" "
      "--to ict-head --until 2027-11-01 --as directie-secretary");
  act.runs(chosen, [asked] { return say(*asked, "add-condition"); });
}

}  // namespace

void add_gate(Command app, Chosen& chosen) {
  auto asked = std::make_shared<GateAsked>();
  const Command command =
      app.add_subcommand("gate", "Shows a gate and what it asks, or records its decision");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.allows_subcommand();
  add_show(command, chosen, asked);
  add_decide(command, chosen, asked);
  add_more(command, chosen, asked);
  const Command ahead =
      add_act(command, asked, "ahead", "Begins a component of a later stage before its gate");
  add_field(ahead, asked->fields, "component", "component", "Its key, as OT").required();
  ahead.footer("For example:  cadans gate ahead OT --as ciso");
  ahead.runs(chosen, [asked] { return begin_ahead(*asked); });
  const Command again =
      add_act(command, asked, "lay-again", "Lays a refused gate before its decider once more");
  again.add_option("gate", asked->gate, "The gate, as G1.OUT").required();
  again.footer("For example:  cadans gate lay-again G1.OUT --as ciso");
  again.runs(chosen, [asked] { return say(*asked, "lay-again"); });
  command.footer("For example:  cadans gate --lang en");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
