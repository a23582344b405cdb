#pragma once
// What an entry of the journal says for one task, as the oracle reads it.
//
//   const Said said = said_in(entry, task);   // pointers into the entry

#include "tests/simulation/promises/changes.h"

namespace cadans::promises {

struct Said {
  const Notice* asked = nullptr;
  const Notice* told = nullptr;  // of a rung
  bool passed_over = false;  // a rule or an empty position skipped the rung, or it went to a body
};

[[nodiscard]] Said said_in(const Entry& entry, InstanceId task);

}  // namespace cadans::promises
