#pragma once
// What a law asks of one person in office: its messages go to that person alone, each in a mail of
// its own, and one position reads along in its own mail of the day. No deputy has such a task.
//
//   is_personal(rules, facts)      its ladder says so
//   ask_in_person(turn, facts, id) the notices in place of "new" or a reminder
//   personal_values(desk, ...)     what both messages say beside the task
//
// Source  escalation, section 6: to the member and the college secretary only, not on a day that
//         already has a mail (mail_of_day.h); Cyberbeveiligingswet, article 24.

#include <string_view>

#include "engine/decide/desk.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

inline constexpr std::string_view personal_kind = "personal";
inline constexpr std::string_view reads_along_kind = "reads-along";

[[nodiscard]] bool is_personal(const Rules& rules, const TaskFacts& facts);
void ask_in_person(Turn& turn, InstanceId task, const TaskFacts& facts);
void personal_values(const Desk& desk, const TaskAtDesk& task, words::Values& values);

}  // namespace cadans::decide
