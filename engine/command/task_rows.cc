#include "engine/command/task_rows.h"

#include <algorithm>
#include <tuple>

#include "engine/decide/statutory.h"
#include "engine/json.h"

namespace cadans::command {
namespace {

constexpr int tasks_most = 100'000;

std::string second_region(std::string_view state) {
  const auto comma = state.find(',');
  return comma == std::string_view::npos ? std::string() : std::string(state.substr(comma + 1));
}

TaskRow row_of(const store::InstanceRow& instance, const decide::Desk& desk) {
  const decide::TaskFacts facts = decide::task_facts(instance.facts);
  const settings::Duty* duty = desk.rules.catalogue.duty(facts.duty);
  const people::Position* position = desk.rules.organisation.positions.find(facts.owner);
  TaskRow row;
  row.id = instance.id;
  row.title = duty == nullptr ? facts.duty : decide::title(desk, *duty);
  row.duty = facts.duty;
  if (duty != nullptr) row.basis = duty->basis;
  row.subject = decide::subject_name(desk, facts.subject);
  row.position = facts.owner;
  row.position_title = decide::position_title(desk, facts.owner);
  row.team = position == nullptr ? std::string() : position->team;
  row.target = facts.target;
  if (duty != nullptr) row.statutory = decide::statutory_end(*duty, facts, desk.rules);
  row.state = first_region(instance.snapshot.state);
  row.chase = second_region(instance.snapshot.state);
  row.rung = instance.snapshot.progress.rung;
  row.open = instance.running;
  row.should_have_come = facts.should_have_come;
  row.late = instance.running && facts.target < desk.reader.today;
  return row;
}

bool lets_through(const Wanted& wanted, const TaskRow& row) {
  return (wanted.position.empty() || wanted.position == row.position) &&
         (wanted.team.empty() || wanted.team == row.team) && (!wanted.open || row.open) &&
         (!wanted.late || row.late);
}

// A filter that names nothing would answer "no tasks", which reads as good news.
Result<void> known(const Opened& opened, const Wanted& wanted) {
  const people::Organisation& organisation = opened.rules->organisation;
  if (!wanted.position.empty() && organisation.positions.find(wanted.position) == nullptr) {
    return opened.refusal(Fault::invalid, "unknown_position",
                          words::Values().text("asked_for", wanted.position));
  }
  if (!wanted.team.empty() && organisation.teams.find(wanted.team) == nullptr) {
    return opened.refusal(Fault::invalid, "unknown_team",
                          words::Values().text("asked_for", wanted.team));
  }
  return {};
}

}  // namespace

Result<std::vector<TaskRow>> rows_of(const Opened& opened, const decide::Desk& desk,
                                     const Wanted& wanted) {
  if (const auto right = known(opened, wanted); !right) return right.error();
  const auto instances = opened.reader->instances(
      {.workflow = "task", .ended_too = !wanted.open && !wanted.late, .limit = tasks_most});
  if (!instances) return instances.error();
  std::vector<TaskRow> rows;
  for (const store::InstanceRow& instance : *instances) {
    TaskRow row = row_of(instance, desk);
    if (lets_through(wanted, row)) rows.push_back(std::move(row));
  }
  const auto group = [&](const TaskRow& row) -> std::string_view {
    if (wanted.by == "team") return row.team;
    return wanted.by == "position" ? std::string_view(row.position) : std::string_view();
  };
  std::sort(rows.begin(), rows.end(), [&](const TaskRow& one, const TaskRow& other) {
    return std::tuple(group(one), one.target, one.id) <
           std::tuple(group(other), other.target, other.id);
  });
  return rows;
}

bool escalated(const TaskRow& row) { return row.chase == "escalated" || row.chase == "at_top"; }

Json to_json(const TaskRow& row) {
  return {{"task", "T" + std::to_string(row.id.n)},
          {"duty", row.duty},
          {"basis", row.basis},
          {"title", row.title},
          {"subject", row.subject},
          {"position", row.position},
          {"team", row.team},
          {"target", to_string(row.target)},
          {"statutory_end", row.statutory.named() ? Json(to_string(row.statutory)) : Json()},
          {"state", row.state},
          {"chase", row.chase},
          {"rung", row.rung},
          {"late", row.late},
          {"should_have_come",
           row.should_have_come.named() ? Json(to_string(row.should_have_come)) : Json()}};
}

}  // namespace cadans::command
