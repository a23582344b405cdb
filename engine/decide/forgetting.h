#pragma once
// What stands beside the chain and may be emptied, by who keeps the records or sees to privacy.
//
//   forget_person(turn)   "engine.forget-person": name and address, and the positions become vacant
//   remove_text(turn)     "engine.remove-text": one text
//   keeps_records(turn)   as which position this event's actor keeps the records or sees to
//                         privacy; "" = neither, as an administrator does neither
//
// Source  design, section 8; GDPR, article 17.

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] std::string keeps_records(const Turn& turn);
void forget_person(Turn& turn);
void remove_text(Turn& turn);

}  // namespace cadans::decide
