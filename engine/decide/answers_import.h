#pragma once
// The answers of a self-assessment come in. What fits is offered to the positions that own the
// entries; nothing closes.
//
//   import_answers(turn)   "engine.import-answers": `rows`, as JSON (settings/answers.h) with the
//                          texts of each answer by id. What is known already is passed over
//
// Who may   the ENSIA coordinator, the ISO, the CISO
// Source    evidence rules, EV1, EV2, EV6, EV17, EV20.

#include "engine/decide/turn.h"

namespace cadans::decide {

void import_answers(Turn& turn);

}  // namespace cadans::decide
