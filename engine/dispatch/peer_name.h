#pragma once
// How a peer is called: door and name, "ipc/sink". A routing id that is no plain name (ZeroMQ makes
// such for a peer that chose none) is written in hexadecimal after a percent sign, "ipc/%008004d2".

#include <string>
#include <string_view>

namespace cadans::dispatch {

struct PeerName {
  std::string door;
  std::string routing_id;  // bytes; of tcp the name of the key
};

[[nodiscard]] std::string peer_name(std::string_view door, std::string_view routing_id);
[[nodiscard]] PeerName parse_peer(std::string_view peer);  // empty when it is no name of the above

}  // namespace cadans::dispatch
