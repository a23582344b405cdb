#pragma once
// "engine.load": other content comes into force, and the work that is open follows it in the same
// decision, as open_work says it (open_work.h).
//
//   change_content(state, entry, rules)  the entry of the load, and what it raises for the tasks:
//                                        "task.withdraw", "task.follow-rule", "task.follow-end",
//                                        "task.change-hands", "task.change-eyes"; and
//                                        "engine.follow-content" for what is to be made now
//
// A task that keeps its day though its rule says another has a Remark "rule-kept" in the load.
// Refused  as load_content does; or where an open task would lose its duty.

#include <vector>

#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::decide {

[[nodiscard]] std::vector<Event> change_content(const View& state, Entry& entry,
                                                RulesInForce& rules);

}  // namespace cadans::decide
