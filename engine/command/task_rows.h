#pragma once
// Tasks as the command line lists them: by target, then number. Lateness is a property of work: it
// is shown by position and team, and nothing here names or orders people (promise P12).
//
//   rows_of(opened, desk, wanted)   tasks of the store that `wanted` lets through
// Limits  100,000 tasks.

#include <string>
#include <vector>

#include "engine/command/store_at.h"
#include "engine/json_fwd.h"

namespace cadans::command {

struct TaskRow {
  InstanceId id;
  std::string title;
  std::string subject;
  std::string duty;      // its id
  std::string basis;     // "law", "proposal": of the duty; empty: content has it no more
  std::string position;  // key
  std::string position_title;
  std::string team;
  LocalDate target;
  LocalDate statutory;  // the end that a law sets; not named where none does
  std::string state;
  std::string chase;
  int rung = 0;
  bool open = false;  // not at an end
  bool late = false;
  LocalDate should_have_come;  // where the engine was off then
};

struct Wanted {
  std::string position{};
  std::string team{};
  bool open = false;
  bool late = false;
  std::string by{};  // "team" or "position": those together; never people
};

[[nodiscard]] Result<std::vector<TaskRow>> rows_of(const Opened& opened, const decide::Desk& desk,
                                                   const Wanted& wanted);
[[nodiscard]] bool escalated(const TaskRow& row);
[[nodiscard]] Json to_json(const TaskRow& row);

}  // namespace cadans::command
