// cadans tasks: the list of work, by target.

#include <sysexits.h>

#include <cstdio>
#include <memory>

#include "engine/command/command.h"
#include "engine/command/task_rows.h"
#include "engine/command/terminal.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

struct TasksAsked {
  StoreAt at;
  Wanted wanted;
  bool json = false;
};

void print_rows(const std::vector<TaskRow>& rows, const decide::Desk& desk) {
  Columns columns(heads(desk, {"task", "target", "state", "chase", "position", "what"}));
  for (const TaskRow& row : rows) {
    const std::string what = row.subject.empty() ? row.title : row.title + ", " + row.subject;
    columns.add(
        {"T" + std::to_string(row.id.n), to_string(row.target),
         decide::word(desk, "state." + row.state),
         row.open ? decide::word(desk, "state." + row.chase) : "", row.position_title, what},
        row.late   ? Ink::alarm
        : row.open ? Ink::plain
                   : Ink::faint);
  }
  columns.print();
  print_purpose(desk);
}

int list(const TasksAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  if (asked.wanted.by == "person") {
    return fail(Error{Fault::refused, decide::word(desk, "refusal.people_by_lateness")});
  }
  const auto rows = rows_of(*opened, desk, asked.wanted);
  if (!rows) return fail(rows.error());
  if (asked.json) {
    Json all = Json::array();
    for (const TaskRow& row : *rows) all.push_back(to_json(row));
    std::printf("%s\n", all.dump(2).c_str());
    return EX_OK;
  }
  if (rows->empty()) {
    std::printf("%s\n", decide::word(desk, "status.no_tasks").c_str());
    return EX_OK;
  }
  print_rows(*rows, desk);
  return EX_OK;
}

}  // namespace

void add_tasks(Command app, Chosen& chosen) {
  auto asked = std::make_shared<TasksAsked>();
  const Command command =
      app.add_subcommand("tasks", "Lists tasks: number, target, state and whose");
  add_store_options(command, asked->at);
  add_day_option(command, asked->at);
  command.add_option("--position", asked->wanted.position, "Only of this position");
  command.add_option("--team", asked->wanted.team, "Only of this team");
  command.add_flag("--open", asked->wanted.open, "Only what is not closed");
  command.add_flag("--late", asked->wanted.late, "Only what is open past its target");
  command.add_option("--by", asked->wanted.by, "Those of one team or position together")
      .one_of({"team", "position", "person"});
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "For example:  cadans tasks --open --team bz\n"
      "Then:         cadans explain T12");
  command.runs(chosen, [asked] { return list(*asked); });
}

}  // namespace cadans::command
