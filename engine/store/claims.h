#pragma once
// Where the machines stand whose timers were claimed, read with the claim itself: a turn asks each
// of them next. Good within one transaction.

#include <cstdint>
#include <unordered_map>

#include "workflows/workflow.h"

namespace cadans::store {

struct Claim {
  Snapshot snapshot;
  std::int64_t last_seq = 0;  // the last entry that touched it
};

using Claims = std::unordered_map<std::int64_t, Claim>;  // by instance

}  // namespace cadans::store
