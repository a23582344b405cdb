#include "engine/decide/letter_values.h"

#include <algorithm>
#include <map>

#include "engine/decide/agenda_values.h"
#include "engine/decide/desk.h"
#include "engine/decide/plan.h"
#include "engine/people/acting.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

void task_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  values.text("task_title", title(desk, *task.duty));
  values.text("subject_name", subject_name(desk, task.facts.subject));
  values.day("due_date", shown_target(task.facts, desk.rules));
  values.count("days_late", days_late(desk, task.facts));
  values.text("evidence_asked", evidence_asked(*task.duty));
  values.text("evidence_missing", evidence_asked(*task.duty));
  values.text("owner_name", acting_name(desk, task.facts.owner));
  values.text("owner_position", position_title(desk, task.facts.owner));
  values.text("basis_word", word(desk, "basis." + task.duty->basis));
  if (task.duty->basis == "law" || task.duty->basis == "scheme") values.flag("law");
  if (task.snapshot.progress.planned != 0) {
    values.day("planned_date", LocalDate(task.snapshot.progress.planned));
  }
}

void next_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  const auto row = next_row(task.facts, task.snapshot.progress, desk.rules);
  if (row && !row->climbs) values.day("next_date", row->on);
  const auto climb = next_climb(task.facts, task.snapshot.progress, desk.rules);
  if (!climb) return;
  const PlanRow& rung = task.facts.plan[static_cast<std::size_t>(climb->row)];
  values.day("next_date", climb->on);
  if (rung.body) {
    values.flag("next_body");
    values.text("next_name", role_title(desk, rung.to));
    return;
  }
  const std::string position = position_for(desk, rung.to, task.facts);
  values.text("next_name", acting_name(desk, position));
  values.text("next_title", position_title(desk, position));
}

void meeting_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  for (const std::string& body : {task.duty->role, task.duty->approver}) {
    if (desk.rules.organisation.bodies.find(body) == nullptr) continue;
    values.text("body_name", role_title(desk, body));
  }
}

Values values_of(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  Values values;
  task_values(desk, task, values);
  meeting_values(desk, task, values);
  const std::string component = task.duty->component;
  if (const auto* known = desk.rules.catalogue.component(component)) {
    values.text("component_name",
                desk.reader.language == words::Language::nl ? known->title_nl : known->title_en);
  }
  values.text("clauses", clauses(*task.duty));
  values.text("effort", span(desk, task.duty->effort));
  const auto row = next_row(task.facts, task.snapshot.progress, desk.rules);
  if (notice.kind == "new" && row) values.day("next_date", row->on);
  if (notice.kind == "overdue") next_values(desk, task, values);
  if (notice.kind == "before") {
    values.count(
        "working_days",
        time::between(desk.reader.today, shown_target(task.facts, desk.rules), desk.rules.calendars)
            .count);
  }
  const std::string managing = position_for(desk, "line-manager", task.facts);
  if (notice.kind == "due" && !managing.empty()) {
    const auto climb = next_climb(task.facts, task.snapshot.progress, desk.rules);
    if (climb) {
      values.text("manager_name", acting_name(desk, managing));
      values.day("manager_date", climb->on);
    }
  }
  return values;
}

std::string text_body(const Desk& desk, std::string_view id) { return desk.state.text(id); }

void act_values(const Desk& desk, const Notice& notice, const TaskAtDesk& task, Values& values) {
  if (notice.kind == "approve") {
    values.text("evidence", text_body(desk, task.facts.evidence));
    values.day("again_date", time::plus(desk.reader.today, WorkingDays{5}, desk.rules.calendars));
  }
  if (notice.kind == "returned") {
    values.text("approver_name", acting_name(desk, task.facts.checker));
    values.text("remark", "…");
  }
  if (notice.kind == "not-mine") {
    const std::string reason = text_body(desk, task.facts.asked_away);
    values.text("reason", reason.empty() ? "…" : reason);
    values.day("answer_date", time::plus(notice.from, WorkingDays{3}, desk.rules.calendars));
  }
  if (notice.kind == "handed-on" || notice.kind == "moved") {
    values.text("by_name", acting_name(desk, position_for(desk, "line-manager", task.facts)));
    values.day("old_date", task.facts.old_target);
  }
  if (notice.kind == "done" && !task.facts.checker.empty()) {
    values.text("approver_name", acting_name(desk, task.facts.checker));
  }
  if (notice.kind == "solved") values.day("done_date", task.facts.closed);
  if (notice.kind == "vacant") {
    values.text("vacant_position", position_title(desk, task.facts.owner));
    values.count("task_count", 1);
  }
  if (notice.kind == "affected") {
    for (const auto& process : desk.rules.organisation.processes) {
      if (process.owner == notice.position) values.text("process_name", process.name);
    }
    next_values(desk, task, values);
  }
}

Item item_of(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  Values values = values_of(desk, notice, task);
  act_values(desk, notice, task, values);
  return {"mail." + notice.kind, std::move(values)};
}

// Rungs of a line manager: one table for each team.
Item manager_item(const Desk& desk, const std::string& team, const std::vector<TaskAtDesk>& tasks) {
  Values values;
  Values::Rows rows;
  for (const TaskAtDesk& task : tasks) {
    Values row;
    task_values(desk, task, row);
    rows.push_back(std::move(row));
  }
  next_values(desk, tasks.front(), values);
  values.text("team_name", team);
  values.count("task_count", static_cast<std::int64_t>(tasks.size()));
  values.rows("tasks", std::move(rows));
  return {"mail.rung-1", std::move(values)};
}

Values advice_values(const Desk& desk, const TaskAtDesk& task) {
  Values values;
  task_values(desk, task, values);
  values.text("team_name", team_name(desk, task.facts.owner));
  for (const Told& told : task.facts.told) {
    if (told.rung == 1) values.day("asked_date", told.on);
  }
  const auto climb = next_climb(task.facts, task.snapshot.progress, desk.rules);
  if (climb) values.day("agenda_date", climb->on);
  return values;
}

Item monday_item(const Desk& desk, const std::vector<TaskAtDesk>& tasks) {
  Values values;
  Values::Rows rows;
  for (const TaskAtDesk& task : tasks) rows.push_back(advice_values(desk, task));
  std::sort(rows.begin(), rows.end(), [](const Values& one, const Values& other) {
    return std::get<std::string>(*one.find("team_name")) <
           std::get<std::string>(*other.find("team_name"));
  });
  values.count("choice_count", static_cast<std::int64_t>(tasks.size()));
  values.count("running_count",
               static_cast<std::int64_t>(desk.state.running("task", {}, 10'000).size()));
  values.count("done_count", 0);
  values.rows("tasks", std::move(rows));
  values.rows("coming", {});
  values.rows("bounced", {});
  values.rows("vacancies", {});
  return {"mail.monday", std::move(values)};
}

Item advice_item(const Desk& desk, const TaskAtDesk& task) {
  Values values = advice_values(desk, task);
  if (task.duty->stage > 0) values.count("gate_stage", task.duty->stage);
  return {"mail.rung-2", std::move(values)};
}

bool manages_line(const Desk& desk, const Notice& notice, const TaskAtDesk& task) {
  return notice.rung == 1 || position_for(desk, "ciso", task.facts) != notice.position;
}

}  // namespace

std::string first_name(std::string_view name) {
  const std::string_view first = name.substr(0, name.find(' '));
  return std::string(first.ends_with('.') ? name : first);
}

std::vector<Item> items_of(const Desk& desk, const std::vector<Notice>& notices) {
  std::vector<Item> items;
  std::map<std::string, std::vector<TaskAtDesk>> managed;
  std::vector<TaskAtDesk> advised;
  for (const Notice& notice : notices) {
    const auto task = task_at(desk, notice.instance);
    if (!task) {
      if (auto item = agenda_values(desk, notice)) items.push_back(std::move(*item));
    } else if (notice.kind != "rung") {
      items.push_back(item_of(desk, notice, *task));
    } else if (manages_line(desk, notice, *task)) {
      managed[team_name(desk, task->facts.owner)].push_back(*task);
    } else if (notice.monday) {
      advised.push_back(*task);
    } else {
      items.push_back(advice_item(desk, *task));
    }
  }
  for (const auto& [team, tasks] : managed) items.push_back(manager_item(desk, team, tasks));
  if (!advised.empty()) items.push_back(monday_item(desk, advised));
  return items;
}

Values about_person(const Desk& desk, const std::vector<Notice>& notices) {
  Values about;
  about.text("first_name", first_name(person_name(desk, desk.person)));
  if (notices.empty()) return about;
  const auto acting = people::who_acts(desk.rules.organisation, notices.front().position,
                                       desk.reader.today, desk.rules.calendars);
  about.text("position_title", position_title(desk, acting.position));
  const auto* asked = desk.rules.organisation.positions.find(notices.front().position);
  if (acting.rule == people::ActingRule::deputy_for_absence && asked != nullptr) {
    about.text("absent_name", person_name(desk, asked->occupant));
  }
  const auto ciso = desk.rules.organisation.positions.holding("ciso");
  if (!ciso.empty()) about.text("helper_name", acting_name(desk, ciso.front()->key));
  std::string references;
  for (const Notice& notice : notices) {
    references += (references.empty() ? "T" : ", T") + std::to_string(notice.instance.n);
  }
  about.text("task_reference", references);
  return about;
}

}  // namespace cadans::decide
