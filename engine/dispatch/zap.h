#pragma once
// Who may come in by tcp: the ZeroMQ authentication protocol (RFC 27). A connection whose CURVE key
// is known gets its peer's name as user id, which then stands on each of its messages; any other is
// turned away before its first message. It runs on a thread of its own
// and meets the doors by inproc.

#include <map>
#include <string>
#include <thread>
#include <zmq.hpp>

namespace cadans::dispatch {

class Zap {
 public:
  // `names`: the 32 bytes of a key to the name of its peer. Must exist before the door is bound.
  Zap(zmq::context_t& context, std::map<std::string, std::string> names);
  ~Zap();
  Zap(const Zap&) = delete;
  Zap& operator=(const Zap&) = delete;

 private:
  void serve();
  void decide();

  std::map<std::string, std::string> names_;
  zmq::socket_t socket_;
  int stop_ = -1;
  std::thread thread_;
};

}  // namespace cadans::dispatch
