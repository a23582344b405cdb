// Growth stage 3, "volwassen ISMS": the gates, the last of them tested every year, and beside them
// its five components.

#include "workflows/growth_stage.h"

namespace cadans::workflows {
namespace {

using Integration = Component<"integration", "ITOT">;
using Continuity = Component<"continuity", "BCM">;
using Cycle = Component<"cycle", "CYCLE">;
using Reporting = Component<"reporting", "REPORT">;
using Monitoring = Component<"monitoring", "SOC">;

struct GrowthStage3Definition : Definition<GrowthStage3Definition> {
  using initial_state =
      boost::mpl::vector<Waiting, Integration::NotStarted, Continuity::NotStarted,
                         Cycle::NotStarted, Reporting::NotStarted, Monitoring::NotStarted>;
  using transition_table = joined<GateRows, TestRows, Integration::Rows, Continuity::Rows,
                                  Cycle::Rows, Reporting::Rows, Monitoring::Rows>;
};

}  // namespace

const Workflow& growth_stage_3() {
  static const Workflow workflow =
      workflow_of<back::state_machine<GrowthStage3Definition>>("growth_stage_3");
  return workflow;
}

}  // namespace cadans::workflows
