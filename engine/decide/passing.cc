#include "engine/decide/passing.h"

#include <algorithm>

#include "engine/decide/draft.h"
#include "engine/people/acting.h"

namespace cadans::decide {
namespace {

std::string acts_for(const Rules& rules, LocalDate today, std::string_view position) {
  if (position.empty()) return {};
  return people::who_acts(rules.organisation, position, today, rules.calendars).person;
}

std::string occupant_of(const Rules& rules, std::string_view position) {
  const people::Position* known = rules.organisation.positions.find(position);
  return known == nullptr ? std::string() : known->occupant;
}

}  // namespace

Pass passed_over(const Rules& rules, LocalDate today, const Chased& task,
                 std::string_view position) {
  const people::Position* known = rules.organisation.positions.find(position);
  if (known == nullptr) return Pass::nobody;
  if (known->occupant.empty() && known->deputy.empty()) return Pass::vacant;
  const std::string person = acts_for(rules, today, position);
  if (person.empty()) return Pass::nobody;
  const TaskFacts& facts = task.facts;
  const bool owns =
      occupant_of(rules, facts.owner) == person || acts_for(rules, today, facts.owner) == person;
  if (owns || facts.owner == position) return Pass::owner;
  const bool handed_in = first_region(task.now.state) == "submitted";
  if (handed_in && acts_for(rules, today, facts.checker) == person) return Pass::checker;
  const bool heard = std::any_of(facts.told.begin(), facts.told.end(),
                                 [&](const Told& one) { return one.person == person; });
  return heard ? Pass::told : Pass::no;
}

const PlanRow* in_its_place(const Rules& rules, const Chased& task, const PlanRow& row,
                            std::string_view position) {
  const std::string owner = occupant_of(rules, task.facts.owner);
  if (row.to != "line-manager" || owner.empty() || owner != occupant_of(rules, position)) {
    return nullptr;
  }
  const auto& plan = task.facts.plan;
  const auto next = std::find_if(plan.begin(), plan.end(),
                                 [&](const PlanRow& other) { return other.rung > row.rung; });
  return next != plan.end() && next->to == "ciso" ? &*next : nullptr;
}

std::optional<NextRow> next_told(const Rules& rules, LocalDate today, const Chased& task) {
  const TaskFacts& facts = task.facts;
  const auto position_of_rung = [&](const PlanRow& row) {
    const auto holder = people::holder(rules.organisation, row.to, facts.subject, facts.owner);
    return holder ? holder->key : std::string();
  };
  const auto reached = [&](const PlanRow& row) {
    return row.body || passed_over(rules, today, task, position_of_rung(row)) == Pass::no;
  };
  Progress progress = task.now.progress;
  while (const auto climb = next_climb(facts, progress, rules)) {
    const PlanRow& row = facts.plan[static_cast<std::size_t>(climb->row)];
    if (reached(row)) return climb;
    const PlanRow* other = in_its_place(rules, task, row, position_of_rung(row));
    if (other != nullptr && reached(*other)) {
      const auto place = static_cast<int>(other - facts.plan.data());
      return NextRow{place, climb->on, climb->due_us, true};
    }
    progress.row = climb->row + 1;
  }
  return std::nullopt;
}

}  // namespace cadans::decide
