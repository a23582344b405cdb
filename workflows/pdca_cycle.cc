// One year of a cycle: plan, do, check, act, and the close that carries over what is not done. The
// calendar moves it on, for the days of law wait for nobody; act waits for the management review
// alone, since there is nothing to act on before it. Years overlap: each is a machine of its own.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Ahead = State<"ahead">;
using Planning = State<"plan">;
using Doing = State<"do">;
using Checking = State<"check">;
using ReviewDue = State<"review_due">;
using Acting = State<"act">;
using Closing = State<"closing">;
using Closed = State<"closed">;

using Begin = On<"begin">;         // its plan begins, or the journey started inside it
using PhaseDay = On<"phase-day">;  // the first day of the next phase, or of the close
using ReviewHeld = On<"review-held">;
using Carry = On<"carry">;  // the next of what is open, after those looked at

void phase_begins(const Facts&, Progress&, Effects& out) { out.add(Effect::phase_begins); }
void next_phase(const Facts&, Progress&, Effects& out) { out.add(Effect::next_phase); }
void carry_over(const Facts&, Progress&, Effects& out) { out.add(Effect::carry_over); }

bool begins_in_plan(const Facts& facts) { return facts.phase == "plan"; }
bool begins_in_do(const Facts& facts) { return facts.phase == "do"; }
bool begins_in_check(const Facts& facts) { return facts.phase == "check"; }
bool begins_in_act(const Facts& facts) { return facts.phase == "act"; }
bool review_open(const Facts& facts) { return facts.review_open; }
bool review_held(const Facts& facts) { return !facts.review_open; }
bool more_open(const Facts& facts) { return facts.more_open; }
bool all_carried(const Facts& facts) { return !facts.more_open; }

using Goes = Do<phase_begins, next_phase>;
using Told = Do<phase_begins>;
using Over = Do<phase_begins, carry_over>;

struct PdcaCycleDefinition : Definition<PdcaCycleDefinition> {
  using initial_state = boost::mpl::vector<Ahead>;
  // clang-format off
  using transition_table = rows<
    //   from       on          to         effect          only if
    Row< Ahead,     Begin,      Planning,  Goes,            If<begins_in_plan>  >,
    Row< Ahead,     Begin,      Doing,     Goes,            If<begins_in_do>    >,
    Row< Ahead,     Begin,      Checking,  Goes,            If<begins_in_check> >,
    Row< Ahead,     Begin,      Acting,    Goes,            If<begins_in_act>   >,
    Row< Planning,  PhaseDay,   Doing,     Goes,            none                >,
    Row< Doing,     PhaseDay,   Checking,  Goes,            none                >,
    Row< Checking,  PhaseDay,   Acting,    Goes,            If<review_held>     >,
    Row< Checking,  PhaseDay,   ReviewDue, Goes,            If<review_open>     >,
    Row< ReviewDue, ReviewHeld, Acting,    Told,           If<review_held>     >,
    Row< ReviewDue, PhaseDay,   Closing,   Over,           none                >,
    Row< Acting,    PhaseDay,   Closing,   Over,           none                >,
    Row< Closing,   Carry,      none,      Do<carry_over>, If<more_open>       >,
    Row< Closing,   Carry,      Closed,    Told,           If<all_carried>     > >;
  // clang-format on
};

}  // namespace

const Workflow& pdca_cycle() {
  static const Workflow workflow =
      workflow_of<back::state_machine<PdcaCycleDefinition>>("pdca_cycle");
  return workflow;
}

}  // namespace cadans::workflows
