#pragma once
// Who is asked beside the owner. Nobody helps himself: the CISO, else who manages the owner, else
// the ISO. Whose a task is, is asked of the manager; after three working days without an answer it
// stays where it is.
//
//   helper_for(rules, today, facts, asks)   the position; "" = nobody else is there
//   ask_for_help(turn, task, facts)         tells the helper; in project mode the question is kept
//   ask_whose(turn, task, facts)            likewise the manager

#include <string>
#include <string_view>

#include "engine/decide/task_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] std::string helper_for(const Rules& rules, LocalDate today, const TaskFacts& facts,
                                     std::string_view asks);
void ask_whose(Turn& turn, InstanceId task, const TaskFacts& facts);
void ask_for_help(Turn& turn, InstanceId task, const TaskFacts& facts);

}  // namespace cadans::decide
