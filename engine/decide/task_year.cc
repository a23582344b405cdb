// A task and the years of its cycle.

#include "engine/decide/cycle_facts.h"
#include "engine/decide/offered_entry.h"
#include "engine/decide/task_work.h"

namespace cadans::decide {
namespace {

using people::CycleYear;

// By its day, whether that year is over or not.
CycleYear own_year(const people::Cycle& cycle, const settings::Duty& duty, LocalDate day) {
  const CycleYear year = people::year_of(cycle, day);
  if (duty.of_cycle == "next") return people::year_after(year, cycle);
  return duty.of_cycle == "previous" ? people::year_before(year, cycle) : year;
}

std::string first_not_over(CycleYear year, const people::Cycle& cycle, LocalDate today) {
  while (year.close <= today) year = people::year_after(year, cycle);
  return year.name();
}

}  // namespace

void join_year(const Turn& turn, TaskWork& task) {
  if (task.duty->phase.empty()) return;
  const people::Cycle& cycle = people::cycle_over(turn.rules.organisation, task.facts.subject);
  const CycleYear own = own_year(cycle, *task.duty, task.facts.nominal);
  task.facts.cycles = {first_not_over(own, cycle, turn.today)};
}

// It closes, or has: nothing more of it is looked at.
bool year_is_over(const Turn& turn, const TaskWork& task) {
  if (task.facts.cycles.empty()) return false;
  const auto cycle = cycle_at(turn.state, task.facts.cycles.back());
  const auto snapshot = cycle ? turn.state.snapshot(*cycle) : std::nullopt;
  return snapshot && (snapshot->state == "closing" || snapshot->state == "closed");
}

// Of a cycle that is no more, to the one that its subject has now.
void move_to_next_year(const Turn& turn, TaskWork& task) {
  const people::Organisation& organisation = turn.rules.organisation;
  const people::YearName last = people::year_named(task.facts.cycles.back());
  const people::Cycle* known = people::cycles_of(organisation).find(last.key);
  const people::Cycle& cycle =
      known != nullptr ? *known : people::cycle_over(organisation, task.facts.subject);
  const CycleYear next = people::year_after(people::year_of(cycle, last.starts), cycle);
  task.facts.cycles.push_back(first_not_over(next, cycle, turn.today));
}

void note_review(Turn& turn, const TaskWork& task) {
  if (!task.duty->ends_check || task.facts.cycles.empty()) return;
  const std::string& year = task.facts.cycles.front();
  const std::string mark = review_mark(year);
  const std::string before = mark_now(turn, mark);
  std::vector<InstanceId> open = numbers_in(before);
  std::erase(open, task.id);
  if (!ended(task.now.state)) open.push_back(task.id);
  std::string text;
  for (const InstanceId id : open) text += (text.empty() ? "" : " ") + std::to_string(id.n);
  if (text == before) return;
  add(turn, MarkSet{mark, text});
  const auto cycle = cycle_at(turn.state, year);
  if (text.empty() && cycle) raise(turn, "pdca_cycle.review-held", *cycle);
}

}  // namespace cadans::decide
