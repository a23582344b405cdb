#pragma once
// Gates and components of the growth stages.
//
//   look_at_gate(turn, id)   after a duty's task changed, or a gate was decided: the component, and
//                            the gates that ask it; "" = every gate at hand
//   test_again(turn, id)     that duty was done: a gate that is tested after it, is
//   step_stage(turn)         any event of a stage: a gate decided, the start day, a component
//
// A gate is decided by the position that may, or recorded by the secretary of the body. A passed
// gate stays passed until its body takes it back. One that was put off is asked again on the day
// that was named with it, else after as many working days as a task may be postponed; before that
// only where criteria were lost and are met again. A stage starts on the day named with its entry
// gate, else on the first that is fit for a start.
// Source  growth stages; evidence rules, RC4.

#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

// The machine of a stage, where the catalogue has its gates; of the stage after each passed one.
void prepare(Turn& turn, int stage);
void prepare_stages(Turn& turn);
void look_at_gate(Turn& turn, std::string_view id);
void test_again(Turn& turn, std::string_view id);
void step_stage(Turn& turn);

}  // namespace cadans::decide
