// A new occurrence of a duty: its task is made, or it is there as passed over.

#include <optional>
#include <utility>

#include "engine/decide/audit.h"
#include "engine/decide/horizon.h"
#include "engine/decide/recurring.h"
#include "engine/decide/shown_part.h"
#include "engine/decide/task_acts.h"
#include "engine/decide/task_step.h"
#include "engine/decide/validity.h"
#include "engine/decide/week.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

void raise_occurrence(Turn& turn, std::string type, const settings::Duty& duty,
                      const people::Subject& subject, Named more) {
  if (duty.ended) return;
  more.insert(more.begin(), {{"duty", duty.id}, {"kind", subject.kind}, {"key", subject.key}});
  raise(turn, std::move(type), {}, more);
}

// The occurrence that the event asks for, with its days and its owner.
TaskWork occurrence_asked(const Turn& turn) {
  TaskWork task;
  task.duty = turn.rules.catalogue.duty(turn.event.value("duty"));
  invariant(task.duty != nullptr, "an occurrence is of a duty of the catalogue");
  task.facts.duty = task.duty->id;
  task.facts.subject = {std::string(turn.event.value("kind")),
                        std::string(turn.event.value("key"))};
  date_task(turn, *task.duty, task.facts);
  task.facts.owner = turn.event.value("owner");
  if (task.facts.owner.empty()) {
    task.facts.owner = doer_of(turn.rules, *task.duty, task.facts.subject);
  }
  task.facts.issued = turn.today;
  task.facts.should_have_come = day_said(turn, "expected");
  task.facts.passed_over = static_cast<int>(number(turn.event.value("passed_over")));
  task.facts.ladder = task.duty->ladder;
  join_year(turn, task);
  return task;
}

// Its owner accepted an offer before there was a task.
void show_what_was_offered(Turn& turn, InstanceId task) {
  const std::string_view shown = turn.event.value("shown");
  if (shown.empty()) return;
  Named named = {{"evidence", std::string(shown)}};
  for (const char* name : {"offer", "dated", "until"}) {
    named.emplace_back(name, std::string(turn.event.value(name)));
  }
  raise(turn, "task.already-shown", task, named);
}

// A new instance, or the one that a rule took back, which begins anew under its own number.
void make(Turn& turn, TaskWork& task, std::optional<InstanceId> taken_back = {}) {
  task.id = taken_back ? *taken_back : InstanceId{turn.next_instance++};
  const workflows::Workflow* workflow = workflows::workflow("task");
  task.before = {"task", workflow->version, workflow->start, {}};
  if (taken_back) task.before.state = turn.state.snapshot(*taken_back)->state;
  const Step step = workflow->step(task.before, turn.event, Facts{});
  invariant(step.accepted, "a planned task can be issued or passed over, one taken back issued");
  task.now = step.snapshot;
  for (const Effect effect : step.effects) carry_out(turn, task, effect, RowsDue{});
  auto& changes = turn.entry.changes;
  if (taken_back) {
    changes.insert(changes.begin(),
                   {InstanceSet{task.id, task.now}, FactsSet{task.id, to_text(task.facts)}});
  } else {
    changes.insert(changes.begin(),
                   InstanceNew{task.id, identity(task.facts), task.now, to_text(task.facts)});
  }
  raise(turn, "engine.look-around", {},
        {{"duty", task.duty->id}, {"state", std::string(first_region(task.now.state))}});
  note_review(turn, task);
  plan_audit(turn, task);
  if (task.duty->approves == "audit-programme" && !ended(task.now.state)) {
    raise(turn, "audit_programme.look", {}, {{"asked", "yes"}});
  }
  say_at_once(turn, task);
}

}  // namespace

void raise_issue(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
                 Named more) {
  raise_occurrence(turn, "task.issue", duty, subject, std::move(more));
}

void issue_task(Turn& turn) {
  TaskWork task = occurrence_asked(turn);
  turn.whose = task.facts.owner;
  if (has_task(turn.state, identity(task.facts))) {  // of two offers the first made it
    return show_what_was_offered(turn, turn.state.find(identity(task.facts)).value());
  }
  task.facts.meeting =
      meeting_for(*task.duty, turn.today, task.facts.target, turn.rules).value_or(LocalDate());
  task.facts.plan = make_plan(*task.duty, task.facts, turn.rules);
  if (task.facts.round == 1) take_part(turn.state, task.facts);
  if (task.duty->rule) take_earlier(turn.state, *task.duty, task.facts);
  remember_round(turn, task.facts);
  make(turn, task, turn.state.find(identity(task.facts)));
  show_what_was_offered(turn, task.id);
}

void raise_pass_over(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
                     Named more) {
  raise_occurrence(turn, "task.pass-over", duty, subject, std::move(more));
}

void pass_over_task(Turn& turn) {
  TaskWork task = occurrence_asked(turn);
  turn.whose = task.facts.owner;
  if (turn.state.find(identity(task.facts))) return;
  task.facts.closed = turn.today;
  make(turn, task);
  remember_end(turn, task.facts, first_region(task.now.state));
  note_passed_over(turn, task.id);
}

}  // namespace cadans::decide
