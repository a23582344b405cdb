#include "engine/decide/validity.h"

#include <algorithm>

#include "engine/decide/horizon.h"
#include "engine/decide/judgement.h"
#include "engine/decide/subjects.h"
#include "engine/decide/task_step.h"
#include "engine/decide/who_has.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days one_day{1};

bool has_rounds(const settings::Duty& duty) {
  return duty.recurrence == settings::Recurrence::once && duty.validity && !duty.ended;
}

Timer renew_timer(const Turn& turn, const TaskWork& task) {
  return {Urgency::routine, turn.rules.zone.at(task.facts.renew_on, LocalTime{0}), task.id,
          "renew-due"};
}

Timer lapse_timer(const Turn& turn, const TaskWork& task) {
  const LocalDate over = task.facts.counts_until + one_day;
  return {Urgency::routine, turn.rules.zone.at(over, LocalTime{0}), task.id, "lapse"};
}

// It is asked of this subject still, and by this duty; ahead of its stage too, where it was shown.
bool asked_still(const Turn& turn, const TaskWork& task) {
  if (task.duty->ended) return false;
  const auto all = subjects_now(turn.state, turn.rules, *task.duty);
  return std::ranges::find(all, task.facts.subject) != all.end();
}

std::string next_round(const TaskFacts& facts) {
  return identity(facts.duty, facts.subject, facts.round + 1);
}

}  // namespace

LocalDate counts_until(const settings::Duty& duty, const TaskFacts& facts) {
  if (facts.valid_until.named()) return facts.valid_until;
  return valid_to(duty, facts.dated.named() ? facts.dated : facts.submitted);
}

void await_renewal(Turn& turn, TaskWork& task) {
  if (!has_rounds(*task.duty)) return;
  TaskFacts& facts = task.facts;
  facts.counts_until = counts_until(*task.duty, facts);
  facts.renew_on = std::max(turn.today + one_day, facts.counts_until - renew_days);
  add(turn, TimerSet{renew_timer(turn, task)});
}

void await_no_more(Turn& turn, TaskWork& task) {
  TaskFacts& facts = task.facts;
  if (!facts.counts_until.named()) return;
  add(turn, TimerGone{facts.renew_on.named() ? renew_timer(turn, task) : lapse_timer(turn, task)});
  facts.counts_until = facts.renew_on = {};
}

void renew(Turn& turn, TaskWork& task) {
  task.facts.renew_on = {};
  add(turn, TimerSet{lapse_timer(turn, task)});
  if (!asked_still(turn, task) || has_task(turn.state, next_round(task.facts))) return;
  raise_issue(turn, *task.duty, task.facts.subject,
              {{"round", std::to_string(task.facts.round + 1)},
               {"lapses", to_string(task.facts.counts_until)}});
}

void lapse(Turn& turn, const TaskWork& task) {
  const auto next = turn.state.find(next_round(task.facts));
  const auto is = next ? turn.state.snapshot(*next) : std::nullopt;
  const std::string_view work = is ? first_region(is->state) : std::string_view();
  if (work != "open" && work != "in_progress") return;
  notify(turn, *next, "lapsed", asked_of(task_facts(turn.state.facts(*next).value())));
}

void raise_once(Turn& turn, const settings::Duty& duty, const people::Subject& subject) {
  const int round = round_of(turn.state, duty.id, subject);
  const std::string is = state_of(turn.state, identity(duty.id, subject, round));
  if (is.empty() || is == "withdrawn") return raise_issue(turn, duty, subject);
  if (is != "lapsed") return;
  const bool in_days = !duty.lead_time.in_hours();
  raise_issue(
      turn, duty, subject,
      {{"round", std::to_string(round + 1)},
       {"lapses", to_string(in_days ? time::plus(turn.today, duty.lead_time) : turn.today)}});
}

void remember_round(Turn& turn, const TaskFacts& facts) {
  if (facts.round < 2) return;
  add(turn, MarkSet{mark_of_rounds(facts.duty, facts.subject), std::to_string(facts.round)});
}

bool renewed(const View& state, const TaskFacts& facts) {
  return facts.round > 0 && has_task(state, next_round(facts));
}

bool names_a_place(std::string_view text) {
  return text.find_first_of("0123456789/\\") != std::string_view::npos;
}

bool points_to_earlier(const Turn& turn, const TaskFacts& facts) {
  return turn.event.verb() == "already-shown" && turn.event.value("evidence").empty() &&
         !facts.earlier.empty();
}

bool counts_still(const Turn& turn, const settings::Duty& duty, const TaskFacts& facts) {
  TaskFacts said;
  said.submitted = turn.today;
  said.dated = points_to_earlier(turn, facts) ? facts.earlier_dated : day_said(turn, "dated");
  said.valid_until = day_said(turn, "until");
  if (said.dated > turn.today) return false;
  // What is offered brings its own last day along; a person names none beyond the entry's own.
  const LocalDate most = valid_to(duty, turn.today);
  const bool named = said.valid_until.named() && turn.event.value("offer").empty();
  if (named && most.named() && said.valid_until > most) return false;
  const LocalDate last = counts_until(duty, said);
  return !last.named() || last >= turn.today;
}

}  // namespace cadans::decide
