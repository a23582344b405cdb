// A delivery: one message under one key, from the outbox to a receipt. Its state is its outbox row;
// a lease that runs out leaves it queued. A receipt may come late, from before a crash.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Queued = State<"queued">;
using Parked = State<"parked">;
using Delivered = State<"delivered">;
using Undelivered = State<"undelivered">;
using Dropped = State<"dropped">;

using Done = On<"done">;
using Unknown = On<"unknown">;
using Retry = On<"retry">;
using Reject = On<"reject">;
using Refused = On<"refused">;  // by the socket: nothing left the process
using Release = On<"release">;
using Drop = On<"drop">;

void count_delivered(const Facts&, Progress&, Effects& out) { out.add(Effect::count_delivered); }
void count_bounced(const Facts&, Progress&, Effects& out) { out.add(Effect::count_bounced); }
void send_later(const Facts&, Progress&, Effects& out) { out.add(Effect::send_later); }
void send_again(const Facts&, Progress&, Effects& out) { out.add(Effect::send_again); }
void park(const Facts&, Progress&, Effects& out) { out.add(Effect::park); }

bool first_time(const Facts& facts) { return facts.first_time; }
bool again(const Facts& facts) { return !facts.first_time; }
bool tries_left(const Facts& facts) { return facts.tries_left; }
bool no_tries_left(const Facts& facts) { return !facts.tries_left; }
bool reason_given(const Facts& facts) { return facts.reason_given; }

struct DeliveryDefinition : Definition<DeliveryDefinition> {
  using initial_state = boost::mpl::vector<Queued>;
  // clang-format off
  using transition_table = rows<
    //   from    on       to           effect                only if
    Row< Queued, Done,    Delivered,   Do<count_delivered>,  none              >,
    Row< Queued, Unknown, none,        Do<send_again>,       If<first_time>    >,
    Row< Queued, Unknown, Undelivered, Do<count_bounced>,    If<again>         >,
    Row< Queued, Retry,   none,        Do<send_later>,       If<tries_left>    >,
    Row< Queued, Retry,   Parked,      Do<park>,             If<no_tries_left> >,
    Row< Queued, Reject,  Undelivered, Do<count_bounced>,    none              >,
    Row< Queued, Refused, none,        Do<send_later>,       none              >,
    Row< Queued, Drop,    Dropped,     none,                 If<reason_given>  >,
    Row< Parked, Done,    Delivered,   Do<count_delivered>,  none              >,
    Row< Parked, Release, Queued,      Do<send_later>,       If<reason_given>  >,
    Row< Parked, Drop,    Dropped,     none,                 If<reason_given>  > >;
  // clang-format on
};

}  // namespace

const Workflow& delivery() {
  static const Workflow workflow = workflow_of<back::state_machine<DeliveryDefinition>>("delivery");
  return workflow;
}

}  // namespace cadans::workflows
