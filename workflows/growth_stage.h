#pragma once
// What the growth stages share, as rows of a table: their two gates, and a component beside them.
//
//   GateRows                    the entry gate, the stage under way, the exit gate
//   TestRows                    the last gate, tested again every year
//   Component<"risk", "RISK">   its states, as "risk_in_place", and its rows; the second name is
//                               its key in the catalogue
//   joined<GateRows, Rows...>   all of them as one table
//
// A gate is asked when its criteria are met. Refused or opened again, it is asked once more when
// they were lost and are met, or when the CISO lays it before its decider; put off, on the day that
// was named. Where the gate before it is opened again, a stage that was to start is decided anew. A
// component is in place when every duty of it that the gate asks is closed.
//
// The last gate is tested every year: what it asks must still hold, and its decider says so again.
// Not shown once, it stays passed, as the journey says; not the next time either, and it is open.
// Source  growth stages, "Rules the state machines need".

#include "workflows/machine.h"

namespace cadans::workflows {

// Some rows of a table, and several of these as one.
template <class... R>
struct RowList {};
template <class... Lists>
struct Joined;
template <class... R>
struct Joined<RowList<R...>> {
  using type = rows<R...>;
};
template <class... A, class... B, class... More>
struct Joined<RowList<A...>, RowList<B...>, More...> : Joined<RowList<A..., B...>, More...> {};
template <class... Lists>
using joined = typename Joined<Lists...>::type;

using Waiting = State<"waiting">;         // the entry gate's criteria are not met yet
using Enterable = State<"enterable">;     // the entry gate can be decided
using NotEntered = State<"not_entered">;  // it was refused
using Entered = State<"entered">;         // passed; the stage starts on its day
using Underway = State<"underway">;
using Ready = State<"ready">;  // the exit gate can be decided
using Passed = State<"passed">;
using Conditional = State<"passed_with_conditions">;
using Refused = State<"refused">;
using Postponed = State<"postponed">;

using TestedAgain = State<"tested_again">;  // passed, and before its decider for this year
using TestFailed = State<"test_failed">;    // passed, and not shown any more
using LastTest = State<"last_test">;        // the same, and before its decider for the next year

using CriteriaMet = On<"criteria-met">;
using CriteriaLost = On<"criteria-lost">;
using Pass = On<"pass">;
using PassOnTerms = On<"pass-with-conditions">;
using Refuse = On<"refuse">;
using Postpone = On<"postpone">;
using StartDay = On<"start-day">;
using AskAgain = On<"ask-again">;  // the day to which it was put off
using LayAgain = On<"lay-again">;  // refused, and before its decider once more
using Reopen = On<"reopen">;
using AddTerm = On<"add-condition">;  // one more, of a gate that was passed with one
using Retest = On<"retest">;          // a year on: what it names was done again

using Begin = On<"begin">;
using HandIn = On<"hand-in">;
using Hold = On<"hold">;
using GiveBack = On<"give-back">;
using Lapse = On<"lapse">;

inline void ask_decider(const Facts&, Progress&, Effects& out) { out.add(Effect::ask_decider); }
inline void start_stage(const Facts&, Progress&, Effects& out) { out.add(Effect::start_stage); }
inline void tell_outcome(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_outcome); }
inline void set_condition(const Facts&, Progress&, Effects& out) { out.add(Effect::set_condition); }
inline void chase_on(const Facts&, Progress&, Effects& out) { out.add(Effect::chase_on); }

inline bool criteria_met(const Facts& facts) { return facts.criteria_met; }
inline bool criteria_lost(const Facts& facts) { return !facts.criteria_met; }
inline bool gate_lost(const Facts& facts) { return facts.gate_lost; }
inline bool actor_advises(const Facts& facts) { return facts.actor_advises; }
inline bool actor_decides(const Facts& facts) { return facts.actor_decides; }
inline bool number_given(const Facts& facts) { return facts.number_given; }
inline bool reason_given(const Facts& facts) { return facts.reason_given; }
inline bool condition_given(const Facts& facts) { return facts.condition_given; }
inline bool day_allowed(const Facts& facts) { return facts.day_allowed; }

using Met = If<criteria_met>;
using Lost = If<criteria_lost>;
using GateLost = If<gate_lost>;
using Resolved = If<criteria_met, actor_decides, number_given>;
using Reasoned = If<actor_decides, number_given, reason_given>;
using OnTerms = If<actor_decides, number_given, reason_given, condition_given>;
using ShownOnTerms = If<criteria_met, actor_decides, number_given, reason_given, condition_given>;
using OneMore = If<actor_decides, reason_given, condition_given>;
using PutOff = If<actor_decides, reason_given, day_allowed>;
using DayCome = If<criteria_met, day_allowed>;
using Advised = If<actor_advises, criteria_met>;
using Asked = Do<ask_decider>;
using Dated = Do<tell_outcome, chase_on>;
using Told = Do<tell_outcome>;
using Terms = Do<set_condition>;
using ToldTerms = Do<tell_outcome, set_condition>;
using DatedTerms = Do<tell_outcome, chase_on, set_condition>;

// clang-format off
using GateRows = RowList<
  //   from         on            to           effect           only if
  Row< Waiting,     CriteriaMet,  Enterable,   Asked,           Met             >,
  Row< Enterable,   CriteriaLost, Waiting,     none,            Lost            >,
  Row< Enterable,   Pass,         Entered,     Dated,           Resolved        >,
  Row< Enterable,   PassOnTerms,  Entered,     DatedTerms,      OnTerms         >,
  Row< Enterable,   Refuse,       NotEntered,  Told,            Reasoned        >,
  Row< Enterable,   Postpone,     none,        Dated,           PutOff          >,
  Row< Enterable,   AskAgain,     none,        Asked,           DayCome         >,
  Row< NotEntered,  CriteriaLost, Waiting,     none,            Lost            >,
  Row< NotEntered,  LayAgain,     Enterable,   Asked,           Advised         >,
  Row< Entered,     AddTerm,      none,        Terms,           OneMore         >,
  Row< Entered,     Reopen,       NotEntered,  Told,            Reasoned        >,
  Row< Entered,     CriteriaLost, Waiting,     none,            GateLost        >,
  Row< Entered,     StartDay,     Underway,    Do<start_stage>, If<day_allowed> >,
  Row< Underway,    CriteriaMet,  Ready,       Asked,           Met             >,
  Row< Ready,       CriteriaLost, Underway,    none,            Lost            >,
  Row< Ready,       Pass,         Passed,      Told,            Resolved        >,
  Row< Ready,       PassOnTerms,  Conditional, ToldTerms,       OnTerms         >,
  Row< Ready,       Refuse,       Refused,     Told,            Reasoned        >,
  Row< Ready,       Postpone,     Postponed,   Dated,           PutOff          >,
  Row< Refused,     CriteriaLost, Underway,    none,            Lost            >,
  Row< Refused,     LayAgain,     Ready,       Asked,           Advised         >,
  Row< Postponed,   AskAgain,     Ready,       Asked,           DayCome         >,
  Row< Postponed,   CriteriaMet,  Ready,       Asked,           DayCome         >,
  Row< Postponed,   CriteriaLost, Underway,    none,            Lost            >,
  Row< Postponed,   Pass,         Passed,      Told,            Resolved        >,
  Row< Postponed,   PassOnTerms,  Conditional, ToldTerms,       OnTerms         >,
  Row< Postponed,   Refuse,       Refused,     Told,            Reasoned        >,
  Row< Postponed,   Postpone,     none,        Dated,           PutOff          >,
  Row< Passed,      Reopen,       Refused,     Told,            Reasoned        >,
  Row< Conditional, AddTerm,      none,        Terms,           OneMore         >,
  Row< Conditional, Reopen,       Refused,     Told,            Reasoned        > >;
// clang-format on

// clang-format off
using TestRows = RowList<
  //   from         on            to           effect           only if
  Row< Passed,      Retest,       TestedAgain, Asked,           Met             >,
  Row< Passed,      Retest,       TestFailed,  Told,            Lost            >,
  Row< Conditional, Retest,       TestedAgain, Asked,           Met             >,
  Row< Conditional, Retest,       TestFailed,  Told,            Lost            >,
  Row< TestedAgain, Pass,         Passed,      Told,            Resolved        >,
  Row< TestedAgain, PassOnTerms,  Conditional, ToldTerms,       ShownOnTerms    >,
  Row< TestedAgain, Refuse,       TestFailed,  Told,            Reasoned        >,
  Row< TestedAgain, Postpone,     none,        Dated,           PutOff          >,
  Row< TestedAgain, AskAgain,     none,        Asked,           DayCome         >,
  Row< TestedAgain, Retest,       TestFailed,  Told,            Lost            >,
  Row< TestFailed,  LayAgain,     TestedAgain, Asked,           Advised         >,
  Row< TestFailed,  Retest,       LastTest,    Asked,           Met             >,
  Row< TestFailed,  Retest,       Underway,    Told,            Lost            >,
  Row< TestFailed,  Reopen,       Refused,     Told,            Reasoned        >,
  Row< LastTest,    Pass,         Passed,      Told,            Resolved        >,
  Row< LastTest,    PassOnTerms,  Conditional, ToldTerms,       ShownOnTerms    >,
  Row< LastTest,    Refuse,       Refused,     Told,            Reasoned        >,
  Row< LastTest,    Postpone,     none,        Dated,           PutOff          >,
  Row< LastTest,    AskAgain,     none,        Asked,           DayCome         >,
  Row< LastTest,    Retest,       Underway,    Told,            Lost            > >;
// clang-format on

// The event is about this component.
template <Name Key>
struct OfComponent {
  bool operator()(const auto&, auto& machine, auto&, auto&) const {
    if (machine.facts->component == Key.view()) return true;
    if (machine.held_most == 0) machine.refused = "component";
    return false;
  }
  static std::string names() { return "component " + std::string(Key.view()); }
};

template <Name Prefix, Name Key>
struct Component {
  using NotStarted = State<Prefix + Name("_not_started")>;
  using Underway = State<Prefix + Name("_underway")>;
  using Awaiting = State<Prefix + Name("_awaiting_approval")>;
  using InPlace = State<Prefix + Name("_in_place")>;
  using Lapsed = State<Prefix + Name("_lapsed")>;
  using Its = OfComponent<Key>;
  // clang-format off
  using Rows = RowList<
    Row< NotStarted, Begin,    Underway, none, Its >,
    Row< Underway,   HandIn,   Awaiting, none, Its >,
    Row< Underway,   Hold,     InPlace,  none, Its >,
    Row< Awaiting,   GiveBack, Underway, none, Its >,
    Row< Awaiting,   Hold,     InPlace,  none, Its >,
    Row< InPlace,    Lapse,    Lapsed,   none, Its >,
    Row< Lapsed,     Hold,     InPlace,  none, Its > >;
  // clang-format on
};

}  // namespace cadans::workflows
