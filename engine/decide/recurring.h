#pragma once
// Duties that come back: which of their occurrences have a task, and when the next one gets it.
//
//   issue_recurring(turn)              when the journey or a stage begins, and on "engine.day":
//                                      what is to be made by today
//   date_task(turn, duty, facts)       the days of a new task, by its rule, from its event or from
//                                      now; of a clock in hours the moment
//   remember_end(turn, facts, state)   the day from which an interval counts: of what was done that
//                                      day, of what was given up its own
//   waits_for_work(state, rules, duty) what it builds on, and is done once, is open: none comes
//                                      before that
//   counts_from_last_time(duty)        its interval is "max-interval"
//   counted_from(state, duty, subject) of an interval: the last time, or the first as far as it is
//                                      known; not named while nobody said
//   remember_rules(before, after, today, entry)
//                                      other content: from today on new and changed rules name days
//   kept_up(state, duty, subject)      it was done before, and the one that is open now is not
//                                      past its day; of what is done once, what was shown in the
//                                      round before counts still
//   latest(state, duty, subject)       identity of the task made last; of what is done once the
//                                      last round
//
// A task is made lead_time before its day. For a day whose task would have come before the start
// one is made only where somebody says that it is still to do (first_time.h). misfire.h says what
// comes of those that should have come while the engine was off.
// calendar       the rule names the days
// max-interval   the last time + the interval; while a task is open no other one comes
// calendar-year  the first time + k intervals, whenever the one before was done
// first time     first_time.h says from which day it is counted; until it is known none comes
// Source  catalogue, legend: anchor, lead_time, interval; time rules, section 5.

#include <string>
#include <string_view>

#include "engine/decide/task_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

void issue_recurring(Turn& turn);
void remember_rules(const settings::Catalogue& before, const settings::Catalogue& after,
                    LocalDate today, Entry& entry);
void date_task(const Turn& turn, const settings::Duty& duty, TaskFacts& facts);
void remember_end(Turn& turn, const TaskFacts& facts, std::string_view state);
[[nodiscard]] bool kept_up(const View& state, const settings::Duty& duty,
                           const people::Subject& subject);
[[nodiscard]] bool waits_for_work(const View& state, const Rules& rules,
                                  const settings::Duty& duty);
[[nodiscard]] bool counts_from_last_time(const settings::Duty& duty);
[[nodiscard]] LocalDate counted_from(const View& state, const settings::Duty& duty,
                                     const people::Subject& subject);
[[nodiscard]] std::string latest(const View& state, const settings::Duty& duty,
                                 const people::Subject& subject);

}  // namespace cadans::decide
