#include "engine/decide/passing.h"

#include <algorithm>

#include "engine/decide/roster.h"
#include "engine/decide/who_has.h"
#include "engine/people/acting.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

std::string acts_for(const Rules& rules, LocalDate today, std::string_view position) {
  if (position.empty()) return {};
  return people::who_acts(rules.organisation, position, today, rules.calendars).person;
}

// Both of them: whoever else would act for it is on a rung of their own.
bool both_away(const Rules& rules, LocalDate today, const people::Position& position) {
  const auto is = [&](std::string_view key) {
    return people::presence(rules.organisation, key, today, rules.calendars);
  };
  if (position.deputy.empty() || is(position.key) != people::Presence::away) return false;
  const auto deputy = is(position.deputy);
  return deputy == people::Presence::away || deputy == people::Presence::back_soon;
}

std::string occupant_of(const Rules& rules, std::string_view position) {
  const people::Position* known = rules.organisation.positions.find(position);
  return known == nullptr ? std::string() : known->occupant;
}

// When a period in hours has passed, a row that names several is for all of them at once: whoever
// heard of it on a lower rung hears that too.
bool for_all(const Rules& rules, const TaskFacts& facts, const PlanRow& row) {
  const settings::Ladder* ladder = rules.ladders.find(facts.ladder);
  return ladder != nullptr && ladder->unit == settings::LadderUnit::hours && !row.also.empty();
}

bool was_told(const Rules& rules, const TaskFacts& facts, const PlanRow& row,
              std::string_view person) {
  const bool again = for_all(rules, facts, row);
  return std::any_of(facts.told.begin(), facts.told.end(), [&](const Told& one) {
    return one.person == person && (!again || one.rung >= row.rung);
  });
}

std::string position_of_role(const Rules& rules, const TaskFacts& facts, std::string_view role) {
  const auto holder = people::holder(rules.organisation, role, facts.subject, facts.owner);
  return holder ? holder->key : std::string();
}

bool reaches(const Rules& rules, LocalDate today, const Chased& task, const PlanRow& row,
             std::string_view role) {
  const std::string position = position_of_role(rules, task.facts, role);
  return passed_over(rules, today, task, row, position) == Pass::no;
}

}  // namespace

Pass passed_over(const Rules& rules, LocalDate today, const Chased& task, const PlanRow& row,
                 std::string_view position) {
  const people::Position* known = rules.organisation.positions.find(position);
  if (known == nullptr) return Pass::nobody;
  if (known->occupant.empty() && known->deputy.empty()) return Pass::vacant;
  const TaskFacts& facts = task.facts;
  const bool duty = !on_duty(rules, facts, position).empty();
  if (!duty && both_away(rules, today, *known)) return Pass::away;
  const std::string person = hears(rules, facts, position, today);
  if (person.empty()) return Pass::nobody;
  const bool owns = occupant_of(rules, facts.owner) == person ||
                    acts_for(rules, today, facts.owner) == person ||
                    has_it(rules, facts, today) == person;
  if (owns || facts.owner == position) return Pass::owner;
  const bool handed_in = first_region(task.now.state) == "submitted";
  if (handed_in && acts_for(rules, today, facts.checker) == person) return Pass::checker;
  return was_told(rules, facts, row, person) ? Pass::told : Pass::no;
}

bool row_ended(const Chased& task, const PlanRow& row) {
  if (row.unless.empty()) return false;
  const std::string_view state = first_region(task.now.state);
  return state == "submitted" || (row.unless == "acknowledged" && state == "in_progress");
}

const PlanRow* in_its_place(const Rules& rules, LocalDate today, const Chased& task,
                            const PlanRow& row, std::string_view position) {
  const std::string owner = occupant_of(rules, task.facts.owner);
  const bool own_manager =
      row.to == "line-manager" && !owner.empty() && owner == occupant_of(rules, position);
  const people::Position* known = rules.organisation.positions.find(position);
  const bool away = known != nullptr && both_away(rules, today, *known);
  if (!own_manager && !away) return nullptr;
  const auto& plan = task.facts.plan;
  const auto next = std::find_if(plan.begin(), plan.end(),
                                 [&](const PlanRow& other) { return other.rung > row.rung; });
  return next != plan.end() && (away || next->to == "ciso") ? &*next : nullptr;
}

std::optional<NextRow> next_told(const Rules& rules, LocalDate today, const Chased& task) {
  const TaskFacts& facts = task.facts;
  const auto reached = [&](const PlanRow& row) {
    return !row_ended(task, row) && (row.body || reaches(rules, today, task, row, row.to));
  };
  Progress progress = task.now.progress;
  while (const auto climb = next_climb(facts, progress, rules)) {
    const PlanRow& row = facts.plan[static_cast<std::size_t>(climb->row)];
    if (reached(row)) return climb;
    const PlanRow* other =
        in_its_place(rules, today, task, row, position_of_role(rules, facts, row.to));
    if (other != nullptr && reached(*other)) {
      const auto place = static_cast<int>(other - facts.plan.data());
      return NextRow{place, climb->on, climb->due_us, true};
    }
    progress.row = climb->row + 1;
  }
  return std::nullopt;
}

std::optional<NobodyLeft> nobody_left(const Rules& rules, LocalDate today, const Chased& task,
                                      const PlanRow& row) {
  const TaskFacts& facts = task.facts;
  const settings::Ladder* ladder = rules.ladders.find(facts.ladder);
  if (ladder == nullptr || ladder->nobody_left.empty() || !facts.told.empty()) return std::nullopt;
  const auto climbs_later =
      std::any_of(facts.plan.begin(), facts.plan.end(),
                  [&](const PlanRow& other) { return other.rung > row.rung && !other.body; });
  if (climbs_later) return std::nullopt;
  NobodyLeft left;
  left.position = position_of_role(rules, facts, ladder->nobody_left);
  const WorkingDays later{ladder->nobody_left_at - row.at};
  left.on = std::max(today, time::plus(row.on, later, rules.calendars));
  if (acts_for(rules, today, left.position) == acts_for(rules, today, facts.owner)) {
    return std::nullopt;
  }
  return left;
}

std::optional<NobodyLeft> nobody_left_ahead(const Rules& rules, LocalDate today,
                                            const Chased& task) {
  const PlanRow* last = nullptr;
  Progress progress = task.now.progress;
  while (const auto climb = next_climb(task.facts, progress, rules)) {
    const PlanRow& row = task.facts.plan[static_cast<std::size_t>(climb->row)];
    const auto hears = [&](const std::string& role) {
      return reaches(rules, today, task, row, role);
    };
    if (row.body) break;
    if (hears(row.to) || std::any_of(row.also.begin(), row.also.end(), hears)) return std::nullopt;
    last = &row;
    progress.row = climb->row + 1;
  }
  return last == nullptr ? std::nullopt : nobody_left(rules, today, task, *last);
}

}  // namespace cadans::decide
