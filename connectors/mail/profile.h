#pragma once
// What the settings say of the mail connector: which road, with which files, and where the engine
// is. The engine reads the same for the connector that runs as its thread.
//
//   setup_of(settings, "mail", data)  relative paths of the settings lie in the folder `data`
//
// Errors  Fault::invalid for a key file that is not right; Fault::not_found for a peer of that name
//         that the settings do not have.

#include <string>

#include "connectors/mail/program.h"
#include "engine/settings/engine_settings.h"

namespace cadans::mail {

[[nodiscard]] Result<Setup> setup_of(const settings::EngineSettings& settings,
                                     const std::string& name, const std::string& data);

}  // namespace cadans::mail
