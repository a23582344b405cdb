// A task: what one position has to bring by a date,
// and beside it the chase that does not end by silence.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Planned = State<"planned">;
using Open = State<"open">;
using InProgress = State<"in_progress">;
using Submitted = State<"submitted">;
using Done = State<"done">;
using Cancelled = State<"cancelled">;
using Missed = State<"missed">;
using Lapsed = State<"lapsed">;        // what was shown counts no more; a new round asks it
using Withdrawn = State<"withdrawn">;  // its rule no longer asks it; it may ask again

using Quiet = State<"quiet">;
using Reminding = State<"reminding">;
using Overdue = State<"overdue">;
using Escalated = State<"escalated">;
using AtTop = State<"at_top">;

using Issue = On<"issue">;
using PassOver = On<"pass-over">;  // its moment went by while the engine was off
using Start = On<"start">;
using Plan = On<"plan">;
using NotMine = On<"not-mine">;
using Keep = On<"keep">;
using Help = On<"help">;
using Submit = On<"submit">;
using AlreadyShown = On<"already-shown">;
using ShowPart = On<"show-part">;  // evidence from elsewhere shows some of it
using NothingToReport = On<"nothing-to-report">;
using Approve = On<"approve">;
using Reject = On<"reject">;
using Delegate = On<"delegate">;
using Postpone = On<"postpone">;
using Cancel = On<"cancel">;
using Miss = On<"miss">;
using Reopen = On<"reopen">;

// The three answers of the CISO, who advises and never does the work.
using Solved = On<"solved">;
using ToDirectie = On<"to-directie">;
using Propose = On<"propose-acceptance">;

// Other content is in force: the rule says another day, another position, or no longer asks it.
using FollowRule = On<"follow-rule">;
using FollowEnd = On<"follow-end">;
using ChangeHands = On<"change-hands">;
using ChangeEyes = On<"change-eyes">;  // who was to look at it is a position no more
using Withdraw = On<"withdraw">;

using CarryOver = On<"carry-over">;  // its year closed, and it goes on in the next

using RenewDue = On<"renew-due">;  // its evidence counts for some weeks still
using Lapse = On<"lapse">;         // and no more

using RowDue = On<"row-due">;
using RungDelivered = On<"rung-delivered">;
using RungBounced = On<"rung-bounced">;
using Closed = On<"closed">;    // raised in the work region, taken by the chase
using Resumed = On<"resumed">;  // likewise

void ask_owner(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_owner); }
void ask_second_eyes(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_second_eyes); }
void ask_again(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_again); }
void show_part(const Facts&, Progress&, Effects& out) { out.add(Effect::show_part); }
void carry_over(const Facts&, Progress&, Effects& out) { out.add(Effect::carry_over); }
void renew(const Facts&, Progress&, Effects& out) { out.add(Effect::renew); }
void tell_lapsed(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_lapsed); }
void ask_manager(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_manager); }
void answer_owner(const Facts&, Progress&, Effects& out) { out.add(Effect::answer_owner); }
void ask_help(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_help); }
void keep_day(const Facts&, Progress&, Effects& out) { out.add(Effect::keep_day); }
void move_target(const Facts&, Progress&, Effects& out) { out.add(Effect::move_target); }
void agree_day(const Facts&, Progress&, Effects& out) { out.add(Effect::agree_day); }
void lay_before(const Facts&, Progress&, Effects& out) { out.add(Effect::lay_before); }
void hand_on(const Facts&, Progress&, Effects& out) { out.add(Effect::hand_on); }
void follow_rule(const Facts&, Progress&, Effects& out) { out.add(Effect::follow_rule); }
void follow_end(const Facts&, Progress&, Effects& out) { out.add(Effect::follow_end); }
void change_hands(const Facts&, Progress&, Effects& out) { out.add(Effect::change_hands); }
void change_eyes(const Facts&, Progress&, Effects& out) { out.add(Effect::change_eyes); }
void close(const Facts&, Progress&, Effects& out) { out.add(Effect::close); }
void reopen(const Facts&, Progress&, Effects& out) { out.add(Effect::reopen); }
void chase_on(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_on); }
void chase_stop(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_stop); }

// A row of the ladder may ask, climb or both; what is next follows.
void ask_and_climb(const Facts& facts, Progress& progress, Effects& out) {
  if (facts.row_overdue && facts.row_asks) ++progress.asked;
  if (facts.row_asks) out.add(Effect::ask_turn);
  if (facts.row_climbs) out.add(Effect::climb);
  out.add(Effect::chase_on);
}

bool row_before(const Facts& facts) { return !facts.row_overdue && !facts.row_climbs; }
bool row_overdue(const Facts& facts) { return facts.row_overdue && !facts.row_climbs; }
bool row_climbs(const Facts& facts) { return facts.row_climbs && !facts.row_top; }
bool row_top(const Facts& facts) { return facts.row_climbs && facts.row_top; }
bool row_asks_only(const Facts& facts) { return !facts.row_climbs; }
bool rung_reached(const Facts& facts) { return facts.rung_reached; }
bool no_rung_reached(const Facts& facts) { return !facts.rung_reached; }

bool actor_owns(const Facts& facts) { return facts.actor_owns; }
bool actor_checks(const Facts& facts) { return facts.actor_checks; }
bool actor_manages(const Facts& facts) { return facts.actor_manages; }
bool actor_outranks(const Facts& facts) { return facts.actor_outranks; }
bool actor_above(const Facts& facts) { return facts.actor_above; }
bool actor_owns_or_manages(const Facts& facts) { return facts.actor_owns || facts.actor_manages; }
bool actor_advises(const Facts& facts) { return facts.actor_advises; }
bool advice_asked(const Facts& facts) { return facts.advice_asked; }
bool measure_free(const Facts& facts) { return !facts.measure_holds; }
bool evidence_valid(const Facts& facts) { return facts.evidence_valid; }
bool evidence_counts(const Facts& facts) { return facts.evidence_counts; }
bool audits_final(const Facts& facts) { return facts.audits_final; }
bool not_renewed(const Facts& facts) { return !facts.renewed; }
bool nil_allowed(const Facts& facts) { return facts.nil_allowed; }
bool second_eyes(const Facts& facts) { return facts.second_eyes; }
bool nobody_looks(const Facts& facts) { return !facts.second_eyes; }
// Too few people for four eyes: it may be done alone, and why is said.
bool reason_if_alone(const Facts& facts) { return !facts.alone || facts.reason_given; }
bool reason_given(const Facts& facts) { return facts.reason_given; }
bool day_allowed(const Facts& facts) { return facts.day_allowed; }
bool first_time(const Facts& facts) { return facts.first_time; }
bool again(const Facts& facts) { return !facts.first_time; }
bool asked_away(const Facts& facts) { return facts.asked_away; }
bool nothing_asked(const Facts& facts) { return !facts.asked_away; }
bool suggestion_given(const Facts& facts) { return facts.suggestion_given; }
bool date_free(const Facts& facts) { return !facts.date_in_law; }
bool lower_may_end(const Facts& facts) { return !facts.reserved; }

using Asked = Do<ask_second_eyes>;
using Ended = Each<Do<close>, Raise<Closed>>;
using Again = Each<Do<reopen>, Raise<Resumed>>;
using Climbed = Do<ask_and_climb>;

using Owner = If<actor_owns>;
using OwnDay = If<actor_owns, day_allowed, first_time>;
using Elsewhere = If<actor_owns, nothing_asked, reason_given, suggestion_given>;
using ToEyes = If<actor_owns, audits_final, evidence_valid, evidence_counts, second_eyes>;
using ToEnd =
    If<actor_owns, audits_final, evidence_valid, evidence_counts, nobody_looks, reason_if_alone>;
using NilToEyes = If<actor_owns, nil_allowed, second_eyes>;
using NilToEnd = If<actor_owns, nil_allowed, nobody_looks, reason_if_alone>;
using HandsOn = If<actor_owns_or_manages, reason_given>;
using MayMove = If<first_time, actor_manages, reason_given, date_free, day_allowed>;
using MoveAgain = If<actor_above, again, reason_given, date_free, day_allowed>;
using Agrees = If<actor_advises, advice_asked, day_allowed>;
using Advises = If<actor_advises, advice_asked, reason_given>;
using Proposes = If<actor_advises, advice_asked, measure_free, reason_given, day_allowed>;
using Outranks = If<actor_outranks, reason_given>;
using OpensAgain = If<actor_outranks, reason_given, not_renewed>;
using MayEnd = If<actor_outranks, lower_may_end, reason_given>;
using Looked = If<actor_checks>;
using SentBack = If<actor_checks, reason_given>;

struct TaskDefinition : Definition<TaskDefinition> {
  using initial_state = boost::mpl::vector<Planned, Quiet>;
  // clang-format off
  using transition_table = rows<
    //   from        on               to          effect              only if
    Row< Planned,    Issue,           Open,       Do<ask_owner>,      none                 >,
    Row< Planned,    PassOver,        Missed,     none,               none                 >,
    Row< Planned,    Cancel,          Cancelled,  Ended,              MayEnd               >,
    Row< Open,       Start,           InProgress, none,               Owner                >,
    Row< Open,       Plan,            none,       Do<keep_day>,       OwnDay               >,
    Row< Open,       NotMine,         none,       Do<ask_manager>,    Elsewhere            >,
    Row< Open,       Keep,            none,       Do<answer_owner>,   If<asked_away>       >,
    Row< Open,       Help,            none,       Do<ask_help>,       Owner                >,
    Row< Open,       Submit,          Submitted,  Asked,              ToEyes               >,
    Row< Open,       Submit,          Done,       Ended,              ToEnd                >,
    Row< Open,       AlreadyShown,    Submitted,  Asked,              ToEyes               >,
    Row< Open,       AlreadyShown,    Done,       Ended,              ToEnd                >,
    Row< Open,       ShowPart,        none,       Do<show_part>,      none                 >,
    Row< Open,       NothingToReport, Submitted,  Asked,              NilToEyes            >,
    Row< Open,       NothingToReport, Done,       Ended,              NilToEnd             >,
    Row< Open,       Delegate,        none,       Do<hand_on>,        HandsOn              >,
    Row< Open,       Postpone,        none,       Do<move_target>,    MayMove              >,
    Row< Open,       Postpone,        none,       Do<move_target>,    MoveAgain            >,
    Row< Open,       Cancel,          Cancelled,  Ended,              MayEnd               >,
    Row< Open,       Miss,            Missed,     Ended,              MayEnd               >,
    Row< Open,       FollowRule,      none,       Do<follow_rule>,    none                 >,
    Row< Open,       FollowEnd,       none,       Do<follow_end>,     none                 >,
    Row< Open,       ChangeHands,     none,       Do<change_hands>,   none                 >,
    Row< Open,       Withdraw,        Withdrawn,  Ended,              none                 >,
    Row< Open,       CarryOver,       none,       Do<carry_over>,     none                 >,
    Row< Open,       Solved,          none,       Do<agree_day>,      Agrees               >,
    Row< Open,       ToDirectie,      none,       Do<lay_before>,     Advises              >,
    Row< Open,       Propose,         none,       Do<lay_before>,     Proposes             >,
    Row< InProgress, Solved,          none,       Do<agree_day>,      Agrees               >,
    Row< InProgress, ToDirectie,      none,       Do<lay_before>,     Advises              >,
    Row< InProgress, Propose,         none,       Do<lay_before>,     Proposes             >,
    Row< InProgress, Plan,            none,       Do<keep_day>,       OwnDay               >,
    Row< InProgress, NotMine,         none,       Do<ask_manager>,    Elsewhere            >,
    Row< InProgress, Keep,            none,       Do<answer_owner>,   If<asked_away>       >,
    Row< InProgress, Help,            none,       Do<ask_help>,       Owner                >,
    Row< InProgress, Submit,          Submitted,  Asked,              ToEyes               >,
    Row< InProgress, Submit,          Done,       Ended,              ToEnd                >,
    Row< InProgress, AlreadyShown,    Submitted,  Asked,              ToEyes               >,
    Row< InProgress, AlreadyShown,    Done,       Ended,              ToEnd                >,
    Row< InProgress, ShowPart,        none,       Do<show_part>,      none                 >,
    Row< InProgress, NothingToReport, Submitted,  Asked,              NilToEyes            >,
    Row< InProgress, NothingToReport, Done,       Ended,              NilToEnd             >,
    Row< InProgress, Delegate,        none,       Do<hand_on>,        HandsOn              >,
    Row< InProgress, Postpone,        none,       Do<move_target>,    MayMove              >,
    Row< InProgress, Postpone,        none,       Do<move_target>,    MoveAgain            >,
    Row< InProgress, Cancel,          Cancelled,  Ended,              MayEnd               >,
    Row< InProgress, Miss,            Missed,     Ended,              MayEnd               >,
    Row< InProgress, FollowEnd,       none,       Do<follow_end>,     none                 >,
    Row< InProgress, ChangeHands,     none,       Do<change_hands>,   none                 >,
    Row< InProgress, CarryOver,       none,       Do<carry_over>,     none                 >,
    Row< Submitted,  FollowEnd,       none,       Do<follow_end>,     none                 >,
    Row< Submitted,  ChangeHands,     none,       Do<change_hands>,   none                 >,
    Row< Submitted,  ChangeEyes,      none,       Do<change_eyes>,    If<second_eyes>      >,
    Row< Submitted,  ChangeEyes,      InProgress, Do<ask_again>,      If<nobody_looks>     >,
    Row< Submitted,  CarryOver,       none,       Do<carry_over>,     none                 >,
    Row< Submitted,  Approve,         Done,       Ended,              Looked               >,
    Row< Submitted,  Reject,          InProgress, Do<ask_again>,      SentBack             >,
    Row< Submitted,  Cancel,          Cancelled,  Ended,              MayEnd               >,
    Row< Submitted,  Miss,            Missed,     Ended,              MayEnd               >,
    Row< Done,       Reopen,          Open,       Again,              OpensAgain           >,
    Row< Done,       RenewDue,        none,       Do<renew>,          none                 >,
    Row< Done,       Lapse,           Lapsed,     Do<tell_lapsed>,    none                 >,
    Row< Missed,     Reopen,          Open,       Again,              Outranks             >,
    Row< Withdrawn,  Issue,           Open,       Do<ask_owner>,      none                 >,

    Row< Quiet,      Issue,           Reminding,  Do<chase_on>,       none                 >,
    Row< Quiet,      Resumed,         Escalated,  Do<chase_on>,       If<rung_reached>     >,
    Row< Quiet,      Resumed,         Reminding,  Do<chase_on>,       If<no_rung_reached>  >,
    Row< Reminding,  RowDue,          none,       Climbed,            If<row_before>       >,
    Row< Reminding,  RowDue,          Overdue,    Climbed,            If<row_overdue>      >,
    Row< Reminding,  RowDue,          Escalated,  Climbed,            If<row_climbs>       >,
    Row< Reminding,  RowDue,          AtTop,      Climbed,            If<row_top>          >,
    Row< Overdue,    RowDue,          none,       Climbed,            If<row_asks_only>    >,
    Row< Overdue,    RowDue,          Escalated,  Climbed,            If<row_climbs>       >,
    Row< Overdue,    RowDue,          AtTop,      Climbed,            If<row_top>          >,
    Row< Escalated,  RowDue,          none,       Climbed,            If<row_asks_only>    >,
    Row< Escalated,  RowDue,          none,       Climbed,            If<row_climbs>       >,
    Row< Escalated,  RowDue,          AtTop,      Climbed,            If<row_top>          >,
    Row< AtTop,      RowDue,          none,       Climbed,            none                 >,
    Row< Reminding,  RungDelivered,   none,       Do<chase_on>,       none                 >,
    Row< Overdue,    RungDelivered,   none,       Do<chase_on>,       none                 >,
    Row< Escalated,  RungDelivered,   none,       Do<chase_on>,       none                 >,
    Row< AtTop,      RungDelivered,   none,       Do<chase_on>,       none                 >,
    Row< Escalated,  RungBounced,     none,       Do<chase_on>,       none                 >,
    Row< AtTop,      RungBounced,     none,       Do<chase_on>,       none                 >,
    Row< Reminding,  Closed,          Quiet,      Do<chase_stop>,     none                 >,
    Row< Overdue,    Closed,          Quiet,      Do<chase_stop>,     none                 >,
    Row< Escalated,  Closed,          Quiet,      Do<chase_stop>,     none                 >,
    Row< AtTop,      Closed,          Quiet,      Do<chase_stop>,     none                 > >;
  // clang-format on
};

}  // namespace

const Workflow& task() {
  static const Workflow workflow = workflow_of<back::state_machine<TaskDefinition>>("task");
  return workflow;
}

}  // namespace cadans::workflows
