// The chase of a task: its one timer, whom a row asks, and whom a rung reaches or passes over.

#include <algorithm>

#include "engine/decide/golive.h"
#include "engine/decide/letter.h"
#include "engine/decide/passing.h"
#include "engine/decide/personal.h"
#include "engine/decide/roster.h"
#include "engine/decide/task_work.h"
#include "engine/decide/who_has.h"
#include "engine/people/meetings.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

Urgency urgency_of(const PlanRow& row) {
  if (row.due_us != 0 && !row.at_once) return Urgency::clock;
  return row.rung > 0 ? Urgency::rung : Urgency::routine;
}

// The timer that waits for a task: `progress` names its row and its moment.
Timer timer_of(InstanceId id, const TaskFacts& facts, const Progress& progress) {
  const PlanRow& row = facts.plan[static_cast<std::size_t>(progress.row)];
  return {urgency_of(row), Instant{progress.due_us}, id, "row-due"};
}

void drop_timer(Turn& turn, TaskWork& task) {
  if (task.timer_fired || task.before.progress.due_us == 0) return;
  add(turn, TimerGone{timer_of(task.id, task.known, task.before.progress)});
  task.timer_fired = true;
}

Pass passed_over(const Turn& turn, const TaskWork& task, const PlanRow& row,
                 std::string_view position) {
  return passed_over(turn.rules, turn.today, {task.facts, task.now}, row, position);
}

std::string_view rule_of(Pass pass) {
  switch (pass) {
    case Pass::owner:
      return "S1-owner";
    case Pass::checker:
      return "S1-checker";
    case Pass::told:
      return "S1-told";
    case Pass::vacant:
      return "S3";
    case Pass::away:
      return "S4-away";
    case Pass::nobody:
      return "nobody";
    case Pass::no:
      break;
  }
  return "";
}

// An item about this task waits for the body already.
bool before_body(const Turn& turn, const TaskWork& task, std::string_view body) {
  const auto& told = task.facts.told;
  return std::any_of(told.begin(), told.end(), [&](const Told& one) {
    const auto item = one.item == 0 ? std::nullopt : turn.state.snapshot({one.item});
    return one.position == body && item && !ended(item->state);
  });
}

// Clocks in hours run day and night: what they say waits for no window.
void say(Turn& turn, TaskWork& task, const PlanRow& row, Notice notice) {
  if (row.due_us == 0 || task.facts.started.us == 0) return notify(turn, std::move(notice));
  task.at_once.push_back(std::move(notice));
}

void tell(Turn& turn, TaskWork& task, const PlanRow& row, const std::string& position) {
  Notice notice;
  notice.instance = task.id;
  notice.kind = "rung";
  notice.rung = row.rung;
  notice.position = position;
  notice.monday = row.monday;
  say(turn, task, row, std::move(notice));
  if (row.at_once && task.at_once.empty()) {
    raise(turn, "engine.send-single", task.id, {{"notice", std::to_string(turn.next_notice - 1)}});
  }
  const std::string person = hears(turn.rules, task.facts, position, turn.today);
  task.facts.told.push_back({row.rung, position, person, turn.today});
}

void tell_affected(Turn& turn, TaskWork& task, const PlanRow& row) {
  for (const auto& process : turn.rules.organisation.processes) {
    if (process.in_scope_from_stage != 1) continue;
    if (passed_over(turn, task, row, process.owner) != Pass::no) continue;
    Notice notice;
    notice.instance = task.id;
    notice.kind = "affected";
    notice.position = process.owner;
    say(turn, task, row, std::move(notice));
  }
}

// S5: when every rung up to the first body was passed over, one message to the municipal secretary.
void tell_who_is_left(Turn& turn, TaskWork& task, const PlanRow& row) {
  const auto left = nobody_left(turn.rules, turn.today, {task.facts, task.now}, row);
  if (!left) return;
  Notice notice;
  notice.instance = task.id;
  notice.kind = "silent-top";
  notice.position = left->position;
  notice.from = left->on;
  remark(turn, task.id, "S5", notice.position);
  notify(turn, std::move(notice));
}

// In project mode what is due waits: for the golive where its day is known,
// else it is looked at again tomorrow.
Instant speaks_from(const Turn& turn) {
  if (live(turn)) return {};
  const LocalDate golive = golive_of(turn.state, turn.rules, turn.whose);
  const LocalDate day = golive.named() ? golive : turn.today + std::chrono::days(1);
  return turn.rules.zone.at(day, LocalTime{0});
}

void tell_also(Turn& turn, TaskWork& task, const PlanRow& row, const std::string& role) {
  if (role == "process-owners") return tell_affected(turn, task, row);
  const std::string with = position_of(turn, role, task.facts.subject, task.facts.owner);
  if (passed_over(turn, task, row, with) == Pass::no) tell(turn, task, row, with);
}

// Said, and who comes in its place.
void pass_over(Turn& turn, TaskWork& task, const PlanRow& row, Pass pass,
               const std::string& position) {
  remark(turn, task.id, rule_of(pass), position.empty() ? row.to : position);
  const PlanRow* next = in_its_place(turn.rules, turn.today, {task.facts, task.now}, row, position);
  if (next != nullptr) {
    if (pass != Pass::away) remark(turn, task.id, "S2", next->to);
    const PlanRow in_its_place = *next;
    climb(turn, task, in_its_place);
  }
  tell_who_is_left(turn, task, row);
}

}  // namespace

void chase_on(Turn& turn, TaskWork& task) {
  drop_timer(turn, task);
  const auto next = next_row(task.facts, task.now.progress, turn.rules);
  if (!next) {
    task.now.progress.due_us = 0;
    return;
  }
  task.now.progress.row = next->row;
  const Instant due =
      next->due_us != 0 ? Instant{next->due_us} : turn.rules.zone.at(next->on, LocalTime{0});
  task.now.progress.due_us = std::max(due, speaks_from(turn)).us;
  add(turn, TimerSet{timer_of(task.id, task.facts, task.now.progress)});
}

void chase_stop(Turn& turn, TaskWork& task) {
  drop_timer(turn, task);
  task.now.progress.due_us = 0;
  withdraw_notices(turn, task.id, "closed");
}

namespace {

// A period of law does not wait for the first meeting after a recess: who acts for the body under
// its mandate hears as well (escalation, section 7).
void tell_under_mandate(Turn& turn, TaskWork& task, const PlanRow& row) {
  if (!has_ladder_of_law(task.facts) ||
      !people::in_recess(turn.rules.organisation, row.to, turn.today))
    return;
  remark(turn, task.id, "mandate", row.to);
  for (const char* role : {"mayor", "town-clerk"}) tell_also(turn, task, row, role);
}

void lay_before_body(Turn& turn, TaskWork& task, const PlanRow& row) {
  tell_under_mandate(turn, task, row);
  if (before_body(turn, task, row.to)) return remark(turn, task.id, "S1-told", row.to);
  Told told{row.rung, row.to, "", turn.today};
  told.item = draft_item(turn, task, row.to, "rung", row.rung).n;
  task.facts.told.push_back(std::move(told));
}

void tell_or_pass_over(Turn& turn, TaskWork& task, const PlanRow& row) {
  const std::string position = position_of(turn, row.to, task.facts.subject, task.facts.owner);
  const Pass pass = passed_over(turn, task, row, position);
  if (pass == Pass::no) return tell(turn, task, row, position);
  pass_over(turn, task, row, pass, position);
}

}  // namespace

void climb(Turn& turn, TaskWork& task, const PlanRow& row) {
  if (turn.today > row.on) task.now.progress.delivered = turn.today.day;
  row.body ? lay_before_body(turn, task, row) : tell_or_pass_over(turn, task, row);
  for (const std::string& role : row.also) tell_also(turn, task, row, role);
}

void say_at_once(Turn& turn, TaskWork& task) {
  if (task.at_once.empty()) return;
  const TaskAtDesk left{task.id, std::move(task.now), std::move(task.facts), task.duty};
  post_at_once(turn, left, std::move(task.at_once));
}

void ask_turn(Turn& turn, TaskWork& task, const PlanRow& row) {
  Notice notice;
  notice.instance = task.id;
  notice.kind = row.asks;
  notice.position = asked_of(task.facts);
  if (first_region(task.now.state) == "submitted") {
    if (is_body(turn, task.facts.checker)) return;  // the agenda item has a chase of its own
    notice.kind = "approve";
    notice.position = task.facts.checker;
  } else if (is_personal(turn.rules, task.facts)) {
    return ask_in_person(turn, task.id, task.facts);
  }
  say(turn, task, row, std::move(notice));
}

}  // namespace cadans::decide
