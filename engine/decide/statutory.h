#pragma once
// The end that a law sets for a task, beside the date that people see.
//
//   statutory_end(duty, facts, rules)    of a period that the law counts from an event, by the
//                                        Algemene termijnenwet where the duty says so; a date that
//                                        the law itself names stands. Not named where no law sets
//                                        one (another basis, our own period, a clock in hours), and
//                                        where the calendar ends before it
//   open_year(duty, facts, rules)        the year in which a date of the task may still move, for
//                                        no decree of it is known; 0 where none may
//
// Source  time rules, section 3; catalogue, legend: adjust, own_period.

#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"

namespace cadans::decide {

[[nodiscard]] LocalDate statutory_end(const settings::Duty& duty, const TaskFacts& facts,
                                      const Rules& rules);
[[nodiscard]] int open_year(const settings::Duty& duty, const TaskFacts& facts, const Rules& rules);

}  // namespace cadans::decide
