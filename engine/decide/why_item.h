#pragma once
// What a number is that is asked about as a task and is none.
//
//   why_no_task(desk, id)   of an agenda item: what it is about, where it stands, whose task it is;
//                           of an offer: what was found, for whom, and what it is worth; of an
//                           audit: its terms, and what came of it
//   say_where_it_belongs(saying, task)   of a task: the year of its cycle, and its audit
// Errors  Fault::not_found for any other number.

#include <string>
#include <vector>

#include "engine/decide/desk.h"
#include "engine/decide/saying.h"

namespace cadans::decide {

[[nodiscard]] Result<std::vector<std::string>> why_no_task(const Desk& desk, InstanceId id);
void say_where_it_belongs(Saying& saying, const TaskAtDesk& task);

}  // namespace cadans::decide
