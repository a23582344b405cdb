// An agenda item: work for a body. Only placed counts as the rung reached, only decided closes;
// both are recorded by the secretary of the body, never by who drafted it.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Drafted = State<"drafted">;
using HandedOver = State<"handed_over">;
using Placed = State<"placed">;
using Deferred = State<"deferred">;
using Decided = State<"decided">;
using Withdrawn = State<"withdrawn">;

using HandOver = On<"hand-over">;
using Place = On<"place">;
using Decide = On<"decide">;
using Defer = On<"defer">;
using Withdraw = On<"withdraw">;
using PapersClose = On<"papers-close">;  // the day of the next meeting's papers
using MeetingOver = On<"meeting-over">;  // the day after the meeting

void ask_drafter(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_turn); }
void ask_secretary(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_secretary); }
void tell_clerk(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_clerk); }
void settle_item(const Facts&, Progress&, Effects& out) { out.add(Effect::settle_item); }
void chase_on(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_on); }
void chase_stop(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_stop); }

bool actor_owns(const Facts& facts) { return facts.actor_owns; }
bool actor_records(const Facts& facts) { return facts.actor_records; }
bool reason_given(const Facts& facts) { return facts.reason_given; }
bool day_allowed(const Facts& facts) { return facts.day_allowed; }
bool number_given(const Facts& facts) { return facts.number_given; }
// Too few people for four eyes: it may be done alone, and why is said.
bool reason_if_alone(const Facts& facts) { return !facts.alone || facts.reason_given; }

using OnRecord = If<actor_records, day_allowed, number_given, reason_if_alone>;
using PutOff = If<actor_records, day_allowed, reason_given>;
using TakenBack = If<actor_owns, reason_given>;
using Drafter = If<actor_owns>;

struct AgendaItemDefinition : Definition<AgendaItemDefinition> {
  using initial_state = boost::mpl::vector<Drafted>;
  // clang-format off
  using transition_table = rows<
    //   from        on           to          effect                       only if
    Row< Drafted,    HandOver,    HandedOver, Do<ask_secretary, chase_on>, Drafter >,
    Row< Drafted,    PapersClose, none,       Do<ask_drafter, chase_on>,   none >,
    Row< Drafted,    MeetingOver, none,       Do<tell_clerk, chase_on>,    none >,
    Row< Drafted,    Withdraw,    Withdrawn,  Do<chase_stop, settle_item>, TakenBack >,
    Row< HandedOver, PapersClose, none,       Do<ask_secretary, chase_on>, none >,
    Row< HandedOver, MeetingOver, none,       Do<tell_clerk, chase_on>,    none >,
    Row< HandedOver, Place,       Placed,     Do<settle_item, chase_on>,   OnRecord >,
    Row< HandedOver, Withdraw,    Withdrawn,  Do<chase_stop, settle_item>, TakenBack >,
    Row< Placed,     MeetingOver, none,       Do<ask_secretary, chase_on>, none >,
    Row< Placed,     Decide,      Decided,    Do<chase_stop, settle_item>, OnRecord >,
    Row< Placed,     Defer,       Deferred,   Do<settle_item, chase_on>,   PutOff >,
    Row< Placed,     Withdraw,    Withdrawn,  Do<chase_stop, settle_item>, TakenBack >,
    Row< Deferred,   PapersClose, none,       Do<ask_secretary, chase_on>, none >,
    Row< Deferred,   MeetingOver, none,       Do<tell_clerk, chase_on>,    none >,
    Row< Deferred,   Place,       Placed,     Do<settle_item, chase_on>,   OnRecord >,
    Row< Deferred,   Withdraw,    Withdrawn,  Do<chase_stop, settle_item>, TakenBack > >;
  // clang-format on
};

}  // namespace

const Workflow& agenda_item() {
  static const Workflow workflow =
      workflow_of<back::state_machine<AgendaItemDefinition>>("agenda_item");
  return workflow;
}

}  // namespace cadans::workflows
