#pragma once
// The task machine's surroundings: the facts that an event of a task needs before the step,
// and what its effects come to.
//
//   step_task(turn)    any event of an existing task
//   raise_issue(turn, duty, subject, more)   asks for a new occurrence, after this event
//   issue_task(turn)   "task.issue": that occurrence, unless its identity is taken (P2)
//   raise_pass_over(turn, duty, subject, more), pass_over_task(turn)
//                      "task.pass-over": the same of one that does not come; it is there as missed

#include "engine/decide/turn.h"
#include "engine/people/roles.h"

namespace cadans::decide {

void step_task(Turn& turn);
void raise_issue(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
                 Named more = {});
void issue_task(Turn& turn);
void raise_pass_over(Turn& turn, const settings::Duty& duty, const people::Subject& subject,
                     Named more);
void pass_over_task(Turn& turn);

}  // namespace cadans::decide
