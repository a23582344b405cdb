#pragma once
// What an entry of the journal says for one task, as the oracle reads it.
//
//   const Said said = said_in(entry, task);   // pointers into the entry

#include <string>

#include "tests/simulation/promises/changes.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

struct Said {
  const Notice* asked = nullptr;
  const Notice* told = nullptr;  // of a rung
  bool passed_over = false;  // a rule or an empty position skipped the rung, or it went to a body
};

// Where the advice of an entry about a task went: into a paper that waited, or a new one.
enum class AdviceIn { nothing, paper_that_waited, new_paper };

[[nodiscard]] AdviceIn advice_in(const Entry& entry, InstanceId task);
// The day on which a notice that is not late arrives.
[[nodiscard]] int arrives_on(const Notice& notice, const std::string& person,
                             const SlowCalendar& calendar);
[[nodiscard]] Said said_in(const Entry& entry, InstanceId task);

}  // namespace cadans::promises
