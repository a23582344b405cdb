#pragma once
// A peer's socket: a ZeroMQ DEALER to one door of the engine. It connects by itself, again and
// again; what was sent meanwhile waits in it.
//
// Errors  Fault::invalid for an address that is none, or for tcp without keys.
// Not for two threads; wake() is for any, and for a signal.

#include <memory>
#include <optional>
#include <string>
#include <zmq.hpp>

#include "connectors/protocol/wire.h"
#include "engine/result.h"
#include "engine/world.h"

namespace cadans::client {

struct Address {
  std::string endpoint;    // "ipc:///run/cadans/engine", "tcp://host:5790", "inproc://engine"
  std::string name;        // the peer's: its routing id. For tcp empty, the key says who it is
  std::string server_key;  // tcp: Z85, as are the next two
  std::string public_key;
  std::string secret_key;
};

class Dealer : public protocol::PeerWire {
 public:
  // With a context of its own, or for a thread of the engine with the engine's.
  [[nodiscard]] static Result<std::unique_ptr<Dealer>> connect(const Address& address,
                                                               Clock& clock);
  [[nodiscard]] static Result<std::unique_ptr<Dealer>> connect(const Address& address, Clock& clock,
                                                               zmq::context_t& context);
  ~Dealer() override;
  Dealer(const Dealer&) = delete;
  Dealer& operator=(const Dealer&) = delete;

  bool send(const protocol::Frames& frames) override;
  std::optional<protocol::Frames> receive(Instant until) override;
  void wake() noexcept;  // ends a wait: once, the one now or the next

 private:
  Dealer(Clock& clock, std::unique_ptr<zmq::context_t> own, zmq::context_t& context);
  static Result<std::unique_ptr<Dealer>> connected(const Address& address,
                                                   std::unique_ptr<Dealer> dealer);
  std::optional<protocol::Frames> take();

  Clock& clock_;
  std::unique_ptr<zmq::context_t> own_;
  zmq::socket_t socket_;
  int wake_ = -1;
};

}  // namespace cadans::client
