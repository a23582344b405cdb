#pragma once
// The parts of a mail that list tasks: a table for the line manager, the Monday list of the CISO,
// the weekly overview of what was put to somebody and is still open. Ordered by team and title:
// nothing here orders people, or puts the latest on top.
//
//   task_values, next_values   what a line about one task holds, and what comes next of it
// Source  escalation, section 5 (rule 5), sections 6 and 13.

#include <string>
#include <vector>

#include "engine/decide/desk.h"

namespace cadans::decide {

void task_values(const Desk& desk, const TaskAtDesk& task, words::Values& values);
void next_values(const Desk& desk, const TaskAtDesk& task, words::Values& values);

// Years of cycles that went on to another phase since the week before.
[[nodiscard]] words::Values::Rows phases_of_week(const Desk& desk);

// Rungs of a line manager: one table for each team.
[[nodiscard]] words::Item manager_item(const Desk& desk, const std::string& team,
                                       const std::vector<TaskAtDesk>& tasks);
[[nodiscard]] words::Item advice_item(const Desk& desk, const TaskAtDesk& task);
[[nodiscard]] words::Item monday_item(const Desk& desk, const std::vector<TaskAtDesk>& tasks);
// The positions that somebody is asked to fill.
[[nodiscard]] std::optional<words::Item> vacant_item(const Desk& desk);  // none: each is filled
// To those who manage the line; or to the CISO, who has three answers and postpones nothing.
[[nodiscard]] words::Item overview_item(const Desk& desk, const std::vector<TaskAtDesk>& tasks);
[[nodiscard]] words::Item advice_overview_item(const Desk& desk,
                                               const std::vector<TaskAtDesk>& tasks);

}  // namespace cadans::decide
