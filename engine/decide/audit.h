#pragma once
// One audit, from its plan to the last finding that was followed up. It belongs to a task, whose
// owner audits; the days are chased by that task, by the response and by what mends the findings.
//
//   step_audit(turn)          any event of an audit, or of their programme (programme.h)
//   plan_audit(turn, task)    a task began, or begins again: where its duty is an audit, so does
//                             that; raised for after this event
//   tell_audit(turn, task)    a task went to another state: the audit that it belongs to hears
//   not_final_of(state, year)  the planned audits of a year that have no final report yet
//   audits_final(turn, task)  what its duty audits has its final report, or it audits nothing; of a
//                             "programme" all that is planned for the year of its day
//
// Announced  with criteria, scope, method and a statement of independence, not after its own day
// Report     a draft with what was looked at; who answers for it responds; the final one has a
//            grade, and findings unless that is green. It hands in the task by itself
// Refused    who does not have the task, or owns or does what is audited (independence.h)
// Source     ISO/IEC 27001 clauses 9.2 and 10.2; annual cycle, internal audit programme.

#include "engine/decide/audit_facts.h"
#include "engine/decide/programme_facts.h"
#include "engine/decide/task_work.h"

namespace cadans::decide {

void step_audit(Turn& turn);
void plan_audit(Turn& turn, const TaskWork& task);
void tell_audit(Turn& turn, const TaskWork& task);
[[nodiscard]] std::vector<PlannedAudit> not_final_of(const View& state, int year);
[[nodiscard]] bool audits_final(const Turn& turn, const TaskWork& task);

}  // namespace cadans::decide
