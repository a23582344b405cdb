// Growth stage 2, "uitbreiden en verdiepen": the gates, and beside them its five components.

#include "workflows/growth_stage.h"

namespace cadans::workflows {
namespace {

using Scope = Component<"scope", "SCOPE">;
using Suppliers = Component<"suppliers", "TPRM">;
using Technology = Component<"technology", "OT">;
using Planning = Component<"planning", "PNC">;
using Improvement = Component<"improvement", "CHECK">;

struct GrowthStage2Definition : Definition<GrowthStage2Definition> {
  using initial_state =
      boost::mpl::vector<Waiting, Scope::NotStarted, Suppliers::NotStarted, Technology::NotStarted,
                         Planning::NotStarted, Improvement::NotStarted>;
  using transition_table = joined<GateRows, Scope::Rows, Suppliers::Rows, Technology::Rows,
                                  Planning::Rows, Improvement::Rows>;
};

}  // namespace

const Workflow& growth_stage_2() {
  static const Workflow workflow =
      workflow_of<back::state_machine<GrowthStage2Definition>>("growth_stage_2");
  return workflow;
}

}  // namespace cadans::workflows
