#include "engine/decide/why_due.h"

#include "engine/decide/first_time.h"
#include "engine/decide/plan.h"
#include "engine/decide/scope.h"
#include "engine/decide/statutory.h"
#include "engine/decide/task_dates.h"

namespace cadans::decide {
namespace {

using words::Values;

std::string_view anchor_word(settings::Anchor anchor) {
  switch (anchor) {
    case settings::Anchor::journey_start:
      return "anchor.journey_start";
    case settings::Anchor::stage_start:
      return "anchor.stage_start";
    case settings::Anchor::deps_done:
      return "anchor.deps_done";
    case settings::Anchor::last_done:
      return "anchor.last_done";
    case settings::Anchor::event:
    case settings::Anchor::calendar:
      break;
  }
  return "anchor.event";
}

// Where nobody knew when it was last done, or the next time after it had passed already. False
// where it was counted like any other.
bool say_first_time(Saying& saying, const TaskAtDesk& task, LocalDate due) {
  const FirstTime first = first_time(saying.desk().state, {task.duty, task.facts.subject, {}, {}});
  if (first.from != task.facts.counted_from) return false;
  if (first.known == FirstTime::Known::spread) {
    saying.say(
        "explain.due_spread",
        Values().day("due_date", due).text("span", span(saying.desk(), task.duty->first->over)));
    return true;
  }
  if (first.known != FirstTime::Known::overdue) return false;
  saying.say("explain.due_overdue", Values().day("due_date", due).day("from_date", first.last));
  return true;
}

// What was counted, from which day, and what that day is: of what comes back a number of intervals.
void say_counted(Saying& saying, const TaskAtDesk& task, LocalDate due) {
  const Desk& desk = saying.desk();
  const TaskFacts& facts = task.facts;
  if (facts.round > 1) {
    return saying.say("explain.renews",
                      Values().day("due_date", due).day("lapse_date", facts.nominal));
  }
  Period period = task.duty->lead_time;
  LocalDate from = facts.issued;
  auto anchor = task.duty->anchor;
  if (anchor == settings::Anchor::event && facts.counted_from.named()) {
    from = facts.counted_from;
    period = task.duty->period.value_or(Period{});
    if (period.zero()) return saying.say("explain.due_at_once", Values().day("due_date", due));
  } else if (facts.counted_from.named() && task.duty->rule && task.duty->rule->interval()) {
    if (say_first_time(saying, task, due)) return;
    from = facts.counted_from;
    period = time::times_until(from, *task.duty->rule->interval(), facts.nominal);
  }
  saying.say("explain.due_counted",
             Values()
                 .day("due_date", due)
                 .text("span", span(desk, period))
                 .text("anchor", word(desk, std::string(anchor_word(anchor))))
                 .day("from_date", from));
}

// The day that the rule in force gives it; before a manager postponed it, the one that it had.
LocalDate day_by_the_rule(const Desk& desk, const TaskAtDesk& task) {
  const TaskFacts& facts = task.facts;
  if (facts.old_target.named()) return facts.moved_by_rule ? facts.target : facts.old_target;
  const auto dated = dated_by(desk.rules, *task.duty, facts);
  return dated ? dated->target : facts.target;
}

void say_rule(Saying& saying, const TaskAtDesk& task, LocalDate due) {
  if (task.duty->anchor == settings::Anchor::calendar) {
    saying.say("explain.due_calendar", Values().day("due_date", due));
  } else {
    say_counted(saying, task, due);
  }
  if (task.facts.nominal == due) return;
  const bool shifted = task.duty->shift.kind != Shift::Kind::none;
  saying.say(shifted ? "explain.due_shifted" : "explain.due_moved_back",
             Values().day("due_date", due).day("counted_date", task.facts.nominal), Weight::useful);
}

// Its process joined the scope later, and had to wait for its day.
void say_joined(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const LocalDate begins = scope_day(desk.state, task.facts.subject);
  const bool once = task.duty->recurrence == settings::Recurrence::once;
  if (!once || begins != task.facts.issued) return;
  saying.say(
      "explain.due_joined",
      Values().day("begin_date", begins).count("weeks", desk.rules.settings.scope_every_weeks));
}

}  // namespace

void say_dates(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const TaskFacts& facts = task.facts;
  say_joined(saying, task);
  const LocalDate by_rule = day_by_the_rule(desk, task);
  if (!facts.old_target.named() && by_rule != facts.target) {
    saying.say("explain.kept_its_day",
               Values().day("due_date", facts.target).day("new_date", by_rule));
  } else {
    say_rule(saying, task, by_rule);
  }
  if (const LocalDate end = statutory_end(*task.duty, facts, desk.rules); end.named()) {
    saying.say("explain.statutory_end", Values().day("end_date", end));
  }
  if (const int year = open_year(*task.duty, facts, desk.rules); year != 0) {
    saying.say("next.decree_unknown", Values().text("open_years", std::to_string(year)),
               Weight::useful);
  }
  if (const auto papers = papers_of(*task.duty, facts, desk.rules)) {
    saying.say("explain.due_meeting", Values()
                                          .day("due_date", papers->close)
                                          .text("body_name", body_name(desk, papers->body))
                                          .day("meeting_date", papers->meeting));
  }
}

}  // namespace cadans::decide
