#pragma once
// Where the files lie that the settings name.
//
//   in_folder(data, path)      relative paths of the settings count from the data folder
//   ipc_door(settings, data)   "ipc:///...", the socket in the folder of doors

#include <string>

#include "engine/settings/engine_settings.h"

namespace cadans::settings {

[[nodiscard]] std::string in_folder(const std::string& data, const std::string& path);
[[nodiscard]] std::string ipc_door(const EngineSettings& settings, const std::string& data);

}  // namespace cadans::settings
