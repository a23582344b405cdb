#pragma once
// A condition with which a gate is passed: what ("reason"), who ("to", a position) and by when
// ("until"). It becomes a task of its own, of the duty that waits for "gate-condition".
//
//   condition_given(turn)   all three are said, the day lies ahead, and there is such a duty
//   set_condition(turn)     that task; its subject is the text of the condition

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] bool condition_given(const Turn& turn);
void set_condition(Turn& turn);

}  // namespace cadans::decide
