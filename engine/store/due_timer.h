#pragma once
// A timer whose moment has come, with the workflow of the machine that waits for it: enough to make
// its event. Instance 0 is the engine's own: "engine".

#include <string>

#include "engine/decide/decision.h"

namespace cadans::store {

struct DueTimer {
  Timer timer;
  std::string workflow;
};

}  // namespace cadans::store
