#pragma once
// The years of the cycles as the command line shows them, with the tasks of each by phase. Counts
// are of work: nothing here names people (promise P12).
//
//   cycle_rows(opened, closed_too)   in order of their start, then key
//   print_cycle(desk, row), print_tasks(desk, row), to_json(desk, row)
// Limits  100,000 tasks.

#include <map>
#include <string>
#include <vector>

#include "engine/command/store_at.h"
#include "engine/decide/cycle_facts.h"
#include "engine/json_fwd.h"

namespace cadans::command {

struct YearTask {
  InstanceId id;
  std::string duty;
  std::string title;
  std::string subject;
  std::string phase;  // of its entry; empty: content has it no more
  std::string state;
  LocalDate target;
  std::vector<std::string> years;  // its own, and those it was carried into
};

struct PhaseCount {
  int done = 0;
  int open = 0;
  int not_done = 0;  // missed, cancelled or withdrawn
};

struct CycleRow {
  decide::CycleFacts facts;
  std::string state;
  std::map<std::string, PhaseCount> counts;  // by phase, of what is in it now
  int carried_in = 0;
  int carried_out = 0;
  std::vector<YearTask> tasks;
};

[[nodiscard]] Result<std::vector<CycleRow>> cycle_rows(const Opened& opened, bool closed_too);
void print_cycle(const decide::Desk& desk, const CycleRow& row);
void print_tasks(const decide::Desk& desk, const CycleRow& row);
[[nodiscard]] Json to_json(const decide::Desk& desk, const CycleRow& row);

}  // namespace cadans::command
