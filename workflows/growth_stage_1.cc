// Growth stage 1, "basis op orde": the gate, and beside it the five components, each in a region of
// its own. A component is in place when every duty of it that the gate asks is closed.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Waiting = State<"waiting">;      // the entry gate's criteria are not met yet
using Enterable = State<"enterable">;  // the entry gate can be decided
using Entered = State<"entered">;      // passed; the stage starts on its day
using Underway = State<"underway">;
using Ready = State<"ready">;  // the exit gate can be decided
using Passed = State<"passed">;
using Conditional = State<"passed_with_conditions">;
using Refused = State<"refused">;
using Postponed = State<"postponed">;

using CriteriaMet = On<"criteria-met">;
using CriteriaLost = On<"criteria-lost">;
using Pass = On<"pass">;
using PassOnTerms = On<"pass-with-conditions">;
using Refuse = On<"refuse">;
using Postpone = On<"postpone">;
using StartDay = On<"start-day">;
using AskAgain = On<"ask-again">;  // the day to which it was put off
using Reopen = On<"reopen">;

using Begin = On<"begin">;
using HandIn = On<"hand-in">;
using Hold = On<"hold">;
using GiveBack = On<"give-back">;
using Lapse = On<"lapse">;

void ask_decider(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_decider); }
void start_stage(const Facts&, Progress&, Effects& out) { out.add(Effect::start_stage); }
void tell_outcome(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_outcome); }
void chase_on(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_on); }

bool criteria_met(const Facts& facts) { return facts.criteria_met; }
bool criteria_lost(const Facts& facts) { return !facts.criteria_met; }
bool actor_decides(const Facts& facts) { return facts.actor_decides; }
bool number_given(const Facts& facts) { return facts.number_given; }
bool reason_given(const Facts& facts) { return facts.reason_given; }
bool day_allowed(const Facts& facts) { return facts.day_allowed; }

bool policy(const Facts& facts) { return facts.component == "POLICY"; }
bool context(const Facts& facts) { return facts.component == "CONTEXT"; }
bool risk(const Facts& facts) { return facts.component == "RISK"; }
bool measures(const Facts& facts) { return facts.component == "VDW1"; }
bool commitment(const Facts& facts) { return facts.component == "COMMIT"; }

using PolicyNotStarted = State<"policy_not_started">;
using PolicyUnderway = State<"policy_underway">;
using PolicyAwaiting = State<"policy_awaiting_approval">;
using PolicyInPlace = State<"policy_in_place">;
using PolicyLapsed = State<"policy_lapsed">;
using ContextNotStarted = State<"context_not_started">;
using ContextUnderway = State<"context_underway">;
using ContextAwaiting = State<"context_awaiting_approval">;
using ContextInPlace = State<"context_in_place">;
using ContextLapsed = State<"context_lapsed">;
using RiskNotStarted = State<"risk_not_started">;
using RiskUnderway = State<"risk_underway">;
using RiskAwaiting = State<"risk_awaiting_approval">;
using RiskInPlace = State<"risk_in_place">;
using RiskLapsed = State<"risk_lapsed">;
using MeasuresNotStarted = State<"measures_not_started">;
using MeasuresUnderway = State<"measures_underway">;
using MeasuresAwaiting = State<"measures_awaiting_approval">;
using MeasuresInPlace = State<"measures_in_place">;
using MeasuresLapsed = State<"measures_lapsed">;
using CommitmentNotStarted = State<"commitment_not_started">;
using CommitmentUnderway = State<"commitment_underway">;
using CommitmentAwaiting = State<"commitment_awaiting_approval">;
using CommitmentInPlace = State<"commitment_in_place">;
using CommitmentLapsed = State<"commitment_lapsed">;

using Resolved = If<criteria_met, actor_decides, number_given>;
using Reasoned = If<actor_decides, number_given, reason_given>;
using PutOff = If<actor_decides, reason_given, day_allowed>;
using DayCome = If<criteria_met, day_allowed>;
using Decided = If<criteria_met, actor_decides>;
using Asked = Do<ask_decider>;
using Dated = Do<tell_outcome, chase_on>;
using Told = Do<tell_outcome>;
using Met = If<criteria_met>;
using Lost = If<criteria_lost>;
using OfPolicy = If<policy>;
using OfContext = If<context>;
using OfRisk = If<risk>;
using OfMeasures = If<measures>;
using OfCommitment = If<commitment>;

struct GrowthStage1Definition : Definition<GrowthStage1Definition> {
  using initial_state =
      boost::mpl::vector<Waiting, PolicyNotStarted, ContextNotStarted, RiskNotStarted,
                         MeasuresNotStarted, CommitmentNotStarted>;
  // clang-format off
  using transition_table = rows<
    //   from                  on            to                  effect           only if
    Row< Waiting,              CriteriaMet,  Enterable,          Asked,           Met          >,
    Row< Enterable,            CriteriaLost, Waiting,            none,            Lost         >,
    Row< Enterable,            Pass,         Entered,            Dated,           Decided      >,
    Row< Enterable,            Postpone,     none,               Dated,           PutOff       >,
    Row< Enterable,            AskAgain,     none,               Asked,           DayCome      >,
    Row< Entered,              StartDay,     Underway,           Do<start_stage>, none         >,
    Row< Underway,             CriteriaMet,  Ready,              Asked,           Met          >,
    Row< Ready,                CriteriaLost, Underway,           none,            Lost         >,
    Row< Ready,                Pass,         Passed,             Told,            Resolved     >,
    Row< Ready,                PassOnTerms,  Conditional,        Told,            Reasoned     >,
    Row< Ready,                Refuse,       Refused,            Told,            Reasoned     >,
    Row< Ready,                Postpone,     Postponed,          Dated,           PutOff       >,
    Row< Refused,              CriteriaMet,  Ready,              Asked,           Met          >,
    Row< Postponed,            AskAgain,     Ready,              Asked,           DayCome      >,
    Row< Postponed,            CriteriaMet,  Ready,              Asked,           DayCome      >,
    Row< Postponed,            CriteriaLost, Underway,           none,            Lost         >,
    Row< Postponed,            Pass,         Passed,             Told,            Resolved     >,
    Row< Postponed,            PassOnTerms,  Conditional,        Told,            Reasoned     >,
    Row< Postponed,            Refuse,       Refused,            Told,            Reasoned     >,
    Row< Postponed,            Postpone,     none,               Dated,           PutOff       >,
    Row< Passed,               Reopen,       Underway,           Told,            Reasoned     >,
    Row< Conditional,          Reopen,       Underway,           Told,            Reasoned     >,

    Row< PolicyNotStarted,     Begin,        PolicyUnderway,     none,            OfPolicy     >,
    Row< PolicyUnderway,       HandIn,       PolicyAwaiting,     none,            OfPolicy     >,
    Row< PolicyUnderway,       Hold,         PolicyInPlace,      none,            OfPolicy     >,
    Row< PolicyAwaiting,       GiveBack,     PolicyUnderway,     none,            OfPolicy     >,
    Row< PolicyAwaiting,       Hold,         PolicyInPlace,      none,            OfPolicy     >,
    Row< PolicyInPlace,        Lapse,        PolicyLapsed,       none,            OfPolicy     >,
    Row< PolicyLapsed,         Hold,         PolicyInPlace,      none,            OfPolicy     >,
    Row< ContextNotStarted,    Begin,        ContextUnderway,    none,            OfContext    >,
    Row< ContextUnderway,      HandIn,       ContextAwaiting,    none,            OfContext    >,
    Row< ContextUnderway,      Hold,         ContextInPlace,     none,            OfContext    >,
    Row< ContextAwaiting,      GiveBack,     ContextUnderway,    none,            OfContext    >,
    Row< ContextAwaiting,      Hold,         ContextInPlace,     none,            OfContext    >,
    Row< ContextInPlace,       Lapse,        ContextLapsed,      none,            OfContext    >,
    Row< ContextLapsed,        Hold,         ContextInPlace,     none,            OfContext    >,
    Row< RiskNotStarted,       Begin,        RiskUnderway,       none,            OfRisk       >,
    Row< RiskUnderway,         HandIn,       RiskAwaiting,       none,            OfRisk       >,
    Row< RiskUnderway,         Hold,         RiskInPlace,        none,            OfRisk       >,
    Row< RiskAwaiting,         GiveBack,     RiskUnderway,       none,            OfRisk       >,
    Row< RiskAwaiting,         Hold,         RiskInPlace,        none,            OfRisk       >,
    Row< RiskInPlace,          Lapse,        RiskLapsed,         none,            OfRisk       >,
    Row< RiskLapsed,           Hold,         RiskInPlace,        none,            OfRisk       >,
    Row< MeasuresNotStarted,   Begin,        MeasuresUnderway,   none,            OfMeasures   >,
    Row< MeasuresUnderway,     HandIn,       MeasuresAwaiting,   none,            OfMeasures   >,
    Row< MeasuresUnderway,     Hold,         MeasuresInPlace,    none,            OfMeasures   >,
    Row< MeasuresAwaiting,     GiveBack,     MeasuresUnderway,   none,            OfMeasures   >,
    Row< MeasuresAwaiting,     Hold,         MeasuresInPlace,    none,            OfMeasures   >,
    Row< MeasuresInPlace,      Lapse,        MeasuresLapsed,     none,            OfMeasures   >,
    Row< MeasuresLapsed,       Hold,         MeasuresInPlace,    none,            OfMeasures   >,
    Row< CommitmentNotStarted, Begin,        CommitmentUnderway, none,            OfCommitment >,
    Row< CommitmentUnderway,   HandIn,       CommitmentAwaiting, none,            OfCommitment >,
    Row< CommitmentUnderway,   Hold,         CommitmentInPlace,  none,            OfCommitment >,
    Row< CommitmentAwaiting,   GiveBack,     CommitmentUnderway, none,            OfCommitment >,
    Row< CommitmentAwaiting,   Hold,         CommitmentInPlace,  none,            OfCommitment >,
    Row< CommitmentInPlace,    Lapse,        CommitmentLapsed,   none,            OfCommitment >,
    Row< CommitmentLapsed,     Hold,         CommitmentInPlace,  none,            OfCommitment > >;
  // clang-format on
};

}  // namespace

const Workflow& growth_stage_1() {
  static const Workflow workflow =
      workflow_of<back::state_machine<GrowthStage1Definition>>("growth_stage_1");
  return workflow;
}

}  // namespace cadans::workflows
