#pragma once
// The doors that the settings open, with the keys of who may come in.
//
//   doors_of(settings, data)   the ipc door, and tcp where it is not closed
//
// Errors  Fault::invalid for a key file or a peer's key that is not right; nothing is opened then.

#include <string>

#include "engine/dispatch/router.h"
#include "engine/settings/engine_settings.h"

namespace cadans::command {

[[nodiscard]] Result<dispatch::Doors> doors_of(const settings::EngineSettings& settings,
                                               const std::string& data);

}  // namespace cadans::command
