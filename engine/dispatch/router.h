#pragma once
// The engine's three doors, each a ROUTER socket of its own, so that the door tells who may what:
//
//   inproc://engine   threads of this process; a peer is the name that its thread was started with
//   ipc://PATH        a socket in a directory of mode 0700; a peer is its routing id
//   tcp://HOST:PORT   CURVE only; a peer is the name of its key. A routing id of its own is
//                     refused, else one key could take the place of another
//
// Errors  Fault::invalid for an address of another kind, for tcp without keys, for a directory that
//         others may enter; Fault::unavailable when an address is taken.
// Limits  a frame of frame_bytes_max; `queued_max` frames a peer, then send() is false.
// Not for two threads: open, send and receive belong to the loop's. wake() is for any thread and
//         for a signal's.

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>
#include <zmq.hpp>

#include "connectors/protocol/wire.h"
#include "engine/dispatch/keys.h"
#include "engine/dispatch/zap.h"
#include "engine/result.h"
#include "engine/world.h"

namespace cadans::dispatch {

inline constexpr const char* inproc_door = "inproc://engine";

struct Doors {
  std::vector<std::string> endpoints;  // ipc and tcp; inproc is always there
  std::optional<Keys> keys;            // what tcp asks for
  int queued_max = 1000;               // frames a peer, each way
};

class Router : public protocol::EngineWire, public Waiter {
 public:
  [[nodiscard]] static Result<std::unique_ptr<Router>> open(const Doors& doors, Clock& clock);
  ~Router() override;
  Router(const Router&) = delete;
  Router& operator=(const Router&) = delete;

  bool send(const std::string& peer, const protocol::Frames& frames) override;
  std::optional<protocol::Arrived> receive(Instant until) override;

  void wake() noexcept override;
  zmq::context_t& context() { return context_; }  // for readers and embedded connectors
  // The address of a door as it was bound: the port, where 0 was asked.
  [[nodiscard]] std::string bound(std::size_t endpoint) const;

 private:
  struct Door {
    std::string name;  // "inproc", "ipc", "tcp"
    zmq::socket_t socket;
  };
  explicit Router(Clock& clock);
  Result<void> bind(const std::string& endpoint, const Doors& doors);
  std::optional<protocol::Arrived> take(Door& door);
  bool wait(Instant until);

  Clock& clock_;
  zmq::context_t context_;
  std::unique_ptr<Zap> zap_;  // before the doors: it answers for them
  std::vector<Door> doors_;
  std::map<std::string, std::string> routes_;  // tcp: key's name to the routing id it has now
  std::size_t turn_ = 0;                       // the door that is asked first
  int wake_ = -1;
};

}  // namespace cadans::dispatch
