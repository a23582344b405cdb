#pragma once
// Who is asked for a gate, and who no more.
//
//   ask_decider(turn, stage, gate)   it can be decided: who checks whether all is there, and the
//                                    position that decides; a body is asked by an item
//   ask_of_gate(turn, stage)         the same at the golive, of a gate that was ready before it
//   ask_no_more(turn, stage, gate)   it was decided, or can be decided no longer: what asks for it
//                                    is withdrawn, and its item ends as the event says

#include "engine/decide/turn.h"

namespace cadans::decide {

void ask_decider(Turn& turn, InstanceId stage, const settings::Gate& gate);
void ask_of_gate(Turn& turn, InstanceId stage);
void ask_no_more(Turn& turn, InstanceId stage, const settings::Gate& gate);

}  // namespace cadans::decide
