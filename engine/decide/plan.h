#pragma once
// The plan of a task: the rows of its ladder with their days filled in, computed once, when the
// task is issued or its target moves. Dates are on the office calendar and never compared for
// equality: a row is due and not yet handled, however late the engine comes to it.
//
//   make_plan(duty, facts, rules)   in order of day; rows of one day that ask and climb are one row
//   plan_again(...)                 of a task that came back with no row ahead: the same ladder,
//                                   counted from today, from the rung that it had reached
//   follow_end(duty, facts, from, rules)   the end that a law sets is another: the rungs from that
//                                   row on that count from it go with it
//
// Rules   escalation, section 5 (reminder rules 1 to 4); next_row.h says which row is due.

#include <optional>
#include <vector>

#include "engine/decide/papers.h"
#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"
#include "workflows/workflow.h"

namespace cadans::decide {

[[nodiscard]] std::vector<PlanRow> make_plan(const settings::Duty& duty, const TaskFacts& facts,
                                             const Rules& rules);

// The rows of its ladder that asked too soon, and so are not in the plan.
[[nodiscard]] std::vector<PlanRow> rows_too_soon(const settings::Duty& duty, const TaskFacts& facts,
                                                 const Rules& rules);

// Its rungs ahead of the target that lie on or before the day on which the task came.
[[nodiscard]] std::vector<PlanRow> rungs_before_task(const settings::Duty& duty,
                                                     const TaskFacts& facts, const Rules& rules);

struct Now {
  LocalDate today;
  Instant at;
};
[[nodiscard]] bool rows_ahead(const TaskFacts& facts, const Progress& progress, const Now& now);
[[nodiscard]] std::vector<PlanRow> plan_again(const settings::Duty& duty, const TaskFacts& facts,
                                              int rung, const Now& now, const Rules& rules);
void follow_end(const settings::Duty& duty, TaskFacts& facts, int from, const Rules& rules);

// Whoever looks at what was handed in is asked in a rhythm of its own, counted from the day that it
// was: rows that ask "approve", among the owner's, which ask nothing meanwhile and climb as before.
// When it comes back those rows go, and the owner's that lie ahead are as they were.
void ask_eyes(TaskFacts& facts, const Progress& progress, LocalDate today, const Rules& rules);
void ask_owner_again(TaskFacts& facts, Progress& progress, const Now& now);
// What came while it was at an end asks nobody, and climbs to nobody, once it is opened again.
void leave_past(const TaskFacts& facts, Progress& progress, const Now& now);
// The day on which whoever looks is asked again; none = no more.
[[nodiscard]] std::optional<LocalDate> eyes_asked_on(const TaskFacts& facts,
                                                     const Progress& progress);

// Takes the rung of a row out of the plan, for it comes on another day; what the row asks as well
// stays, on the day that is given.
PlanRow take_rung(std::vector<PlanRow>& plan, int row, LocalDate asks_on);

// The day that a task is late by: its papers close, or its target.
[[nodiscard]] LocalDate due_day(const settings::Duty& duty, const TaskFacts& facts,
                                const Rules& rules);
// That day as its owner sees it: where the owner's position does not work that day, the last day
// before it on which it does. The ladder goes on counting from the day itself.
[[nodiscard]] LocalDate shown_day(const settings::Duty& duty, const TaskFacts& facts,
                                  const Rules& rules);

}  // namespace cadans::decide
