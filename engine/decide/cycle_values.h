#pragma once
// The years of the cycles, in words.
//
//   cycle_title(desk, year)     "jaarcyclus 2027 (Procesautomatisering)"
//   say_year(saying, task)      to which year a task belongs, and each close that it outlasted

#include <string>

#include "engine/decide/cycle_facts.h"
#include "engine/decide/saying.h"

namespace cadans::decide {

[[nodiscard]] std::string cycle_title(const Desk& desk, const people::YearName& year);
void say_year(Saying& saying, const TaskAtDesk& task);

}  // namespace cadans::decide
