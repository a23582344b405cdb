#pragma once
// What persons say of the mail as a whole: from when on it goes, and what keeps it.
//
//   step_mail(turn)   "engine.golive", "engine.hold", "engine.release", "engine.drop"; false where
//                     the event is none of these

#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] bool step_mail(Turn& turn);

}  // namespace cadans::decide
