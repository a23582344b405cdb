#pragma once
// Whether each duty whose time came has a task for each of its subjects, at the end of a run.
//
//   never_issued(content, seen)   one sentence for each that has not
//
// A duty of a stage counts from the day on which the journal says that the stage began.

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "tests/simulation/promises/watch.h"

namespace cadans::promises {

struct Seen {
  const std::map<int, int>& begun;                        // day, by stage
  const std::map<std::string, std::size_t>& occurrences;  // by duty
  const std::map<std::int64_t, Watch>& tasks;
};

[[nodiscard]] std::vector<std::string> never_issued(const decide::Rules& content, const Seen& seen);

}  // namespace cadans::promises
