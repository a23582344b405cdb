#pragma once
// The ladder of one task as a line in time: each row that asks its owner, or each that climbs, with
// its day, which position hears, how it stands and the rule behind that.
//
//   asking_rows(desk, task, past)     reminders; those left out because they came too soon as well
//   climbing_rows(desk, task, past)   rungs
//
// In order of day. `offset` counts from the day that the task is asked for, in working days, or
// in days where its ladder counts these; `stands` is a sentence, `rule` as in why_rule.h. What is
// ahead is as far as is known today.

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/why.h"

namespace cadans::decide {

struct RowWhy {
  int offset = 0;
  LocalDate on;
  std::string what;
  std::string who;
  std::string stands;
  std::string_view rule;
};

[[nodiscard]] std::vector<RowWhy> asking_rows(const Desk& desk, const TaskAtDesk& task,
                                              const Past& past);
[[nodiscard]] std::vector<RowWhy> climbing_rows(const Desk& desk, const TaskAtDesk& task,
                                                const Past& past);

}  // namespace cadans::decide
