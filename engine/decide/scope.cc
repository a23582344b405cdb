#include "engine/decide/scope.h"

#include <algorithm>

#include "engine/decide/golive.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"

namespace cadans::decide {
namespace {

std::string mark_of(const people::Subject& subject) {
  return "scope/" + subject.kind + ":" + subject.key;
}

}  // namespace

LocalDate scope_day(const View& state, const people::Subject& subject) {
  return parse_local_date(state.mark(mark_of(subject))).value_or(LocalDate());
}

LocalDate Scope::day_of(const people::Subject& subject) const {
  const auto planned =
      std::ranges::find(planned_, subject, &std::pair<people::Subject, LocalDate>::first);
  return planned == planned_.end() ? scope_day(turn_.state, subject) : planned->second;
}

// All that joined and have no day yet, after those that have one.
void Scope::plan() {
  const auto every = std::chrono::days(7 * turn_.rules.settings.scope_every_weeks);
  std::vector<const people::Process*> waiting;
  LocalDate last;
  for (const people::Process& process : turn_.rules.organisation.processes) {
    const people::Subject subject{"process", process.key};
    if (!joined_later(turn_.rules, subject) || !people::in_scope(process, stage_now(turn_.state)))
      continue;
    const LocalDate day = day_of(subject);
    last = std::max(last, day);
    if (!day.named()) waiting.push_back(&process);
  }
  std::stable_partition(waiting.begin(), waiting.end(),
                        [](const auto* process) { return process->critical; });
  for (const people::Process* process : waiting) {
    const LocalDate next = last.named() ? last + every : turn_.today;
    const LocalDate day = next <= turn_.today ? turn_.today : first_fit(turn_.rules, next);
    const people::Subject subject{"process", process->key};
    planned_.emplace_back(subject, day);
    add(turn_, MarkSet{mark_of(subject), to_string(day)});
    if (day > turn_.today) {
      add(turn_,
          TimerSet{{Urgency::routine, turn_.rules.zone.at(day, LocalTime{0}), {}, "scope-joins"}});
    }
    last = day;
  }
}

bool Scope::begins(const people::Subject& subject) {
  if (!joined_later(turn_.rules, subject)) return true;
  if (!day_of(subject).named()) plan();
  const LocalDate day = day_of(subject);
  return day.named() && day <= turn_.today;
}

void scope_joins(Turn& turn) {
  add(turn, TimerGone{fired_timer(turn.event)});
  raise(turn, "engine.look-around", {}, {{"duty", ""}, {"state", "done"}});
}

}  // namespace cadans::decide
