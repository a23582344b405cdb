#pragma once
// The seam between frames and whatever carries them. ZeroMQ is behind it in production
// (engine/dispatch/router.h, connectors/client/dealer.h); a rehearsal puts paper in its place, so
// that all above the seam runs for real.
//
//   EngineWire  one engine, many peers; a peer is named by its door:
//               "inproc/mail", "ipc/sink", "tcp/servicedesk"
//   PeerWire    one peer, its engine
// Units  `until` is wall time; an instant that has passed means look and do not wait.
// Errors `send` false: not taken, now or ever (queue full, nobody there). It never blocks.
//        `receive` empty: nothing came, or somebody woke the wait.

#include <optional>
#include <string>
#include <vector>

#include "engine/time/instant.h"

namespace cadans::protocol {

using Frames = std::vector<std::string>;  // what travels together: head and body, see frames.h

struct Arrived {
  std::string peer;
  Frames frames;
};

class EngineWire {
 public:
  virtual ~EngineWire() = default;
  virtual bool send(const std::string& peer, const Frames& frames) = 0;
  virtual std::optional<Arrived> receive(Instant until) = 0;
};

class PeerWire {
 public:
  virtual ~PeerWire() = default;
  virtual bool send(const Frames& frames) = 0;
  virtual std::optional<Frames> receive(Instant until) = 0;
};

}  // namespace cadans::protocol
