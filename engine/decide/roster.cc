#include "engine/decide/roster.h"

#include <algorithm>

#include "engine/people/acting.h"

namespace cadans::decide {

std::string on_duty(const Rules& rules, const TaskFacts& facts, std::string_view position) {
  const settings::Ladder* ladder = rules.ladders.find(facts.ladder);
  if (ladder == nullptr || ladder->roster.empty()) return {};
  const people::Roster* roster = rules.organisation.rosters.find(ladder->roster);
  const people::Position* held = rules.organisation.positions.find(position);
  if (roster == nullptr || held == nullptr) return {};
  const bool listed = std::ranges::find(roster->positions, position) != roster->positions.end();
  return listed ? held->occupant : std::string();
}

std::string hears(const Rules& rules, const TaskFacts& facts, std::string_view position,
                  LocalDate day) {
  std::string person = on_duty(rules, facts, position);
  if (!person.empty() || position.empty()) return person;
  return people::who_acts(rules.organisation, position, day, rules.calendars).person;
}

}  // namespace cadans::decide
