#pragma once
// Gates and components of the growth stage.
//
//   look_at_gate(turn, duty)  after a duty's task changed: its component, and the gate's criteria
//   ask_of_gate(turn, stage)  at the golive: who decides a gate that can be decided, and who checks
//   step_stage(turn)          any event of the stage: a gate decided, the start day, a component
//   step_journey(turn)        the journey follows its stages
//   stage_begun(turn)         the stage's duties may be issued
//
// A gate is decided by the position that may, or recorded by the secretary of the body. A passed
// gate stays passed. One that was put off is asked again on the day that was named with it, else
// after as many working days as a task may be postponed; before that only where criteria were lost
// and are met again. Source  growth stages; evidence rules, RC4.

#include <string>
#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] bool stage_begun(const Turn& turn);
// The ids that the gate asks and that are not closed yet.
[[nodiscard]] std::vector<std::string> open_criteria(const View& state, const Rules& rules,
                                                     const settings::Gate& gate);
// What was decided on a gate last, from the facts of its stage. The day is the one named with the
// decision, else the one on which it was recorded; not named where nothing was decided.
struct GateDecision {
  LocalDate on;
  std::string reason;     // a text by id
  LocalDate asked_again;  // put off: until then nobody is asked
};
[[nodiscard]] GateDecision gate_decision(std::string_view facts_of_stage, std::string_view gate);

void look_at_gate(Turn& turn, std::string_view duty);
void ask_of_gate(Turn& turn, InstanceId stage);
void step_stage(Turn& turn);
void step_journey(Turn& turn);

}  // namespace cadans::decide
