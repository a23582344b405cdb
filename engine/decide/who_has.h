#pragma once
// Who has a task: the position that is asked, and the person who acts for it.
//
//   asked_of(facts)             its owner; or the deputy who began it while the owner was away, who
//                               keeps it
//   who_has(rules, task, day)   as people::who_acts for that position. While its occupant is away
//                               for long only what is due before the return goes to another, and
//                               every date in law; what is due later waits: due_after_return
//   has_it(...)                 that person; "" = nobody
//   doer_of(rules, duty, subject)   the position that a new task goes to. Of a role that nobody
//                               holds the top of the line, who can give it to another
//
// Source  escalation, section 7.

#include <string>

#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"
#include "engine/people/acting.h"

namespace cadans::decide {

[[nodiscard]] const std::string& asked_of(const TaskFacts& facts);
[[nodiscard]] people::Acting who_has(const Rules& rules, const TaskFacts& facts, LocalDate day);
[[nodiscard]] std::string has_it(const Rules& rules, const TaskFacts& facts, LocalDate day);
[[nodiscard]] std::string doer_of(const Rules& rules, const settings::Duty& duty,
                                  const people::Subject& subject);

}  // namespace cadans::decide
