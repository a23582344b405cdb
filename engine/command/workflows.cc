// cadans workflows [NAME] [--mermaid|--json]: the machines, and their diagrams from their tables.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/json.h"
#include "workflows/registry.h"

namespace cadans::command {
namespace {

struct WorkflowsAsked {
  std::string name;
  bool mermaid = false;
  bool json = false;
};

Json to_json(const workflows::Workflow& workflow) {
  Json rows = Json::array();
  for (const workflows::RowText& row : workflow.table) {
    rows.push_back({{"from", row.from},
                    {"event", row.event},
                    {"to", row.to},
                    {"effects", row.effects},
                    {"only_if", row.guards}});
  }
  return rows;
}

void print_names(bool json) {
  Json names = Json::array();
  for (const workflows::Workflow* one : workflows::all()) {
    names.push_back(one->name);
    if (!json) std::printf("%s\n", std::string(one->name).c_str());
  }
  if (json) std::printf("%s\n", names.dump(2).c_str());
}

void print_table(const workflows::Workflow& workflow) {
  for (const workflows::RowText& row : workflow.table) {
    std::printf("%-26s %-22s %-26s %s%s%s\n", row.from.c_str(), row.event.c_str(), row.to.c_str(),
                row.effects.c_str(), row.guards.empty() ? "" : "  only if ", row.guards.c_str());
  }
}

int show(const WorkflowsAsked& asked) {
  if (asked.name.empty()) {
    print_names(asked.json);
    return EX_OK;
  }
  const workflows::Workflow* workflow = workflows::workflow(asked.name);
  if (workflow == nullptr) {
    return fail({Fault::not_found,
                 "there is no workflow '" + asked.name + "'; 'cadans workflows' lists them"});
  }
  if (asked.mermaid) {
    std::printf("%s", workflows::mermaid(*workflow).c_str());
  } else if (asked.json) {
    std::printf("%s\n", to_json(*workflow).dump(2).c_str());
  } else {
    print_table(*workflow);
  }
  return EX_OK;
}

}  // namespace

void add_workflows(Command app, Chosen& chosen) {
  auto asked = std::make_shared<WorkflowsAsked>();
  const Command command = app.add_subcommand("workflows", "Lists the machines, or shows one");
  command.add_option("name", asked->name, "A machine: task, growth_stage_1, ...");
  command.add_flag("--mermaid", asked->mermaid, "As a state diagram, for mermaid");
  command.add_flag("--json", asked->json, "As JSON: the names, or the rows of one");
  command.footer(
      "For example:  cadans workflows task\n"
      "With --json a row is {from, event, to, effects, only_if}; all are texts.");
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
