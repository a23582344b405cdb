// cadans advise: what was put to the CISO and waits for an answer, team by team; and the answers.

#include <sysexits.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <memory>
#include <tuple>

#include "engine/command/act.h"
#include "engine/command/command.h"
#include "engine/command/terminal.h"
#include "engine/decide/plan.h"
#include "engine/json.h"
#include "engine/people/roles.h"

namespace cadans::command {
namespace {

constexpr int tasks_most = 100'000;

struct AdviseAsked {
  StoreAt at;
  std::vector<std::string> tasks;
  std::string as;
  Fields fields;
  bool json = false;
};

// A task that was put to the CISO, and nothing was answered yet.
struct Waiting {
  std::string team;
  LocalDate due;
  decide::TaskAtDesk task;
};

std::vector<Waiting> waiting_for_answer(const Opened& opened, const decide::Desk& desk) {
  std::vector<Waiting> all;
  const auto ciso = people::holder(opened.rules->organisation, "ciso");
  if (!ciso) return all;
  for (const InstanceId id : opened.state().running("task", {}, tasks_most)) {
    auto task = decide::task_at(desk, id);
    if (!task || !decide::was_put_to(task->facts, ciso->key)) continue;
    const std::string_view state = first_region(task->snapshot.state);
    const bool open = state == "open" || state == "in_progress";
    if (!open || !task->facts.advice.answer.empty()) continue;
    const LocalDate due = decide::due_day(*task->duty, task->facts, *opened.rules);
    all.push_back({decide::team_name(desk, task->facts.owner), due, *std::move(task)});
  }
  std::ranges::sort(
      all, {}, [](const Waiting& one) { return std::tuple(one.team, one.due, one.task.id.n); });
  return all;
}

std::string name_of(const decide::Desk& desk, const decide::TaskAtDesk& task) {
  return decide::titled(desk, decide::title(desk, *task.duty),
                        decide::subject_name(desk, task.facts.subject));
}

void print_json(const decide::Desk& desk, const std::vector<Waiting>& all) {
  Json rows = Json::array();
  for (const Waiting& one : all) {
    rows.push_back({{"task", "T" + std::to_string(one.task.id.n)},
                    {"team", one.team},
                    {"due", to_string(one.due)},
                    {"position", one.task.facts.owner},
                    {"what", name_of(desk, one.task)}});
  }
  std::printf("%s\n", rows.dump(2).c_str());
}

int list(const AdviseAsked& asked) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  const decide::Desk desk = opened->desk();
  const auto all = waiting_for_answer(*opened, desk);
  if (asked.json) {
    print_json(desk, all);
    return EX_OK;
  }
  if (all.empty()) {
    std::printf("%s\n", decide::word(desk, "status.no_tasks").c_str());
    return EX_OK;
  }
  Columns columns(heads(desk, {"team", "task", "target", "position", "what"}));
  for (const Waiting& one : all) {
    columns.add({one.team, "T" + std::to_string(one.task.id.n), to_string(one.due),
                 decide::position_title(desk, one.task.facts.owner), name_of(desk, one.task)});
  }
  columns.print();
  print_purpose(desk);
  return EX_OK;
}

// Several at once: each is answered, and one that is refused keeps no other from it.
int answer(const AdviseAsked& asked, const char* type) {
  const auto opened = open_to_read(asked.at);
  if (!opened) return fail(opened.error());
  int worst = EX_OK;
  for (const std::string& task : asked.tasks) {
    const auto id = instance_named(*opened, task);
    const int code =
        id ? deliver(*opened, asked.at, {type, std::to_string(id->n), asked.as, asked.fields})
           : fail(id.error());
    if (worst == EX_OK) worst = code;
  }
  return worst;
}

struct Answer {
  const char* name;
  const char* type;
  const char* says;
  const char* day;     // what the day means; nullptr = it has none
  const char* reason;  // what is written
  const char* example;
};

constexpr std::array<Answer, 3> answers{{
    {"solved", "task.solved", "Solved with the line: the day that was agreed",
     "The day agreed with the line, before the next rung", "One sentence, kept in the journal",
     "solved T12 T15 --day 2027-04-20 --as ciso"},
    {"agenda", "task.to-directie", "On the agenda of the directie, with advice", nullptr,
     "The advice, for the paper",
     "agenda T12 --reason \"the supplier needs a decision\" --as ciso"},
    {"accept", "task.propose-acceptance",
     "Proposes to accept for a time that it is not there; the directie decides",
     "Until when, at most a year ahead", "The advice, for the paper",
     "accept T12 --day 2027-12-31 --reason \"the system is replaced in autumn\" --as ciso"},
}};

}  // namespace

void add_advise(Command app, Chosen& chosen) {
  auto asked = std::make_shared<AdviseAsked>();
  const Command command =
      app.add_subcommand("advise", "What was put to the CISO, team by team, and the three answers");
  add_store_options(command, asked->at);
  add_language_option(command, asked->at);
  command.add_flag("--json", asked->json, "As JSON");
  command.footer(
      "Without an answer the list of what waits for one. An answer closes nothing and moves no\n"
      "date: who has the work and who manages it hear of it.\n"
      "For example:  cadans advise\n"
      "              cadans advise solved T12 T15 --day 2027-04-20 --as ciso");
  command.runs(chosen, [asked] { return list(*asked); });
  for (const Answer& one : answers) {
    const Command act = command.add_subcommand(one.name, one.says);
    add_store_options(act, asked->at);
    add_as_option(act, asked->as);
    act.add_option("tasks", asked->tasks, "The tasks, as T12 T15").required();
    if (one.day != nullptr) add_field(act, asked->fields, "--day", "day", one.day).required();
    add_field(act, asked->fields, "--reason", "reason", one.reason);
    act.footer(std::string("For example:  cadans advise ") + one.example);
    act.runs(chosen, [asked, type = one.type] { return answer(*asked, type); });
  }
}

}  // namespace cadans::command
