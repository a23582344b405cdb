#pragma once
// What the answer no tells beside its rule: who may, between which days, what is possible instead.
//
//   possible_acts(turn, snapshot, facts)   what the one who was refused may do now, in words: the
//                                          acts of the catalogue that the machine takes from here
//   task_refusal(turn, task, rule, facts)  the values of refusal.RULE for an act on a task
//   refuse_no_mail(turn)                   no mail of that "day" waits, or none for that "person"
//   own_days(turn, task)                   first and last day that this act may name; last before
//                                          first: there is none
//   date_may_fall(turn, day)               no weekend, holiday or closure day: where a target may
//                                          stand, a day that a person names may

#include <string>
#include <string_view>
#include <utility>

#include "engine/decide/task_work.h"

namespace cadans::decide {

[[nodiscard]] std::string possible_acts(const Turn& turn, const Snapshot& now, Facts facts);
[[nodiscard]] words::Values task_refusal(const Turn& turn, const TaskWork& task,
                                         std::string_view rule, const Facts& facts);
void refuse_no_mail(Turn& turn);
[[nodiscard]] std::pair<LocalDate, LocalDate> own_days(const Turn& turn, const TaskWork& task);
[[nodiscard]] bool date_may_fall(const Turn& turn, LocalDate day);

}  // namespace cadans::decide
