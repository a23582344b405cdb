#include "engine/decide/who_has.h"

#include <utility>

#include "engine/decide/personal.h"
#include "engine/decide/plan.h"
#include "engine/decide/roster.h"
#include "engine/people/presence.h"

namespace cadans::decide {
namespace {

LocalDate due(const Rules& rules, const TaskFacts& facts) {
  const settings::Duty* duty = rules.catalogue.duty(facts.duty);
  return duty == nullptr ? facts.target : due_day(*duty, facts, rules);
}

// Nobody can learn, or be examined, in the place of another.
people::Acting in_person(const Rules& rules, const std::string& position, LocalDate day) {
  const auto& organisation = rules.organisation;
  const people::Position* seat = organisation.positions.find(position);
  people::Acting acting;
  if (seat == nullptr || seat->occupant.empty()) return acting;
  acting.person = seat->occupant;
  acting.position = seat->key;
  acting.rule = people::ActingRule::occupant;
  if (!people::absence_on(organisation, seat->occupant, day, rules.calendars)) return acting;
  acting.rule = people::ActingRule::due_after_return;
  acting.waits_until = people::next_working_day(organisation, seat->occupant, day, rules.calendars);
  return acting;
}

}  // namespace

const std::string& asked_of(const TaskFacts& facts) {
  return facts.kept_by.empty() ? facts.owner : facts.kept_by;
}

people::Acting who_has(const Rules& rules, const TaskFacts& facts, LocalDate day) {
  const auto& organisation = rules.organisation;
  const std::string& position = asked_of(facts);
  if (std::string person = on_duty(rules, facts, position); !person.empty()) {
    return {std::move(person), position, people::ActingRule::occupant, {}, {}};
  }
  if (is_personal(rules, facts)) return in_person(rules, position, day);
  auto acting = people::who_acts(organisation, position, day, rules.calendars);
  const bool moved = acting.rule == people::ActingRule::deputy_for_absence ||
                     acting.rule == people::ActingRule::up_the_line;
  const people::Position* asked = moved ? organisation.positions.find(position) : nullptr;
  if (asked == nullptr || asked->occupant.empty()) return acting;
  if (has_ladder_of_law(facts)) return acting;  // it waits for nobody's return
  const auto away = people::absence_on(organisation, asked->occupant, day, rules.calendars);
  if (!away || due(rules, facts) <= away->last) return acting;
  acting.person = asked->occupant;
  acting.position = asked->key;
  acting.rule = people::ActingRule::due_after_return;
  acting.waits_until =
      people::next_working_day(organisation, asked->occupant, day, rules.calendars);
  return acting;
}

std::string has_it(const Rules& rules, const TaskFacts& facts, LocalDate day) {
  return who_has(rules, facts, day).person;
}

std::string doer_of(const Rules& rules, const settings::Duty& duty,
                    const people::Subject& subject) {
  for (const std::string_view role :
       {std::string_view(duty.doer()), std::string_view("town-clerk"), std::string_view("ciso")}) {
    const auto holder = people::holder(rules.organisation, role, subject, "");
    if (holder && !holder->key.empty()) return holder->key;
  }
  return {};
}

}  // namespace cadans::decide
