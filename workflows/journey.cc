// The journey: where an organisation stands in the growth model as a whole. A gate that was passed
// stays passed; what no longer holds is a region beside it.

#include "workflows/machine.h"

namespace cadans::workflows {
namespace {

using Preparing = State<"preparing">;
using Stage1 = State<"stage_1">;
using Stage1Passed = State<"stage_1_passed">;
using Stage2 = State<"stage_2">;
using Stage2Passed = State<"stage_2_passed">;
using Stage3 = State<"stage_3">;
using Running = State<"running">;

using Held = State<"held">;
using PassedNotHeld = State<"passed_not_held">;

using StartStage1 = On<"start-stage-1">;
using PassStage1 = On<"pass-stage-1">;
using StartStage2 = On<"start-stage-2">;
using PassStage2 = On<"pass-stage-2">;
using StartStage3 = On<"start-stage-3">;
using PassStage3 = On<"pass-stage-3">;
using TakeBack1 = On<"take-back-1">;  // a decision of the gate's body, on record
using TakeBack2 = On<"take-back-2">;
using TakeBack3 = On<"take-back-3">;
// A gate under it was opened again, or not shown in its yearly test; all of them hold once more.
using Lapse = On<"lapse">;
using Restore = On<"restore">;

void tell_outcome(const Facts&, Progress&, Effects& out) { out.add(Effect::tell_outcome); }

using Told = Do<tell_outcome>;

struct JourneyDefinition : Definition<JourneyDefinition> {
  using initial_state = boost::mpl::vector<Preparing, Held>;
  // clang-format off
  using transition_table = rows<
    //   from           on           to             effect only if
    Row< Preparing,     StartStage1, Stage1,        none,  none  >,
    Row< Stage1,        PassStage1,  Stage1Passed,  Told,  none  >,
    Row< Stage1Passed,  StartStage2, Stage2,        none,  none  >,
    Row< Stage1Passed,  TakeBack1,   Stage1,        none,  none  >,
    Row< Stage2,        PassStage2,  Stage2Passed,  Told,  none  >,
    Row< Stage2Passed,  StartStage3, Stage3,        none,  none  >,
    Row< Stage2Passed,  TakeBack2,   Stage2,        none,  none  >,
    Row< Stage3,        PassStage3,  Running,       Told,  none  >,
    Row< Running,       TakeBack3,   Stage3,        none,  none  >,

    Row< Held,          Lapse,       PassedNotHeld, none,  none  >,
    Row< PassedNotHeld, Restore,     Held,          none,  none  > >;
  // clang-format on
};

}  // namespace

const Workflow& journey() {
  static const Workflow workflow = workflow_of<back::state_machine<JourneyDefinition>>("journey");
  return workflow;
}

}  // namespace cadans::workflows
