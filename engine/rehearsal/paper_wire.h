#pragma once
// The wire on paper: queues in the place of sockets, below dispatch and connectors/client, so that
// both run for real. Frames keep their order; nothing waits, nothing is lost unless a test says so.

#include <deque>
#include <map>
#include <string>

#include "connectors/protocol/wire.h"

namespace cadans::rehearsal {

class PaperWire : public protocol::EngineWire {
 public:
  bool send(const std::string& peer, const protocol::Frames& frames) override;
  std::optional<protocol::Arrived> receive(Instant until) override;

  void arrive(std::string peer, protocol::Frames frames);         // from a peer to the engine
  std::optional<protocol::Frames> take(const std::string& peer);  // from the engine to a peer
  [[nodiscard]] bool quiet() const { return arrived_.empty(); }

 private:
  std::deque<protocol::Arrived> arrived_;
  std::map<std::string, std::deque<protocol::Frames>> sent_;
};

// One peer's end of it, under the name by which the engine knows the peer: "inproc/mail".
class PaperPeer : public protocol::PeerWire {
 public:
  PaperPeer(PaperWire& wire, std::string name) : wire_(wire), name_(std::move(name)) {}
  bool send(const protocol::Frames& frames) override;
  std::optional<protocol::Frames> receive(Instant until) override;

 private:
  PaperWire& wire_;
  std::string name_;
};

}  // namespace cadans::rehearsal
