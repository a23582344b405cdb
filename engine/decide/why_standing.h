#pragma once
// Whether mail leaves at all: project mode, a hold, a batch that waits for a release. It comes
// before any moment that would send.

#include "engine/decide/saying.h"

namespace cadans::decide {

void say_standing(Saying& saying);

}  // namespace cadans::decide
