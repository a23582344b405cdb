#include "engine/decide/letter_lists.h"

#include <algorithm>
#include <map>

#include "engine/decide/agenda.h"
#include "engine/decide/golive.h"
#include "engine/decide/passing.h"
#include "engine/decide/personal.h"
#include "engine/decide/statutory.h"
#include "engine/decide/vacancy.h"
#include "engine/decide/week.h"
#include "engine/people/acting.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

void by_team_and_title(Values::Rows& rows) {
  const auto key = [](const Values& row) {
    return std::pair(std::get<std::string>(*row.find("team_name")),
                     std::get<std::string>(*row.find("task_title")));
  };
  std::stable_sort(rows.begin(), rows.end(),
                   [&](const Values& one, const Values& other) { return key(one) < key(other); });
}

// When its owner was first asked: in project mode nobody is.
LocalDate first_asked(const Desk& desk, const TaskFacts& facts) {
  const LocalDate golive = golive_of(desk.state, desk.rules, facts.owner);
  if (facts.issued >= golive) return facts.issued;
  for (const PlanRow& row : facts.plan) {
    if (!row.asks.empty()) return std::max(row.on, golive);
  }
  return {};
}

// A bounce is what brings a rung forward (S4).
void asked_values(const Desk& desk, const TaskFacts& facts, Values& values) {
  const bool bounced = std::any_of(facts.plan.begin(), facts.plan.end(),
                                   [](const PlanRow& row) { return row.at_once; });
  const std::string ciso = position_for(desk, "ciso", facts);
  values.day("owner_asked", first_asked(desk, facts));
  for (const Told& told : facts.told) {
    if (told.rung != 1 || told.position == ciso) continue;
    values.text("manager_name", told.person.empty() ? position_title(desk, told.position)
                                                    : person_name(desk, told.person));
    values.flag("manager_missed", bounced && !told.reached);
    if (told.reached || !bounced) values.day("manager_asked", told.on).day("asked_date", told.on);
  }
  values.text("remark", desk.state.text(facts.help));
}

// Where it comes when nobody chooses.
void agenda_values_of(const Desk& desk, const TaskAtDesk& task, Values& values) {
  const auto told = next_told(desk.rules, desk.reader.today, {task.facts, task.snapshot});
  if (!told) return;
  const PlanRow& row = task.facts.plan[static_cast<std::size_t>(told->row)];
  if (!row.body) return;
  values.day("agenda_date", told->on).text("body_name", body_name(desk, row.to));
  const auto papers = papers_from(row.to, told->on, desk.rules);
  if (papers) values.day("meeting_date", papers->meeting).day("papers_close", papers->close);
}

Values advice_values(const Desk& desk, const TaskAtDesk& task) {
  Values values;
  task_values(desk, task, values);
  values.text("team_name", team_name(desk, task.facts.owner));
  asked_values(desk, task.facts, values);
  agenda_values_of(desk, task, values);
  values.flag("measure_holds", settings::government_measure(*task.duty));
  return values;
}

// Open tasks whose target lies in the coming week, in order of day.
Values::Rows coming(const Desk& desk, const std::vector<InstanceId>& running) {
  std::vector<std::pair<LocalDate, Values>> found;
  for (const InstanceId id : running) {
    const auto task = task_at(desk, id);
    const LocalDate today = desk.reader.today;
    if (!task || is_personal(desk.rules, task->facts)) continue;
    const LocalDate due = due_day(*task->duty, task->facts, desk.rules);
    if (due < today || due > today + std::chrono::days(6)) continue;
    Values row;
    task_values(desk, *task, row);
    found.emplace_back(due, std::move(row));
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& one, const auto& other) { return one.first < other.first; });
  Values::Rows rows;
  for (auto& [day, row] : found) rows.push_back(std::move(row));
  return rows;
}

Values::Rows bounced(const Desk& desk) {
  Values::Rows rows;
  for (const Bounced& one : bounced_since(desk.state, week_before(desk.reader.today))) {
    rows.push_back(Values()
                       .text("to_position", position_title(desk, one.position))
                       .text("reason", desk.state.text(one.reason)));
  }
  return rows;
}

Values::Rows passed_over(const Desk& desk) {
  Values::Rows rows;
  for (const InstanceId id : passed_over_since(desk.state, week_before(desk.reader.today))) {
    const auto task = task_at(desk, id);
    if (!task) continue;
    Values row;
    task_values(desk, *task, row);
    rows.push_back(std::move(row));
  }
  return rows;
}

Values::Rows vacancies(const Desk& desk, const std::vector<InstanceId>& running) {
  std::map<std::string, std::int64_t> open;  // tasks, by the position that has them
  for (const InstanceId id : running) {
    if (const auto task = task_at(desk, id)) ++open[task->facts.owner];
  }
  Values::Rows rows;
  for (const people::Position* position : empty_positions(desk.rules.organisation)) {
    Values row;
    row.text("vacant_position", position->title);
    const auto acting = people::who_acts(desk.rules.organisation, position->key, desk.reader.today,
                                         desk.rules.calendars);
    row.count("task_count", open[position->key]);
    row.text("acting_name", person_name(desk, acting.person));
    rows.push_back(std::move(row));
  }
  return rows;
}

bool handed_in(const TaskAtDesk& task) { return first_region(task.snapshot.state) == "submitted"; }

// Of what was handed in, the agenda item knows for which meeting it is.
std::optional<Papers> papers_aimed_at(const Desk& desk, const TaskAtDesk& task) {
  const auto papers = papers_now(*task.duty, task.facts, desk.reader.today, desk.rules);
  const InstanceId id{task.facts.item};
  const auto text = papers && handed_in(task) && id.n != 0 ? desk.state.facts(id) : std::nullopt;
  if (!text) return papers;
  const ItemFacts item = item_facts(*text);
  return Papers{item.body, item.meeting, item.papers_close};
}

void date_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  const LocalDate due = shown_day(*task.duty, task.facts, desk.rules);
  values.day("due_date", due);
  values.flag("date_passed", due < desk.reader.today);
  values.count("days_late", days_late(desk, task));
  values.day("statutory_date", statutory_end(*task.duty, task.facts, desk.rules));
  const int open = open_year(*task.duty, task.facts, desk.rules);
  if (open != 0) values.text("open_years", std::to_string(open));
  const auto papers = papers_aimed_at(desk, task);
  if (!papers) return;
  values.text("body_name", body_name(desk, papers->body));
  values.day("papers_close", papers->close);
  values.flag("papers_closed", papers->close < desk.reader.today);
  if (papers->meeting >= desk.reader.today) values.day("meeting_date", papers->meeting);
}

}  // namespace

void task_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  values.text("task_title", title(desk, *task.duty));
  values.text("subject_name", subject_name(desk, task.facts.subject));
  date_values(desk, task, values);
  values.text("evidence_asked", evidence_asked(desk, *task.duty, task.facts));
  values.text("evidence_missing", evidence_asked(desk, *task.duty, task.facts));
  if (handed_in(task)) {
    values.day("handed_in_on", task.facts.submitted);
    values.text("checker_position", position_title(desk, task.facts.checker));
  }
  values.text("owner_name", name_of_who_has(desk, task.facts));
  values.text("owner_position", position_title(desk, task.facts.owner));
  values.text("basis_word", word(desk, "basis." + task.duty->basis));
  const bool law = task.duty->basis == "law" || task.duty->basis == "scheme";
  values.flag("law", law).flag("own_date", !law);
  if (task.snapshot.progress.planned != 0) {
    values.day("planned_date", LocalDate(task.snapshot.progress.planned));
  }
}

void next_values(const Desk& desk, const TaskAtDesk& task, Values& values) {
  const auto row = next_row(task.facts, task.snapshot.progress, desk.rules);
  if (row && !row->climbs) values.day("next_date", row->on);
  const auto climb = next_told(desk.rules, desk.reader.today, {task.facts, task.snapshot});
  if (!climb) return;
  const PlanRow& rung = task.facts.plan[static_cast<std::size_t>(climb->row)];
  values.day("next_date", climb->on);
  if (rung.body) {
    values.flag("next_body");
    values.text("next_name", body_name(desk, rung.to));
    return;
  }
  const std::string position = position_for(desk, rung.to, task.facts);
  values.text("next_name", acting_name(desk, position));
  values.text("next_title", position_title(desk, position));
}

Item manager_item(const Desk& desk, const std::string& team, const std::vector<TaskAtDesk>& tasks) {
  Values values;
  Values::Rows rows;
  for (const TaskAtDesk& task : tasks) {
    Values row;
    task_values(desk, task, row);
    row.text("help_remark", desk.state.text(task.facts.help));
    rows.push_back(std::move(row));
  }
  next_values(desk, tasks.front(), values);
  values.text("team_name", team);
  values.count("task_count", static_cast<std::int64_t>(tasks.size()));
  values.rows("tasks", std::move(rows));
  return {"mail.rung-1", std::move(values)};
}

Item monday_item(const Desk& desk, const std::vector<TaskAtDesk>& tasks) {
  Values values;
  Values::Rows rows;
  for (const TaskAtDesk& task : tasks) rows.push_back(advice_values(desk, task));
  by_team_and_title(rows);
  const auto running = desk.state.running("task", {}, tasks_most);
  values.count("choice_count", static_cast<std::int64_t>(tasks.size()));
  values.count("running_count", static_cast<std::int64_t>(running.size()));
  values.count("done_count", done_since(desk.state, week_before(desk.reader.today)));
  values.rows("tasks", std::move(rows));
  values.rows("coming", coming(desk, running));
  values.rows("bounced", bounced(desk));
  values.rows("passed_over", passed_over(desk));
  values.rows("cycles", phases_of_week(desk));
  values.rows("vacancies", vacancies(desk, running));
  return {"mail.monday", std::move(values)};
}

std::optional<Item> vacant_item(const Desk& desk) {
  Values::Rows rows = vacancies(desk, desk.state.running("task", {}, tasks_most));
  if (rows.empty()) return std::nullopt;
  Values values;
  if (rows.size() == 1) {
    values.text("vacant_position", std::get<std::string>(*rows[0].find("vacant_position")));
  }
  values.count("vacant_count", static_cast<std::int64_t>(rows.size()));
  values.rows("vacancies", std::move(rows));
  return Item{"mail.vacant", std::move(values)};
}

Item advice_item(const Desk& desk, const TaskAtDesk& task) {
  Values values = advice_values(desk, task);
  if (settings::rests_on(desk.rules.catalogue, *task.duty, {"gate"})) {
    values.count("gate_stage", task.duty->stage);
  }
  return {"mail.rung-2", std::move(values)};
}

namespace {

Values overview_values(const Desk& desk, const std::vector<TaskAtDesk>& tasks) {
  Values values;
  Values::Rows rows;
  for (const TaskAtDesk& task : tasks) {
    Values row;
    task_values(desk, task, row);
    row.text("team_name", team_name(desk, task.facts.owner));
    row.text("help_remark", desk.state.text(task.facts.help));
    row.day("answered_on", task.facts.advice.on).day("agreed_date", day_agreed(task.facts));
    rows.push_back(std::move(row));
  }
  by_team_and_title(rows);
  values.count("task_count", static_cast<std::int64_t>(tasks.size()));
  values.rows("tasks", std::move(rows));
  return values;
}

}  // namespace

Item overview_item(const Desk& desk, const std::vector<TaskAtDesk>& tasks) {
  return {"mail.overview", overview_values(desk, tasks)};
}

Item advice_overview_item(const Desk& desk, const std::vector<TaskAtDesk>& tasks) {
  return {"mail.overview-advice", overview_values(desk, tasks)};
}

}  // namespace cadans::decide
