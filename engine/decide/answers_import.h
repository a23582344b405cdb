#pragma once
// The answers of a self-assessment come in. What fits is offered to the positions that own the
// entries; nothing closes.
//
//   import_answers(turn)   "engine.import-answers": `rows`, as JSON (settings/answers.h) with the
//                          texts of each answer by id. What is known already is passed over
//   found_last(state, duty, subject)   the day on which an answer says that a duty that comes back
//                          was last done; not named: none does
//
// Who may   the ENSIA coordinator, the ISO, the CISO
// Source    evidence rules, EV1, EV2, EV6, EV17, EV20.

#include "engine/decide/turn.h"
#include "engine/people/roles.h"

namespace cadans::decide {

void import_answers(Turn& turn);
[[nodiscard]] LocalDate found_last(const View& state, std::string_view duty,
                                   const people::Subject& subject);

}  // namespace cadans::decide
