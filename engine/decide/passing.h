#pragma once
// Whom a rung passes over, and who hears next. The chase that tells and every text that says
// beforehand who will be told ask the same question.
//
//   passed_over(rules, today, task, row, position)
//                                              the owner, who looks at what was handed in, one who
//                                              was told before (S1), an empty position (S3)
//   row_ended(task, row)                       what takes the row back has come: somebody took the
//                                              task up, or handed it in
//   in_its_place(rules, task, row, position)   owner and line manager are one person: the CISO's
//                                              row (S2); nullptr in every other case
//   next_told(rules, today, task)              the next row that will reach somebody, as far as is
//                                              known today, and on which day
//   nobody_left(rules, today, task, row)       S5: every rung up to the first body was passed over
//                                              with this row; who gets the one message, and when
//   nobody_left_ahead(rules, today, task)      the same, as far as is known today
//
// Source  escalation, section 2; "all of them at once": section 3.

#include <optional>
#include <string>
#include <string_view>

#include "engine/decide/next_row.h"
#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"

namespace cadans::decide {

enum class Pass { no, owner, checker, told, vacant, away, nobody };

// A task as a rung sees it.
struct Chased {
  const TaskFacts& facts;
  const Snapshot& now;
};

[[nodiscard]] Pass passed_over(const Rules& rules, LocalDate today, const Chased& task,
                               const PlanRow& row, std::string_view position);
[[nodiscard]] bool row_ended(const Chased& task, const PlanRow& row);
[[nodiscard]] const PlanRow* in_its_place(const Rules& rules, LocalDate today, const Chased& task,
                                          const PlanRow& row, std::string_view position);
[[nodiscard]] std::optional<NextRow> next_told(const Rules& rules, LocalDate today,
                                               const Chased& task);

struct NobodyLeft {
  std::string position;
  LocalDate on;
};
[[nodiscard]] std::optional<NobodyLeft> nobody_left(const Rules& rules, LocalDate today,
                                                    const Chased& task, const PlanRow& row);
[[nodiscard]] std::optional<NobodyLeft> nobody_left_ahead(const Rules& rules, LocalDate today,
                                                          const Chased& task);

}  // namespace cadans::decide
