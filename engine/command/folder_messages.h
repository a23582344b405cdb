#pragma once
// The catalogue of messages of a config folder, which no store has yet.

#include <string>
#include <vector>

#include "engine/settings/config_folder.h"
#include "engine/words/messages.h"

namespace cadans::command {

[[nodiscard]] Result<words::Messages> messages_in(const settings::ConfigFolder& folder,
                                                  const std::vector<std::string>& jargon);

}  // namespace cadans::command
