#include "engine/decide/task_acts.h"

#include "engine/decide/help.h"
#include "engine/decide/personal.h"
#include "engine/decide/roster.h"
#include "engine/decide/shown_part.h"
#include "engine/decide/task_dates.h"
#include "engine/decide/validity.h"
#include "engine/decide/week.h"
#include "engine/time/target.h"

namespace cadans::decide {
namespace {

void say_new_at_once(TaskWork& task, const std::string& position) {
  Notice notice;
  notice.instance = task.id;
  notice.kind = "new";
  notice.position = position;
  task.at_once.push_back(std::move(notice));
}

// A clock that runs day and night waits for no window to say that it does.
void ask_owner(Turn& turn, TaskWork& task) {
  if (is_personal(turn.rules, task.facts)) return ask_in_person(turn, task.id, task.facts);
  const settings::Ladder* ladder = turn.rules.ladders.find(task.facts.ladder);
  if (ladder == nullptr || !ladder->at_once || !live(turn)) {
    const char* kind = task.facts.round > 1 ? "lapsing" : "new";
    return notify(turn, task.id, kind, task.facts.owner);
  }
  say_new_at_once(task, task.facts.owner);
  const people::Position* owner = turn.rules.organisation.positions.find(task.facts.owner);
  if (ladder->roster.empty() || owner == nullptr || owner->deputy.empty()) return;
  const auto who = [&](const std::string& position) {
    return hears(turn.rules, task.facts, position, turn.today);
  };
  if (who(owner->deputy) != who(task.facts.owner)) say_new_at_once(task, owner->deputy);
}

void keep_evidence(Turn& turn, TaskWork& task) {
  task.facts.submitted_by = turn.event.actor;
  task.facts.submitted = turn.today;
  task.facts.evidence = turn.event.value("evidence");
  task.facts.dated = day_said(turn, "dated");
  if (points_to_earlier(turn, task.facts)) {
    task.facts.evidence = task.facts.earlier;
    task.facts.dated = task.facts.earlier_dated;
  }
  task.facts.valid_until = day_said(turn, "until");
}

void show_part(const Turn& turn, TaskWork& task) {
  std::string& shown = task.facts.shown;
  if (!shown.empty()) shown += ' ';
  shown += turn.event.value("evidence");
  task.facts.missing = turn.event.value("reason");
}

void ask_who_looks(Turn& turn, TaskWork& task) {
  withdraw_notices(turn, task.id, "handed-in");
  task.facts.checker = checker_for(turn, *task.duty, task.facts);
  if (is_body(turn, task.facts.checker)) {
    task.facts.item = draft_item(turn, task, task.facts.checker, "approve", 0).n;
    return;
  }
  notify(turn, task.id, "approve", task.facts.checker);
  ask_eyes(task.facts, task.now.progress, turn.today, turn.rules);
  chase_on(turn, task);
}

void ask_second_eyes(Turn& turn, TaskWork& task) {
  keep_evidence(turn, task);
  ask_who_looks(turn, task);
}

// A body is asked nothing about what is closed. An item that was decided stays so.
void take_back_item(Turn& turn, std::int64_t item) {
  if (item == 0) return;
  raise(turn, "agenda_item.withdraw", {item}, {{"reason", "the task is closed"}});
}

// Management decided over the task: who and why, for those who read of it.
void keep_decision(const Turn& turn, TaskWork& task) {
  task.facts.decided_by = turn.event.actor;
  task.facts.decided_why = turn.event.value("reason");
}

// Whoever heard of it on a rung hears how it ended; who ended it knows.
void tell_those_who_knew(Turn& turn, const TaskWork& task, const char* kind) {
  for (const Told& told : task.facts.told) {
    const bool body = is_body(turn, told.position);
    const std::string position = body ? secretary_of(turn, told.position) : told.position;
    if (told.reached && acting_person(turn, position) != turn.event.actor) {
      notify(turn, task.id, kind, position);
    }
    if (body) take_back_item(turn, told.item);
  }
}

void close(Turn& turn, TaskWork& task) {
  const bool looked_at = first_region(task.before.state) == "submitted";
  const bool done = first_region(task.now.state) == "done";
  if (!looked_at && done) {
    const bool alone = alone_with(turn, *task.duty, task.facts);
    if (alone) remark(turn, task.id, "two-eyes", task.facts.owner);
    keep_evidence(turn, task);
  }
  if (!done) keep_decision(turn, task);
  task.facts.closed = turn.today;
  if (done) await_renewal(turn, task);
  if (done && task.duty->rule) remember_shown(turn, task.facts);
  if (done) count_done(turn, task.facts.owner);
  if (looked_at && done) notify(turn, task.id, "done", asked_of(task.facts));
  tell_those_who_knew(turn, task, done ? "solved" : "ended");
  if (!done && turn.event.actor != has_it(turn.rules, task.facts, turn.today)) {
    notify(turn, task.id, "ended", asked_of(task.facts));
  }
  take_back_item(turn, task.facts.item);
}

void ask_manager(Turn& turn, TaskWork& task) {
  task.facts.asked_away = turn.event.value("reason");
  task.facts.suggested = turn.event.value("suggestion");
  ask_whose(turn, task.id, task.facts);
}

void ask_help(Turn& turn, TaskWork& task) {
  const std::string_view why = turn.event.value("reason");
  task.facts.help = why.empty() ? turn.event.value("remark") : why;
  ask_for_help(turn, task.id, task.facts);
}

void answer_owner(Turn& turn, TaskWork& task) {
  task.facts.asked_away.clear();
  notify(turn, task.id, "kept", asked_of(task.facts));
}

// Another day does not say whose task it is, nor does it help: what is asked of others stays.
void withdraw_what_asks_for_the_old_day(Turn& turn, InstanceId id) {
  for (const Notice& notice : turn.state.notices_of(id)) {
    const bool asks_others = notice.kind == "not-mine" || notice.kind == "help";
    if (asks_others || notice.kind == "overview") continue;
    add(turn, NoticeGone{notice.id, "postponed"});
  }
}

// From the new day on, by the rows of its ladder that lie ahead.
void plan_for_the_new_day(Turn& turn, TaskWork& task, const char* says) {
  task.facts.plan = make_plan(*task.duty, task.facts, turn.rules);
  task.now.progress.row = 0;
  while (task.now.progress.row < static_cast<int>(task.facts.plan.size()) &&
         task.facts.plan[static_cast<std::size_t>(task.now.progress.row)].on <= turn.today) {
    ++task.now.progress.row;
  }
  withdraw_what_asks_for_the_old_day(turn, task.id);
  notify(turn, task.id, says, asked_of(task.facts));
}

void move_target(Turn& turn, TaskWork& task) {
  keep_decision(turn, task);
  task.facts.old_target = task.facts.target;
  task.facts.moved_by_rule = false;
  task.facts.target = time::target_for(day_said(turn, "day"), turn.rules.calendars);
  task.facts.meeting =
      meeting_for(*task.duty, turn.today, task.facts.target, turn.rules).value_or(LocalDate());
  plan_for_the_new_day(turn, task, "moved");
  chase_on(turn, task);
}

// The same position, or another one of the person who has it.
bool same_hands(const Turn& turn, const std::string& owner, const std::string& to) {
  const people::Position* has = turn.rules.organisation.positions.find(owner);
  const people::Position* gets = turn.rules.organisation.positions.find(to);
  return owner == to ||
         (has != nullptr && !has->occupant.empty() && has->occupant == gets->occupant);
}

void hand_on(Turn& turn, TaskWork& task) {
  const std::string to(turn.event.value("to"));
  if (turn.rules.organisation.positions.find(to) == nullptr) {
    return refuse(turn, "unknown_position", words::Values().text("asked_for", to));
  }
  if (same_hands(turn, task.facts.owner, to)) {
    const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
    return refuse(turn, "same_hands",
                  words::Values()
                      .text("position_title", position_title(desk, task.facts.owner))
                      .text("other_name", person_name(desk, acting_person(turn, to))));
  }
  keep_decision(turn, task);
  task.facts.owner = turn.whose = to;
  task.facts.kept_by.clear();
  task.facts.asked_away.clear();
  withdraw_notices(turn, task.id, "handed-on");
  notify(turn, task.id, "handed-on", to);
}

// A later day that was agreed before had passed over rows that still lie ahead.
void keep_day(Turn& turn, TaskWork& task) {
  task.facts.planned_before = true;
  task.now.progress.planned = day_said(turn, "day").day;
  int& row = task.now.progress.row;
  const auto ahead = [&](int at) {
    return task.facts.plan[static_cast<std::size_t>(at)].on > turn.today;
  };
  while (row > 0 && ahead(row - 1)) --row;
  chase_on(turn, task);
}

// Silence ends no chase: where no row lies ahead, the ladder is counted from today. So it is where
// its papers have closed: they are for another meeting now.
void plan_from_today(const Turn& turn, TaskWork& task) {
  const Now now{turn.today, turn.event.at};
  ask_owner_again(task.facts, task.now.progress, now);
  const auto papers = papers_of(*task.duty, task.facts, turn.rules);
  const bool closed = papers && papers->close <= turn.today;
  if (!closed && rows_ahead(task.facts, task.now.progress, now)) return;
  if (closed) {
    task.facts.meeting =
        meeting_for(*task.duty, turn.today, turn.today, turn.rules).value_or(papers->meeting);
  }
  const int rung = std::max(1, task.now.progress.rung);
  task.facts.plan = plan_again(*task.duty, task.facts, rung, now, turn.rules);
  task.now.progress.row = 0;
  task.now.progress.delivered = 0;
}

void follow_rule(Turn& turn, TaskWork& task) {
  const auto dated = dated_by(turn.rules, *task.duty, task.facts);
  invariant(dated.has_value(), "a rule that moves a task names it");
  keep_decision(turn, task);
  task.facts.old_target = task.facts.target;
  task.facts.moved_by_rule = true;
  task.facts.target = dated->target;
  task.facts.meeting = dated->meeting;
  if (task.facts.round != 0) task.facts.nominal = dated->nominal;  // else it is its name
  plan_for_the_new_day(turn, task, "rule-moved");
  plan_from_today(turn, task);
  chase_on(turn, task);
}

void follow_end(Turn& turn, TaskWork& task) {
  follow_end(*task.duty, task.facts, task.now.progress.row, turn.rules);
  chase_on(turn, task);
}

// What was handed in waits for others: its owner has nothing to hear.
void change_hands(Turn& turn, TaskWork& task) {
  task.facts.owner = turn.whose = turn.event.value("to");
  task.facts.kept_by.clear();
  if (first_region(task.now.state) == "submitted") return;
  keep_decision(turn, task);
  task.facts.asked_away.clear();
  withdraw_notices(turn, task.id, "handed-on");
  notify(turn, task.id, "handed-on", task.facts.owner);
}

// Whose task it was, asked before it was handed in or closed, is asked no longer.
void say_what_is_missing(Turn& turn, TaskWork& task) {
  task.facts.asked_away.clear();
  task.facts.sent_back = turn.event.value("reason");
  notify(turn, task.id, "returned", asked_of(task.facts));
}

void ask_again(Turn& turn, TaskWork& task) {
  say_what_is_missing(turn, task);
  plan_from_today(turn, task);
  chase_on(turn, task);
}

// That it was done, where nobody has heard that yet, is no news any more.
void reopen(Turn& turn, TaskWork& task) {
  await_no_more(turn, task);
  task.facts.closed = {};
  task.facts.checker.clear();
  task.facts.submitted_by.clear();
  withdraw_notices(turn, task.id, "reopened");
  leave_past(task.facts, task.now.progress, {turn.today, turn.event.at});
  say_what_is_missing(turn, task);
  if (year_is_over(turn, task)) move_to_next_year(turn, task);
  plan_from_today(turn, task);  // the chase resumes in its own region
}

}  // namespace

void carry_out(Turn& turn, TaskWork& task, Effect effect, const RowsDue& due) {
  switch (effect) {
    case Effect::ask_owner:
      return ask_owner(turn, task);
    case Effect::ask_turn:
      return ask_turn(turn, task, *due.asks);
    case Effect::climb:
      return climb(turn, task, *due.climbs);
    case Effect::ask_second_eyes:
      return ask_second_eyes(turn, task);
    case Effect::ask_again:
      return ask_again(turn, task);
    case Effect::show_part:
      return show_part(turn, task);
    case Effect::ask_manager:
      return ask_manager(turn, task);
    case Effect::answer_owner:
      return answer_owner(turn, task);
    case Effect::ask_help:
      return ask_help(turn, task);
    case Effect::follow_rule:
      return follow_rule(turn, task);
    case Effect::follow_end:
      return follow_end(turn, task);
    case Effect::change_hands:
      return change_hands(turn, task);
    case Effect::change_eyes:
      return ask_who_looks(turn, task);
    case Effect::keep_day:
      return keep_day(turn, task);
    case Effect::move_target:
      return move_target(turn, task);
    case Effect::agree_day:
      return agree_day(turn, task);
    case Effect::lay_before:
      return lay_before(turn, task);
    case Effect::hand_on:
      return hand_on(turn, task);
    case Effect::close:
      return close(turn, task);
    case Effect::reopen:
      return reopen(turn, task);
    case Effect::carry_over:
      return move_to_next_year(turn, task);
    case Effect::renew:
      return renew(turn, task);
    case Effect::tell_lapsed:
      return lapse(turn, task);
    case Effect::chase_on:
      return chase_on(turn, task);
    case Effect::chase_stop:
      return chase_stop(turn, task);
    default:
      broken_invariant("a task has no other effect");
  }
}

}  // namespace cadans::decide
