#pragma once
// Who is on duty for a clock of law. The roster is the truth: whoever holds a position on it hears,
// whatever an absence says, and it is theirs; who is away and on duty swaps the duty, not the mail.
//
//   on_duty(rules, facts, position)     the occupant, where the ladder of the task has a roster and
//                                       that position is on it; "" in every other case
//   hears(rules, facts, position, day)  who is on duty, else who acts
//
// Source  escalation, section 7, `legal-hours`; section 3: the coordinator and the deputy.

#include <string>
#include <string_view>

#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"

namespace cadans::decide {

[[nodiscard]] std::string on_duty(const Rules& rules, const TaskFacts& facts,
                                  std::string_view position);
[[nodiscard]] std::string hears(const Rules& rules, const TaskFacts& facts,
                                std::string_view position, LocalDate day);

}  // namespace cadans::decide
