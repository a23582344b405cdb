#include "engine/settings/places.h"

#include <filesystem>

namespace cadans::settings {

std::string in_folder(const std::string& data, const std::string& path) {
  return path.empty() ? path : (std::filesystem::path(data) / path).string();
}

std::string ipc_door(const EngineSettings& settings, const std::string& data) {
  const std::filesystem::path folder = in_folder(data, settings.doors.ipc);
  return "ipc://" + std::filesystem::absolute(folder / "engine").string();
}

}  // namespace cadans::settings
