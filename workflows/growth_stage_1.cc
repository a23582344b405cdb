// Growth stage 1, "basis op orde": the gates, and beside them its five components.

#include "workflows/growth_stage.h"

namespace cadans::workflows {
namespace {

using Policy = Component<"policy", "POLICY">;
using Context = Component<"context", "CONTEXT">;
using Risk = Component<"risk", "RISK">;
using Measures = Component<"measures", "VDW1">;
using Commitment = Component<"commitment", "COMMIT">;

struct GrowthStage1Definition : Definition<GrowthStage1Definition> {
  using initial_state =
      boost::mpl::vector<Waiting, Policy::NotStarted, Context::NotStarted, Risk::NotStarted,
                         Measures::NotStarted, Commitment::NotStarted>;
  using transition_table =
      joined<GateRows, Policy::Rows, Context::Rows, Risk::Rows, Measures::Rows, Commitment::Rows>;
};

}  // namespace

const Workflow& growth_stage_1() {
  static const Workflow workflow =
      workflow_of<back::state_machine<GrowthStage1Definition>>("growth_stage_1");
  return workflow;
}

}  // namespace cadans::workflows
