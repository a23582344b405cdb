#pragma once
// The audit programme: it is drafted when its adoption is first asked, in force once it is adopted,
// and gives each audit its task on the day that it planned.
//
//   step_programme(turn)          any event of one. "look": what is laid follows the scope and what
//                                 audits found; with "asked" a new one begins where none has room
//   adopt_programme(turn, task)   "approves = audit-programme" was decided: what was laid by then
//
// In force  what was adopted, whatever is laid since; a change waits for the next adoption, and the
//           audits go on
// Next      drafted when its adoption is asked and the one in force has no year left; both run
//           until the old one is over
// Choose    the internal auditor names other years for a process or a supplier, with a reason; not
//           that it is left out
// Source    BIO2 5.35.02; ISO/IEC 27001 clause 9.2.2; annual cycle, internal audit programme.

#include "engine/decide/programme_facts.h"
#include "engine/decide/task_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

void step_programme(Turn& turn);
void adopt_programme(Turn& turn, InstanceId task);
// The duty of the planned audits of a kind of subject; nullptr where there is none.
[[nodiscard]] const settings::Duty* duty_of_audits(const Rules& rules, std::string_view kind);

}  // namespace cadans::decide
