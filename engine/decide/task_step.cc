#include "engine/decide/task_step.h"

#include <algorithm>
#include <utility>

#include "engine/decide/approved_list.h"
#include "engine/decide/audit.h"
#include "engine/decide/passing.h"
#include "engine/decide/recurring.h"
#include "engine/decide/refusal.h"
#include "engine/decide/task_acts.h"
#include "engine/decide/validity.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

// The day that an owner names, or a manager postpones to: ahead, and not beyond the limit.
bool day_allowed(const Turn& turn, const TaskWork& task) {
  const LocalDate day = day_said(turn, "day");
  const auto [first, last] = own_days(turn, task);
  return first <= day && day <= last && date_may_fall(turn, day);
}

bool date_in_law(const settings::Duty& duty) {
  return duty.basis == "law" || duty.basis == "scheme";
}

bool decided_by_body(const Turn& turn, const settings::Duty& duty) {
  return is_body(turn, duty.role) || is_body(turn, duty.approver);
}

void facts_of_act(const Turn& turn, const TaskWork& task, Facts& facts) {
  const std::string_view verb = turn.event.verb();
  who_may(turn, task.facts, facts);
  // Its owner accepted an offer, which asked whose it is.
  facts.actor_owns = facts.actor_owns || (turn.ours && !turn.event.value("offer").empty());
  facts.reason_given = !turn.event.value("reason").empty();
  facts.suggestion_given = !turn.event.value("suggestion").empty();
  facts.evidence_valid = verb == "nothing-to-report" ||
                         names_a_place(text_said(turn, "evidence")) ||
                         points_to_earlier(turn, task.facts);
  facts.evidence_counts = verb == "nothing-to-report" || counts_still(turn, *task.duty, task.facts);
  facts.audits_final = audits_final(turn, task);
  facts.renewed = renewed(turn.state, task.facts);
  facts.nil_allowed = task.duty->allows_nil;
  facts.date_in_law = date_in_law(*task.duty);
  facts.measure_holds = settings::government_measure(*task.duty);
  facts.reserved = settings::given_to_board(*task.duty) && decided_by_body(turn, *task.duty);
  facts.day_allowed = day_allowed(turn, task);
  facts.first_time = verb == "postpone" ? !postponed(task.facts) : !task.facts.planned_before;
  facts.asked_away = !task.facts.asked_away.empty();
  if (verb == "submit" || verb == "already-shown" || verb == "nothing-to-report" ||
      verb == "change-eyes") {
    facts.second_eyes = !checker_for(turn, *task.duty, task.facts).empty();
    facts.alone = alone_with(turn, *task.duty, task.facts);
  }
  const bool body_said_so =
      turn.ours && turn.event.value("item") == std::to_string(task.facts.item);
  if (body_said_so && task.facts.item != 0) facts.actor_checks = true;
}

// In project mode no row passes: what is due waits for the golive.
RowsDue nothing_due(const Progress& progress) {
  RowsDue nothing;
  nothing.next = progress.row;
  return nothing;
}

RowsDue facts_of_row(const Turn& turn, const TaskWork& task, Facts& facts) {
  if (!live(turn)) return nothing_due(task.now.progress);
  RowsDue due = rows_due(task.facts, task.now.progress, turn.today, turn.event.at, turn.rules);
  // What was handed in for a body is chased on its agenda: the task's own rows pass in silence.
  if (first_region(task.now.state) == "submitted" && is_body(turn, task.facts.checker)) return due;
  if (due.climbs != nullptr && row_ended({task.facts, task.now}, *due.climbs)) {
    due.ended = std::exchange(due.climbs, nullptr);
  }
  const PlanRow* latest = due.climbs != nullptr ? due.climbs : due.asks;
  facts.row_asks = due.asks != nullptr;
  facts.row_climbs = due.climbs != nullptr;
  facts.row_overdue = latest != nullptr && (latest->asks == "overdue" || latest->rung > 0);
  facts.row_top = due.climbs != nullptr && due.top;
  return due;
}

// What a deputy begins while the owner is away stays with the deputy.
void note_who_began(const Turn& turn, TaskFacts& facts) {
  facts.started_by = turn.event.actor;
  const auto acting =
      people::who_acts(turn.rules.organisation, facts.owner, turn.today, turn.rules.calendars);
  const bool deputy = acting.rule == people::ActingRule::deputy_for_absence;
  if (deputy && acting.person == turn.event.actor) facts.kept_by = acting.position;
}

void write(Turn& turn, const TaskWork& task) {
  if (!turn.entry.refused.empty()) return;
  if (task.now != task.before) add(turn, InstanceSet{task.id, task.now});
  if (task.facts != task.known) add(turn, FactsSet{task.id, to_text(task.facts)});
}

// What its owner accepted when it was shown already.
void add_to_what_is_shown(Turn& turn, const TaskWork& task) {
  const std::string_view offer = turn.event.value("offer");
  if (!offer.empty()) remark(turn, task.id, "evidence-added", "O" + std::string(offer));
}

// Rows that are not said for themselves, and by which rule.
void note_what_passed(Turn& turn, const TaskWork& task, const RowsDue& due) {
  for (const PlanRow* row : due.passed) {
    remark(turn, task.id, "merged",
           row->asks + " " + to_string(row->on) + ", its moment passed: said with " +
               due.asks->asks + " " + to_string(due.asks->on));
  }
  if (due.ended != nullptr) remark(turn, task.id, due.ended->unless, due.ended->to);
}

words::Values asked_for_task(const Turn& turn) {
  const auto id = turn.event.instance.n;
  return words::Values().text("asked_for", id > 0 ? "T" + std::to_string(id) : "");
}

void look_around_after(Turn& turn, const TaskWork& task) {
  if (first_region(task.now.state) == first_region(task.before.state)) return;
  // What a rule took back was neither done nor given up: the next one counts as if it had not been.
  if (turn.event.verb() != "withdraw") {
    remember_end(turn, task.facts, first_region(task.now.state));
  }
  note_review(turn, task);
  tell_audit(turn, task);
  raise(turn, "engine.look-around", {},
        {{"duty", task.facts.duty}, {"state", std::string(first_region(task.now.state))}});
}

}  // namespace

void step_task(Turn& turn) {
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  const auto facts_text = turn.state.facts(turn.event.instance);
  if (!snapshot || !facts_text || snapshot->workflow != "task") {
    return refuse(turn, "unknown_task", asked_for_task(turn));
  }
  TaskWork task;
  task.id = turn.event.instance;
  task.before = task.now = *snapshot;
  task.facts = task.known = task_facts(*facts_text);
  turn.whose = task.facts.owner;
  task.duty = turn.rules.catalogue.duty(task.facts.duty);
  if (task.duty == nullptr) return refuse(turn, "unknown_task");
  Facts facts;
  RowsDue due;
  if (turn.event.verb() == "row-due") {
    task.timer_fired = !turn.event.value("due").empty();
    due = facts_of_row(turn, task, facts);
  } else {
    facts_of_act(turn, task, facts);
  }
  facts.rung_reached = task.now.progress.rung > 0;
  const Step step = workflows::workflow("task")->step(task.now, turn.event, facts);
  if (!step.accepted && !turn.ours) {
    return refuse(turn, step.reason, task_refusal(turn, task, step.reason, facts));
  }
  if (!turn.event.value("due").empty()) add(turn, TimerGone{fired_timer(turn.event)});
  if (!step.accepted) return add_to_what_is_shown(turn, task);
  task.now = step.snapshot;
  if (turn.event.verb() == "start") note_who_began(turn, task.facts);
  if (turn.event.verb() == "row-due") task.now.progress.row = due.next;
  if (turn.event.verb().starts_with("rung-")) settle_rung(turn, task);
  note_what_passed(turn, task, due);
  for (const Effect effect : step.effects) carry_out(turn, task, effect, due);
  write(turn, task);
  const bool done = step.effects.has(Effect::close) && first_region(task.now.state) == "done";
  if (done) keep_what_was_approved(turn, task);
  look_around_after(turn, task);
  say_at_once(turn, task);
}

}  // namespace cadans::decide
