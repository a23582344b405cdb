#pragma once
// The papers of a task whose ladder counts from the day that they close,
// and the meeting that they are for.
//
//   meeting_for(duty, from, target, rules)  chosen when the task is planned: the last meeting by
//                                           the target whose papers close when half of the time
//                                           has gone or later, else the first one after it; none
//                                           for a task without papers
//   papers_of(duty, facts, rules)           for that meeting: what the task is late by
//   papers_now(duty, facts, today, rules)   for the meeting aimed at now: when that one has passed,
//                                           the first whose papers can still be made
//
// Source  time rules, section 8; escalation, section 5: nothing is asked before half of the time.

#include <optional>
#include <string>
#include <string_view>

#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"

namespace cadans::decide {

struct Papers {
  std::string body;
  LocalDate meeting;
  LocalDate close;
};

[[nodiscard]] std::optional<LocalDate> meeting_for(const settings::Duty& duty, LocalDate from,
                                                   LocalDate target, const Rules& rules);
[[nodiscard]] std::optional<Papers> papers_of(const settings::Duty& duty, const TaskFacts& facts,
                                              const Rules& rules);
[[nodiscard]] std::optional<Papers> papers_now(const settings::Duty& duty, const TaskFacts& facts,
                                               LocalDate today, const Rules& rules);
// What would be put to a body from a day on: for the first meeting whose papers close after it.
[[nodiscard]] std::optional<Papers> papers_from(std::string_view body, LocalDate from,
                                                const Rules& rules);
// The n-th meeting that passes without the papers, where theirs is the first.
[[nodiscard]] std::optional<LocalDate> meeting_missed(const Papers& papers, int times,
                                                      const Rules& rules);

}  // namespace cadans::decide
