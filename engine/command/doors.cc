#include "engine/command/doors.h"

#include "engine/settings/places.h"

namespace cadans::command {

Result<dispatch::Doors> doors_of(const settings::EngineSettings& settings,
                                 const std::string& data) {
  dispatch::Doors doors;
  doors.endpoints.push_back(settings::ipc_door(settings, data));
  if (settings.doors.tcp.empty()) return doors;
  doors.endpoints.push_back(settings.doors.tcp);
  std::map<std::string, std::string> peers;
  for (const settings::PeerSettings& peer : settings.peers) {
    if (!peer.curve_key.empty()) peers.emplace(peer.name, peer.curve_key);
  }
  auto keys = dispatch::read_keys(settings::in_folder(data, settings.doors.key_file), peers);
  if (!keys) return keys.error();
  doors.keys = *std::move(keys);
  return doors;
}

}  // namespace cadans::command
