// cadans workflows [NAME] [--mermaid]: the machines, and their diagrams from the tables themselves.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "workflows/registry.h"

namespace cadans::command {
namespace {

struct WorkflowsAsked {
  std::string name;
  bool mermaid = false;
};

void print_table(const workflows::Workflow& workflow) {
  for (const workflows::RowText& row : workflow.table) {
    std::printf("%-26s %-22s %-26s %s%s%s\n", row.from.c_str(), row.event.c_str(), row.to.c_str(),
                row.effects.c_str(), row.guards.empty() ? "" : "  only if ", row.guards.c_str());
  }
}

int show(const WorkflowsAsked& asked) {
  if (asked.name.empty()) {
    for (const workflows::Workflow* one : workflows::all()) {
      std::printf("%s\n", std::string(one->name).c_str());
    }
    return EX_OK;
  }
  const workflows::Workflow* workflow = workflows::workflow(asked.name);
  if (workflow == nullptr) {
    return fail({Fault::not_found,
                 "there is no workflow '" + asked.name + "'; 'cadans workflows' lists them"});
  }
  if (asked.mermaid) {
    std::printf("%s", workflows::mermaid(*workflow).c_str());
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
  command.runs(chosen, [asked] { return show(*asked); });
}

}  // namespace cadans::command
