// One audit, from the plan to the last finding that was followed up. Whoever audits says beforehand
// by which criteria, over what and how, and that nothing of it is their own; who goes on with it
// says so anew. Who answers for what was audited is heard before the report is final. The dates are
// chased by the tasks beside it.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Planned = State<"planned">;
using Announced = State<"announced">;
using Fieldwork = State<"fieldwork">;
using Draft = State<"draft_report">;
using Heard = State<"management_response">;
using Final = State<"final">;  // handed in; somebody else looks at it
using FollowUp = State<"follow_up">;
using Closed = State<"closed">;
using Cancelled = State<"cancelled">;

using Announce = On<"announce">;
using Begin = On<"begin">;
using Report = On<"report">;
using Answered = On<"answered">;      // the one who answers for it wrote a response
using Unanswered = On<"unanswered">;  // management ended that task: there is none
using Conclude = On<"conclude">;
using Accepted = On<"accepted">;  // who looks at the report approved it
using SentBack = On<"sent-back">;
using Solved = On<"solved">;     // what was found is mended, by somebody else's eyes
using GivenUp = On<"given-up">;  // management ended the task that mends it
using TakenUp = On<"taken-up">;  // and opened it again
using Drop = On<"leave">;        // its task is asked no more
using Resume = On<"resume">;     // and is asked again

void tell_auditee(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_auditee); }
void ask_response(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_response); }
void tell_auditor(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_auditor); }
void hand_in(const Facts&, Progress&, Effects& out) { out.add(Effect::hand_in); }
void tell_outcome(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_outcome); }
void ask_follow_up(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_follow_up); }
void take_back(const Facts&, Progress&, Effects& out) { out.add(Effect::take_back); }

bool actor_owns(const Facts& facts) { return facts.actor_owns; }
bool independent(const Facts& facts) { return facts.independent; }
bool terms_given(const Facts& facts) { return facts.terms_given; }
bool statement_given(const Facts& facts) { return facts.statement_given; }
bool day_allowed(const Facts& facts) { return facts.day_allowed; }
bool sample_given(const Facts& facts) { return facts.sample_given; }
bool evidence_valid(const Facts& facts) { return facts.evidence_valid; }
bool grade_given(const Facts& facts) { return facts.grade_given; }
bool findings_fit(const Facts& facts) { return facts.findings_fit; }
// Too few people for four eyes: it may be done alone, and why is said.
bool reason_if_alone(const Facts& facts) { return !facts.alone || facts.reason_given; }
// By the task that was asked last, and not by one of a report before this.
bool asked_last(const Facts& facts) { return facts.asked_last; }
bool has_findings(const Facts& facts) { return facts.has_findings; }
bool has_none(const Facts& facts) { return !facts.has_findings; }

using Terms = If<actor_owns, independent, terms_given, statement_given, day_allowed>;
using Audits = If<actor_owns, independent, statement_given>;
using Reports = If<actor_owns, independent, statement_given, sample_given, evidence_valid>;
using Concludes = If<actor_owns, independent, statement_given, grade_given, findings_fit,
                     evidence_valid, reason_if_alone>;
using Its = If<asked_last>;
using Follows = Do<tell_outcome, ask_follow_up>;

struct AuditDefinition : Definition<AuditDefinition> {
  using initial_state = boost::mpl::vector<Planned>;
  // clang-format off
  using transition_table = rows<
    //   from       on          to         effect            only if
    Row< Planned,   Announce,   Announced, Do<tell_auditee>, Terms            >,
    Row< Planned,   Accepted,   Closed,    none,             none             >,
    Row< Planned,   Drop,       Cancelled, Do<take_back>,    none             >,
    Row< Announced, Announce,   none,      Do<tell_auditee>, Terms            >,
    Row< Announced, Begin,      Fieldwork, none,             Audits           >,
    Row< Announced, Drop,       Cancelled, Do<take_back>,    none             >,
    Row< Fieldwork, Announce,   none,      Do<tell_auditee>, Terms            >,
    Row< Fieldwork, Report,     Draft,     Do<ask_response>, Reports          >,
    Row< Fieldwork, Drop,       Cancelled, Do<take_back>,    none             >,
    Row< Draft,     Answered,   Heard,     Do<tell_auditor>, none             >,
    Row< Draft,     Unanswered, Heard,     Do<tell_auditor>, none             >,
    Row< Draft,     Drop,       Cancelled, Do<take_back>,    none             >,
    Row< Heard,     Announce,   none,      none,             Terms            >,
    Row< Heard,     Conclude,   Final,     Do<hand_in>,      Concludes        >,
    Row< Heard,     Drop,       Cancelled, Do<take_back>,    none             >,
    Row< Final,     SentBack,   Heard,     none,             none             >,
    Row< Final,     Accepted,   FollowUp,  Follows,          If<has_findings> >,
    Row< Final,     Accepted,   Closed,    Do<tell_outcome>, If<has_none>     >,
    Row< Final,     Drop,       Cancelled, Do<take_back>,    none             >,
    Row< FollowUp,  Solved,     Closed,    none,             Its              >,
    Row< FollowUp,  GivenUp,    Closed,    none,             Its              >,
    Row< FollowUp,  Resume,     Heard,     Do<take_back>,    none             >,
    Row< Closed,    TakenUp,    FollowUp,  none,             Its              >,
    Row< Closed,    Resume,     Heard,     none,             none             >,
    Row< Cancelled, Resume,     Planned,   none,             none             > >;
  // clang-format on
};

}  // namespace

const Workflow& audit() {
  static const Workflow workflow = workflow_of<back::state_machine<AuditDefinition>>("audit");
  return workflow;
}

}  // namespace cadans::workflows
