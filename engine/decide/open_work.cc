#include "engine/decide/open_work.h"

#include <algorithm>
#include <optional>

#include "engine/decide/desk.h"
#include "engine/decide/plan.h"
#include "engine/decide/stages.h"
#include "engine/decide/statutory.h"
#include "engine/decide/subjects.h"
#include "engine/decide/task_dates.h"
#include "engine/people/acting.h"

namespace cadans::decide {
namespace {

bool begun(const Snapshot& snapshot) {
  const std::string_view work = first_region(snapshot.state);
  return work == "in_progress" || work == "submitted";
}

bool runs_over(const settings::Duty& duty, const people::Organisation& organisation, int stage,
               const people::Subject& subject) {
  if (duty.per != subject.kind) return false;
  const auto all = settings::subjects_of(duty, organisation, std::max(stage, duty.stage));
  return std::find(all.begin(), all.end(), subject) != all.end();
}

std::string position_by(const Rules& rules, const settings::Duty& duty,
                        const people::Subject& subject) {
  const auto holder = people::holder(rules.organisation, duty.doer(), subject);
  return holder ? holder->key : std::string();
}

// Who has it by the rule goes with the rule; whom a person gave it to keeps it while there.
std::string owner_then(const Rules& now, const Rules& then, const settings::Duty& duty,
                       const TaskFacts& facts) {
  const settings::Duty* known = now.catalogue.duty(facts.duty);
  const bool by_rule = known == nullptr || position_by(now, *known, facts.subject) == facts.owner;
  const bool there = then.organisation.positions.find(facts.owner) != nullptr;
  if (!by_rule && there) return facts.owner;
  std::string position = position_by(then, duty, facts.subject);
  return position.empty() ? facts.owner : position;
}

std::string acting_for(const Rules& rules, std::string_view position, LocalDate today) {
  return people::who_acts(rules.organisation, position, today, rules.calendars).person;
}

// One set of rules, and what it makes of a task.
struct Side {
  const Rules& rules;
  const settings::Duty* duty;
  Because gone = Because::same;  // why it would not be there
  std::optional<TaskFacts> dated{};
  LocalDate day{};
};

Side side_of(const Rules& rules, int stage, const TaskFacts& facts) {
  Side side{rules, rules.catalogue.duty(facts.duty)};
  if (side.duty == nullptr) {
    side.gone = Because::no_duty;
  } else if (side.duty->ended) {
    side.gone = Because::ended;
  } else if (!runs_over(*side.duty, rules.organisation, stage, facts.subject)) {
    side.gone = Because::no_subject;
  } else if (side.dated = dated_by(rules, *side.duty, facts); !side.dated) {
    side.gone = Because::not_named;
  } else {
    side.day = due_day(*side.duty, *side.dated, rules);
  }
  return side;
}

void decide_gone(Because why, bool begun, OpenWork& work) {
  work.because = why;
  work.becomes = why == Because::no_duty ? Becomes::in_the_way : Becomes::withdrawn;
  if (!begun || why == Because::no_duty) return;
  work.becomes = Becomes::keeps;
  work.because = Because::begun;
}

void decide_day(const Side& was, const Side& is, const TaskAtDesk& task, OpenWork& work) {
  if (was.day == is.day) return;
  work.new_day = is.day;
  work.because = Because::other_day;
  work.becomes = Becomes::moves;
  const bool decided = postponed(task.facts) || was.dated->target != task.facts.target;
  if (!decided && !begun(task.snapshot)) return;
  work.becomes = Becomes::keeps;
  work.because = decided ? Because::decided : Because::begun;
}

// What moves gets its rungs anew; what keeps its day may have another end in law all the same.
void decide_end(const Side& was, const Side& is, const TaskFacts& facts, OpenWork& work) {
  if (work.becomes != Becomes::stays && work.becomes != Becomes::keeps) return;
  if (was.duty == nullptr || is.duty == nullptr) return;
  const LocalDate end = statutory_end(*was.duty, facts, was.rules);
  const LocalDate new_end = statutory_end(*is.duty, facts, is.rules);
  if (end == new_end || !end.named() || !new_end.named()) return;
  work.end = end;
  work.new_end = new_end;
}

OpenWork work_on(const Rules& now, const Rules& then, int stage, const TaskAtDesk& task) {
  const TaskFacts& facts = task.facts;
  OpenWork work;
  work.task = task.id;
  work.duty = facts.duty;
  work.subject = facts.subject;
  work.day = due_day(*task.duty, facts, now);
  work.doer.position = work.new_doer.position = facts.owner;
  const Side was = side_of(now, stage, facts);
  const Side is = side_of(then, stage, facts);
  if (was.gone == Because::same && is.gone == Because::same) {
    decide_day(was, is, task, work);
  } else if (was.gone == Because::same || is.gone == Because::no_duty) {
    // Else the rules in force do not ask for it either: a person wanted it, and it stays.
    decide_gone(is.gone, begun(task.snapshot), work);
  }
  decide_end(was, is, facts, work);
  if (is.duty != nullptr && work.becomes != Becomes::withdrawn) {
    work.new_doer.position = owner_then(now, then, *is.duty, facts);
  }
  return work;
}

void find_persons(const Rules& now, const Rules& then, LocalDate today, OpenWork& work) {
  work.doer.person = acting_for(now, work.doer.position, today);
  const bool goes = work.becomes == Becomes::withdrawn || work.becomes == Becomes::in_the_way;
  work.new_doer.person = goes ? work.doer.person : acting_for(then, work.new_doer.position, today);
}

bool as_it_was(const OpenWork& work) {
  return work.becomes == Becomes::stays && work.doer == work.new_doer && !work.new_end.named() &&
         !work.eyes_gone && !work.deputy_gone;
}

// A body is no position: what waits for its decision is its agenda item.
bool eyes_gone(const Rules& now, const Rules& then, const TaskAtDesk& task) {
  const std::string& checker = task.facts.checker;
  return first_region(task.snapshot.state) == "submitted" &&
         now.organisation.positions.find(checker) != nullptr &&
         then.organisation.positions.find(checker) == nullptr;
}

bool deputy_gone(const Rules& then, const TaskFacts& facts) {
  return !facts.kept_by.empty() && then.organisation.positions.find(facts.kept_by) == nullptr;
}

}  // namespace

std::vector<OpenWork> open_work(const View& state, const Rules& now, const Rules& then,
                                LocalDate today) {
  const Desk desk{state, now, {}, {}};
  const int stage = stage_now(state);
  std::vector<OpenWork> all;
  for (const InstanceId id : state.running("task", {}, tasks_most)) {
    const auto task = task_at(desk, id);
    if (!task) continue;
    OpenWork work = work_on(now, then, stage, *task);
    find_persons(now, then, today, work);
    work.eyes_gone = eyes_gone(now, then, *task);
    work.deputy_gone = deputy_gone(then, task->facts);
    if (!as_it_was(work)) all.push_back(std::move(work));
  }
  return all;
}

std::string_view name_of(Becomes becomes) {
  switch (becomes) {
    case Becomes::stays:
      return "stays";
    case Becomes::keeps:
      return "keeps";
    case Becomes::moves:
      return "moves";
    case Becomes::withdrawn:
      return "withdrawn";
    case Becomes::in_the_way:
      return "in-the-way";
  }
  broken_invariant("a task becomes something");
}

std::string_view name_of(Because because) {
  switch (because) {
    case Because::same:
      return "same";
    case Because::other_day:
      return "other-day";
    case Because::no_duty:
      return "no-duty";
    case Because::ended:
      return "ended";
    case Because::no_subject:
      return "no-subject";
    case Because::not_named:
      return "not-named";
    case Because::begun:
      return "begun";
    case Because::decided:
      return "decided";
  }
  broken_invariant("there is a reason");
}

}  // namespace cadans::decide
