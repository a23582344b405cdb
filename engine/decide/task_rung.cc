// What a rung's delivery, or its bounce, means for the rows that follow.

#include <algorithm>

#include "engine/decide/passing.h"
#include "engine/decide/task_work.h"
#include "engine/decide/week.h"

namespace cadans::decide {
namespace {

// S4: the next rung comes at once. What its row asks of the owner keeps the day of that row: its
// own, or the later one to which a rung before it that was late had moved it.
void bring_forward(Turn& turn, TaskWork& task) {
  const auto next = next_climb(task.facts, task.now.progress, turn.rules);
  if (!next) return;
  auto& plan = task.facts.plan;
  PlanRow row = take_rung(plan, next->row, next->on);
  row.on = turn.today;
  row.due_us = turn.event.at.us;
  row.monday = false;
  row.at_once = true;
  plan.insert(plan.begin() + task.now.progress.row, row);
  task.now.progress.delivered = 0;
  remark(turn, task.id, "S4", row.to);
}

// Directie and college, and who sits in them, get no overviews (escalation, section 6); nor does
// whose process it touches, for nothing is asked there.
bool gets_overviews(const Turn& turn, const TaskFacts& facts, const Told& told) {
  if (is_body(turn, told.position)) return false;
  const people::Position* position = turn.rules.organisation.positions.find(told.position);
  const settings::Role* role =
      position == nullptr ? nullptr : turn.rules.catalogue.role(position->role);
  if (role != nullptr && role->line == "governance") return false;
  const auto row = std::find_if(facts.plan.begin(), facts.plan.end(),
                                [&](const PlanRow& one) { return one.rung == told.rung; });
  return row == facts.plan.end() || row->to != "process-owner";
}

// Told once, a position sees the task in its weekly overview for as long as it is open.
void follow(Turn& turn, const TaskWork& task, const std::string& position) {
  Notice notice;
  notice.instance = task.id;
  notice.kind = "overview";
  notice.position = position;
  notice.monday = true;
  notice.from = next_monday(turn.today);
  notify(turn, std::move(notice));
}

}  // namespace

void settle_rung(Turn& turn, TaskWork& task) {
  const int rung = static_cast<int>(number(turn.event.value("rung")));
  const bool arrived = turn.event.verb() == "rung-delivered";
  for (Told& told : task.facts.told) {
    if (!arrived || told.rung != rung || told.position != turn.event.value("position")) continue;
    told.reached = true;
    if (gets_overviews(turn, task.facts, told)) follow(turn, task, told.position);
  }
  if (arrived) {
    task.now.progress.rung = std::max(task.now.progress.rung, rung);
    const LocalDate expected = day_said(turn, "expected");
    if (expected.named() && turn.today > expected) task.now.progress.delivered = turn.today.day;
    return;
  }
  bring_forward(turn, task);
}

}  // namespace cadans::decide
