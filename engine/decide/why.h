#pragma once
// Why a task is as it is, in sentences for people: why it exists, whose it is and by which rule,
// why due then, what was sent and whether it arrived, where it stands,
// and what comes next if nobody acts.
//
//   why(desk, id, past)   at most twelve sentences, in the language and on the day of the reader;
//                         of an agenda item: what it is about, and which task to ask for
//
// What comes next is the plan asked for its next row (plan.h), never worked out a second time.
// Errors  Fault::not_found for a number that is neither; Fault::invalid from the words.

#include <map>
#include <string>
#include <vector>

#include "engine/decide/desk.h"

namespace cadans::decide {

// What the journal knows of a task, the oldest record first.
struct Past {
  std::vector<Entry> entries;
  std::map<std::int64_t, Outcome> outcomes;  // by delivery; one that waits still is not in it
};

class Saying;

// All that can be said, for who says a part of it (why_one.h).
void say_all(Saying& saying, const TaskAtDesk& task, const Past& past);

[[nodiscard]] Result<std::vector<std::string>> why(const Desk& desk, InstanceId id,
                                                   const Past& past);

}  // namespace cadans::decide
