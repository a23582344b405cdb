#include "engine/decide/position_items.h"

#include <algorithm>

#include "engine/decide/desk.h"
#include "engine/decide/letter_lists.h"
#include "engine/decide/plan.h"
#include "engine/decide/retention.h"
#include "engine/decide/stand_in.h"
#include "engine/decide/summer.h"
#include "engine/decide/taken_over.h"
#include "engine/people/presence.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

using Tasks = std::vector<TaskAtDesk>;

LocalDate due_of(const Desk& desk, const TaskAtDesk& task) {
  return due_day(*task.duty, task.facts, desk.rules);
}

// Open tasks for which it holds, the first due first.
template <class Holds>
Tasks those(const Desk& desk, Holds holds) {
  Tasks tasks;
  for (const InstanceId id : desk.state.running("task", {}, tasks_most)) {
    auto task = task_at(desk, id);
    if (task && first_region(task->snapshot.state) != "submitted" && holds(*task)) {
      tasks.push_back(*std::move(task));
    }
  }
  std::ranges::stable_sort(tasks, {}, [&](const TaskAtDesk& one) { return due_of(desk, one); });
  return tasks;
}

Values::Rows rows_of(const Desk& desk, const Tasks& tasks) {
  Values::Rows rows;
  for (const TaskAtDesk& task : tasks) {
    Values row;
    task_values(desk, task, row);
    if (!task.facts.kept_by.empty()) row.text("by_name", name_of_who_has(desk, task.facts));
    rows.push_back(std::move(row));
  }
  return rows;
}

std::int64_t count_of(const Tasks& tasks) { return static_cast<std::int64_t>(tasks.size()); }

std::optional<Item> deputy_item(const Desk& desk, const people::Position& position) {
  const auto& organisation = desk.rules.organisation;
  const LocalDate today = desk.reader.today;
  const auto away =
      people::absence_on(organisation, position.occupant, today, desk.rules.calendars);
  if (!away) return std::nullopt;
  const Tasks tasks = those(desk, [&](const TaskAtDesk& task) {
    return asked_of(task.facts) == position.key &&
           has_it(desk.rules, task.facts, today) == desk.person;
  });
  Values values;
  values.text("absent_person", person_name(desk, position.occupant));
  values.text("absent_position", position.title);
  values.day("until_date", away->last);
  values.count("task_count", count_of(tasks));
  const auto above =
      people::who_acts(organisation, position.escalate_to, today, desk.rules.calendars);
  const std::string manager = person_name(desk, above.person);
  if (!manager.empty() && above.person != desk.person) values.text("manager_name", manager);
  return Item{"mail.deputy", std::move(values)};
}

// What was put to the position on a rung while another acted for it.
bool told_to_another(const TaskAtDesk& task, const people::Position& position, LocalDate since) {
  const auto& told = task.facts.told;
  return std::any_of(told.begin(), told.end(), [&](const Told& one) {
    return one.position == position.key && one.person != position.occupant && since <= one.on;
  });
}

std::optional<Item> back_item(const Desk& desk, const people::Position& position) {
  const auto was = was_away(desk.state, position.key);
  if (!was) return std::nullopt;
  const Tasks open =
      those(desk, [&](const TaskAtDesk& task) { return asked_of(task.facts) == position.key; });
  const Tasks kept = those(desk, [&](const TaskAtDesk& task) {
    return task.facts.owner == position.key && !task.facts.kept_by.empty();
  });
  const Tasks told = those(
      desk, [&](const TaskAtDesk& task) { return told_to_another(task, position, was->since); });
  Values values;
  values.text("deputy_name", acting_name(desk, was->by));
  values.count("done_count", was->done);
  values.count("open_count", count_of(open));
  if (!open.empty()) {
    values.text("task_title", title(desk, *open.front().duty));
    values.day("due_date", due_of(desk, open.front()));
  }
  values.rows("kept", rows_of(desk, kept));
  values.rows("told", rows_of(desk, told));
  return Item{"mail.back", std::move(values)};
}

std::optional<Item> leaving_item(const Desk& desk, const people::Position& position) {
  const auto away = leaves_for(desk.rules, position, desk.reader.today);
  if (!away) return std::nullopt;
  const Tasks tasks = those(desk, [&](const TaskAtDesk& task) {
    return asked_of(task.facts) == position.key &&
           has_it(desk.rules, task.facts, away->first) != position.occupant;
  });
  const auto acting =
      people::who_acts(desk.rules.organisation, position.key, away->first, desk.rules.calendars);
  Values values;
  values.day("until_date", away->last);
  const std::string deputy = person_name(desk, acting.person);
  if (!deputy.empty()) values.text("deputy_name", deputy);
  values.count("task_count", count_of(tasks));
  values.rows("tasks", rows_of(desk, tasks));
  return Item{"mail.leaving", std::move(values)};
}

std::optional<Item> taken_over_item(const Desk& desk, const people::Position& position) {
  const Tasks tasks =
      those(desk, [&](const TaskAtDesk& task) { return asked_of(task.facts) == position.key; });
  Values values;
  values.text("held_position", position.title);
  values.count("task_count", count_of(tasks));
  values.rows("tasks", rows_of(desk, tasks));
  const auto paused = reminders_paused(desk.state);
  const auto until = paused.find(position.key);
  if (until != paused.end() && desk.reader.today < until->second) {
    values.day("remind_date", until->second);
  }
  return Item{"mail.taken-over", std::move(values)};
}

}  // namespace

std::optional<Item> position_item(const Desk& desk, const Notice& notice) {
  const people::Position* position = desk.rules.organisation.positions.find(notice.position);
  if (position == nullptr) return std::nullopt;
  if (notice.kind == "deputy") return deputy_item(desk, *position);
  if (notice.kind == "back") return back_item(desk, *position);
  if (notice.kind == "leaving") return leaving_item(desk, *position);
  if (notice.kind == "taken-over") return taken_over_item(desk, *position);
  if (notice.kind == "retention") return retention_item(desk, notice);
  if (notice.kind == "summer") return summer_item(desk, notice);
  return std::nullopt;
}

}  // namespace cadans::decide
