#include "engine/dispatch/peer_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace cadans::dispatch {
namespace {

bool plain(std::string_view id) {
  return !id.empty() && std::all_of(id.begin(), id.end(), [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '-' || byte == '.' || byte == '_';
  });
}

std::string from_hexadecimal(std::string_view digits) {
  std::string bytes;
  for (; digits.size() >= 2; digits.remove_prefix(2)) {
    unsigned byte = 0;
    std::from_chars(digits.data(), digits.data() + 2, byte, 16);
    bytes.push_back(static_cast<char>(byte));
  }
  return bytes;
}

}  // namespace

std::string peer_name(std::string_view door, std::string_view routing_id) {
  if (plain(routing_id)) return fmt::format("{}/{}", door, routing_id);
  std::string name = fmt::format("{}/%", door);
  for (const char byte : routing_id) {
    name += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  }
  return name;
}

PeerName parse_peer(std::string_view peer) {
  const auto slash = peer.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view rest = peer.substr(slash + 1);
  return {std::string(peer.substr(0, slash)),
          rest.starts_with('%') ? from_hexadecimal(rest.substr(1)) : std::string(rest)};
}

}  // namespace cadans::dispatch
