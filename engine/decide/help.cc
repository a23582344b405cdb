#include "engine/decide/help.h"

#include "engine/decide/authority.h"
#include "engine/decide/kept.h"
#include "engine/people/acting.h"
#include "engine/people/roles.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
std::string helper_for(const Rules& rules, LocalDate today, const TaskFacts& facts,
                       std::string_view asks) {
  for (const char* role : {"ciso", "line-manager", "iso"}) {
    const auto holder = people::holder(rules.organisation, role, facts.subject, facts.owner);
    if (!holder) continue;
    const auto acting = people::who_acts(rules.organisation, holder->key, today, rules.calendars);
    if (!acting.person.empty() && acting.person != asks) return holder->key;
  }
  return {};
}

void ask_for_help(Turn& turn, InstanceId task, const TaskFacts& facts) {
  if (!live(turn)) return keep_question(turn, task);
  const std::string asks = has_it(turn.rules, facts, turn.today);
  notify(turn, task, "help", helper_for(turn.rules, turn.today, facts, asks));
}

void ask_whose(Turn& turn, InstanceId task, const TaskFacts& facts) {
  if (!live(turn)) return keep_question(turn, task);
  notify(turn, task, "not-mine", manager_of(turn, facts));
  const LocalDate answer = time::plus(turn.today, WorkingDays{3}, turn.rules.calendars);
  add(turn, TimerSet{{Urgency::routine, turn.rules.zone.at(answer, LocalTime{0}), task, "keep"}});
}

}  // namespace cadans::decide
