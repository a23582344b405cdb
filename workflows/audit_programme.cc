// The audits of several years: what is looked at in which of them. The engine lays it, the internal
// auditor may choose other years, and the body that adopts it puts it in force. A change waits for
// the next time that it is adopted; until then the audits of what is in force go on.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Drafted = State<"drafted">;
using InForce = State<"in_force">;
using Changed = State<"changed">;  // in force, and another one waits to be adopted
using Closed = State<"closed">;

using Lay = On<"lay">;  // the scope, a grade or the year is another
using Choose = On<"choose">;
using Adopt = On<"adopt">;
using AuditDue = On<"audit-due">;  // the day on which the next audit gets its task
using Over = On<"over">;           // the first day after its last year

void lay_lines(const Facts&, Progress&, Effects& out) { out.add(Effect::lay_lines); }
void freeze_lines(const Facts&, Progress&, Effects& out) { out.add(Effect::freeze_lines); }
void begin_audits(const Facts&, Progress&, Effects& out) { out.add(Effect::begin_audits); }
void next_audit(const Facts&, Progress&, Effects& out) { out.add(Effect::next_audit); }

bool differs(const Facts& facts) { return facts.differs; }
bool actor_owns(const Facts& facts) { return facts.actor_owns; }
bool reason_given(const Facts& facts) { return facts.reason_given; }
bool covers_all(const Facts& facts) { return facts.covers_all; }

using Other = If<differs>;
using Chosen = If<actor_owns, covers_all, reason_given>;
using Decided = Do<freeze_lines, next_audit>;
using Begun = Do<begin_audits, next_audit>;

struct AuditProgrammeDefinition : Definition<AuditProgrammeDefinition> {
  using initial_state = boost::mpl::vector<Drafted>;
  // clang-format off
  using transition_table = rows<
    //   from     on        to       effect         only if
    Row< Drafted, Lay,      none,    Do<lay_lines>, Other  >,
    Row< Drafted, Choose,   none,    Do<lay_lines>, Chosen >,
    Row< Drafted, Adopt,    InForce, Decided,       none   >,
    Row< Drafted, Over,     Closed,  none,          none   >,
    Row< InForce, Lay,      Changed, Do<lay_lines>, Other  >,
    Row< InForce, Choose,   Changed, Do<lay_lines>, Chosen >,
    Row< InForce, Adopt,    none,    Decided,       none   >,
    Row< InForce, AuditDue, none,    Begun,         none   >,
    Row< InForce, Over,     Closed,  none,          none   >,
    Row< Changed, Lay,      none,    Do<lay_lines>, Other  >,
    Row< Changed, Choose,   none,    Do<lay_lines>, Chosen >,
    Row< Changed, Adopt,    InForce, Decided,       none   >,
    Row< Changed, AuditDue, none,    Begun,         none   >,
    Row< Changed, Over,     Closed,  none,          none   > >;
  // clang-format on
};

}  // namespace

const Workflow& audit_programme() {
  static const Workflow workflow =
      workflow_of<back::state_machine<AuditProgrammeDefinition>>("audit_programme");
  return workflow;
}

}  // namespace cadans::workflows
