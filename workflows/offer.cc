// An offer: evidence that was found elsewhere and fits an entry. Nothing closes by it; the position
// that owns the entry answers. Of several that are accepted at once one in ten is drawn, and shows
// nothing before a second person looked at it.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Found = State<"found">;
using Offered = State<"offered">;
using Drawn = State<"drawn">;
using Accepted = State<"accepted">;
using InPart = State<"in_part">;
using TurnedDown = State<"turned_down">;
using Outdated = State<"outdated">;
using Gap = State<"gap">;  // what was answered other than yes: nothing to accept

using Offer = On<"offer">;
using Lack = On<"lack">;
using Accept = On<"accept">;
using AcceptPart = On<"accept-part">;
using TurnDown = On<"turn-down">;
using Confirm = On<"confirm">;
using Doubt = On<"doubt">;
using AskAgain = On<"ask-again">;
using Outdate = On<"outdate">;  // the evidence counts no longer

void show_entry(const Facts&, Progress&, Effects& out) { out.add(Effect::show_entry); }
void show_part(const Facts&, Progress&, Effects& out) { out.add(Effect::show_part); }
void ask_second_eyes(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_second_eyes); }
void answer_owner(const Facts&, Progress&, Effects& out) { out.add(Effect::answer_owner); }
void wait_on(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_on); }
void wait_no_more(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_stop); }

bool actor_owns(const Facts& facts) { return facts.actor_owns; }
bool actor_checks(const Facts& facts) { return facts.actor_checks; }
bool reason_given(const Facts& facts) { return facts.reason_given; }
bool entry_open(const Facts& facts) { return facts.entry_open; }
bool whole(const Facts& facts) { return facts.whole; }
bool evidence_valid(const Facts& facts) { return facts.evidence_valid; }
bool second_eyes(const Facts& facts) { return facts.second_eyes; }
bool nobody_looks(const Facts& facts) { return !facts.second_eyes; }

using Shows = Do<wait_no_more, show_entry>;
using Looked = Do<wait_no_more, ask_second_eyes, wait_on>;
using Back = Do<wait_no_more, answer_owner, wait_on>;
using Ends = Do<wait_no_more>;
using Alone = If<actor_owns, entry_open, whole, evidence_valid, nobody_looks>;
using ToEyes = If<actor_owns, entry_open, whole, evidence_valid, second_eyes>;
using Partly = If<actor_owns, entry_open, reason_given>;
using Not = If<actor_owns, reason_given>;
using Sure = If<actor_checks, entry_open>;
using Unsure = If<actor_checks, reason_given>;

struct OfferDefinition : Definition<OfferDefinition> {
  using initial_state = boost::mpl::vector<Found>;
  // clang-format off
  using transition_table = rows<
    //   from     on          to          effect                       only if
    Row< Found,   Offer,      Offered,    Do<wait_on>,                 none   >,
    Row< Found,   Lack,       Gap,        none,                        none   >,
    Row< Offered, Accept,     Accepted,   Shows,                       Alone  >,
    Row< Offered, Accept,     Drawn,      Looked,                      ToEyes >,
    Row< Offered, AcceptPart, InPart,     Do<wait_no_more, show_part>, Partly >,
    Row< Offered, TurnDown,   TurnedDown, Ends,                        Not    >,
    Row< Offered, Outdate,    Outdated,   none,                        none   >,
    Row< Drawn,   Confirm,    Accepted,   Shows,                       Sure   >,
    Row< Drawn,   Doubt,      Offered,    Back,                        Unsure >,
    Row< Drawn,   AskAgain,   none,       Do<ask_second_eyes, wait_on>, none  > >;
  // clang-format on
};

}  // namespace

const Workflow& offer() {
  static const Workflow workflow = workflow_of<back::state_machine<OfferDefinition>>("offer");
  return workflow;
}

}  // namespace cadans::workflows
