#include "engine/dispatch/router.h"

#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "connectors/protocol/frames.h"
#include "engine/dispatch/peer_name.h"

namespace cadans::dispatch {
namespace {

constexpr int linger_ms = 500;  // for BYE
constexpr int tcp_heartbeat_ms = 10'000;
constexpr std::size_t parts_max = 3;  // one more than a message has: enough to see that it is wrong

// The socket's directory is what keeps others out.
Result<void> private_directory(const std::filesystem::path& directory) {
  const std::string name = directory.empty() ? "." : directory.string();
  ::mkdir(name.c_str(), 0700);
  struct stat state {};
  if (::stat(name.c_str(), &state) != 0) {
    return Error{Fault::invalid, name + " cannot be made; the ipc door needs a directory there"};
  }
  if (state.st_uid != ::geteuid() || (state.st_mode & 077U) != 0) {
    return Error{
        Fault::invalid,
        fmt::format("{} can be entered by others; who comes in by ipc has the "
                    "administrator's rights: chmod 700 {}, or name a directory of your own",
                    name, name)};
  }
  return {};
}

std::string user_of(zmq::message_t& part) {
  const char* user = ::zmq_msg_gets(part.handle(), "User-Id");
  return user == nullptr ? std::string() : std::string(user);
}

}  // namespace

Result<std::unique_ptr<Router>> Router::open(const Doors& doors, Clock& clock) {
  std::unique_ptr<Router> router(new Router(clock));
  std::string address = inproc_door;
  try {
    if (doors.keys) router->zap_ = std::make_unique<Zap>(router->context_, doors.keys->peers);
    if (const auto bound = router->bind(address, doors); !bound) return bound.error();
    for (const std::string& endpoint : doors.endpoints) {
      address = endpoint;
      if (const auto bound = router->bind(address, doors); !bound) return bound.error();
    }
  } catch (const zmq::error_t& fault) {
    return Error{Fault::unavailable, fmt::format("{} cannot be opened: {}", address, fault.what())};
  }
  return router;
}

Router::Router(Clock& clock) : clock_(clock), wake_(::eventfd(0, EFD_NONBLOCK)) {
  ::prctl(PR_SET_TIMERSLACK, 1);  // nanosecond: a due moment is met within microseconds
}

Router::~Router() { ::close(wake_); }

Result<void> Router::bind(const std::string& endpoint, const Doors& doors) {
  const std::string door = endpoint.substr(0, endpoint.find("://"));
  zmq::socket_t socket(context_, zmq::socket_type::router);
  socket.set(zmq::sockopt::router_mandatory, true);
  socket.set(zmq::sockopt::router_handover, door != "tcp");
  socket.set(zmq::sockopt::sndhwm, doors.queued_max);
  socket.set(zmq::sockopt::rcvhwm, doors.queued_max);
  socket.set(zmq::sockopt::maxmsgsize, static_cast<std::int64_t>(protocol::frame_bytes_max));
  socket.set(zmq::sockopt::linger, linger_ms);
  if (door == "ipc") {
    const std::filesystem::path path = endpoint.substr(6);
    if (const auto kept = private_directory(path.parent_path()); !kept) return kept;
  } else if (door == "tcp") {
    if (!doors.keys) {
      return Error{Fault::invalid, endpoint + " needs CURVE keys: plain tcp is not opened"};
    }
    socket.set(zmq::sockopt::curve_server, true);
    socket.set(zmq::sockopt::curve_secretkey, doors.keys->secret);
    socket.set(zmq::sockopt::zap_domain, "cadans");
    socket.set(zmq::sockopt::heartbeat_ivl, tcp_heartbeat_ms);
  } else if (door != "inproc") {
    return Error{Fault::invalid,
                 fmt::format("{} is no door; it should begin with ipc:// or tcp://", endpoint)};
  }
  socket.bind(endpoint);
  doors_.push_back({door, std::move(socket)});
  return {};
}

std::string Router::bound(std::size_t endpoint) const {
  return doors_.at(endpoint + 1).socket.get(zmq::sockopt::last_endpoint);
}

bool Router::send(const std::string& peer, const protocol::Frames& frames) {
  const PeerName name = parse_peer(peer);
  const auto door = std::find_if(doors_.begin(), doors_.end(),
                                 [&](const Door& one) { return one.name == name.door; });
  if (door == doors_.end()) return false;
  std::string routing_id = name.routing_id;
  if (name.door == "tcp") {
    const auto route = routes_.find(name.routing_id);
    if (route == routes_.end()) return false;
    routing_id = route->second;
  }
  const auto more = zmq::send_flags::sndmore | zmq::send_flags::dontwait;
  try {
    if (!door->socket.send(zmq::buffer(routing_id), more)) return false;  // its queue is full
    for (const std::string& frame : frames) {
      const bool last = &frame == &frames.back();
      static_cast<void>(
          door->socket.send(zmq::buffer(frame), last ? zmq::send_flags::dontwait : more));
    }
    return true;
  } catch (const zmq::error_t&) {
    return false;  // nobody has that name
  }
}

std::optional<protocol::Arrived> Router::receive(Instant until) {
  do {
    for (std::size_t tried = 0; tried < doors_.size(); ++tried) {
      Door& door = doors_[turn_++ % doors_.size()];
      if (auto arrived = take(door)) return arrived;
    }
  } while (wait(until));
  return std::nullopt;
}

std::optional<protocol::Arrived> Router::take(Door& door) {
  try {
    zmq::message_t part;
    while (door.socket.recv(part, zmq::recv_flags::dontwait)) {
      const std::string routing_id = part.to_string();
      protocol::Arrived arrived;
      std::string user;
      while (part.more()) {
        static_cast<void>(door.socket.recv(part));
        user = user_of(part);
        if (arrived.frames.size() < parts_max) arrived.frames.push_back(part.to_string());
      }
      if (door.name != "tcp") {
        arrived.peer = peer_name(door.name, routing_id);
        return arrived;
      }
      // ZeroMQ's own routing ids begin with a zero byte; one that the peer chose does not.
      if (user.empty() || !routing_id.starts_with('\0')) continue;
      routes_.insert_or_assign(user, routing_id);
      arrived.peer = "tcp/" + user;
      return arrived;
    }
  } catch (const zmq::error_t&) {
    return std::nullopt;  // interrupted by a signal: the loop looks whether it shall stop
  }
  return std::nullopt;
}

// True: something may have come. False: the time is there, or somebody woke the wait.
bool Router::wait(Instant until) {
  std::vector<pollfd> sources = {{wake_, POLLIN, 0}};
  for (Door& door : doors_) {
    // ZMQ_FD tells only of what comes after this look.
    if ((door.socket.get(zmq::sockopt::events) & ZMQ_POLLIN) != 0) return true;
    sources.push_back({door.socket.get(zmq::sockopt::fd), POLLIN, 0});
  }
  const Elapsed left = until - clock_.now();
  if (left.us <= 0) return false;
  const timespec time{left.us / 1'000'000, (left.us % 1'000'000) * 1000};
  if (::ppoll(sources.data(), sources.size(), &time, nullptr) <= 0) return false;
  if (sources.front().revents == 0) return true;
  eventfd_t times = 0;
  static_cast<void>(::eventfd_read(wake_, &times));
  return false;
}

void Router::wake() noexcept { static_cast<void>(::eventfd_write(wake_, 1)); }

}  // namespace cadans::dispatch
