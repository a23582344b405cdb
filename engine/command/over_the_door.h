#pragma once
// A word with the engine that serves a store, by its ipc door,
// as a peer of this process's own name.
//
//   tell_engine(opened, at, event)     ACCEPTED, or Fault::refused with the engine's sentence
//   ask_engine(opened, at, "peers")    the answer, as JSON
//
// Errors  Fault::unavailable when no answer comes in ten seconds.

#include <string>

#include "connectors/protocol/frames.h"
#include "engine/command/store_at.h"

namespace cadans::command {

[[nodiscard]] Result<void> tell_engine(const Opened& opened, const StoreAt& at,
                                       const protocol::CloudEvent& event);
[[nodiscard]] Result<std::string> ask_engine(const Opened& opened, const StoreAt& at,
                                             std::string_view question);

}  // namespace cadans::command
