#pragma once
// Whether mail leaves at all: project mode, a hold, a batch that waits for a release. It comes
// before any moment that would send.
//
//   say_standing(saying, owner)         mail as a whole, for the work of that position
//   say_mail_waits(saying, id)          somebody's mail is held, or somebody got the most that the
//                                       brake lets through in a day
//   say_set_aside(saying, task, past)   an event that stopped the engine three times; true when it
//                                       is the moment that the task waits for: no other comes then

#include "engine/decide/saying.h"
#include "engine/decide/why.h"

namespace cadans::decide {

void say_standing(Saying& saying, std::string_view owner);
void say_mail_waits(Saying& saying, InstanceId id);
[[nodiscard]] bool say_set_aside(Saying& saying, const TaskAtDesk& task, const Past& past);

}  // namespace cadans::decide
