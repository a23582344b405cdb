#pragma once
// The days of a task by the rule of its duty. From the same day they come out the same, whatever
// was decided over the task since: so a rule that changed is seen.
//
//   date_once(duty, made_on, calendars, facts)   a duty that falls once: from the day of its making
//   date_after(duty, event_on, calendars, facts) one that an event asks: from the day of that
//   date_renewal(lapses, calendars, facts)       a new round of what is done once: up to the last
//                                                day on which the round before it counts
//   date_named(duty, nominal, calendars, facts)  one that comes back: the day that its rule names
//   dated_by(rules, duty, facts)                 the facts with the days that these rules give it;
//                                                none where they do not name it
//
// Written  round, nominal, target; after an event counted_from; by dated_by the meeting as well.
// Clocks in hours run on as they are.

#include <optional>

#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"

namespace cadans::decide {

void date_once(const settings::Duty& duty, LocalDate made_on, const time::Calendars& calendars,
               TaskFacts& facts);
void date_renewal(LocalDate lapses, const time::Calendars& calendars, TaskFacts& facts);
void date_after(const settings::Duty& duty, LocalDate event_on, const time::Calendars& calendars,
                TaskFacts& facts);
void date_named(const settings::Duty& duty, LocalDate nominal, const time::Calendars& calendars,
                TaskFacts& facts);

[[nodiscard]] std::optional<TaskFacts> dated_by(const Rules& rules, const settings::Duty& duty,
                                                const TaskFacts& facts);

}  // namespace cadans::decide
