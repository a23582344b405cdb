#include "connectors/client/dealer.h"

#include <fmt/format.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#include "connectors/protocol/frames.h"

namespace cadans::client {
namespace {

constexpr int queued_max = 1000;  // frames, each way
constexpr int linger_ms = 1000;   // for the last receipts
constexpr int tcp_heartbeat_ms = 10'000;
constexpr std::size_t parts_max = 3;  // one more than a message has: enough to see that it is wrong

Result<void> set_up(zmq::socket_t& socket, const Address& address) {
  socket.set(zmq::sockopt::sndhwm, queued_max);
  socket.set(zmq::sockopt::rcvhwm, queued_max);
  socket.set(zmq::sockopt::maxmsgsize, static_cast<std::int64_t>(protocol::frame_bytes_max));
  socket.set(zmq::sockopt::linger, linger_ms);
  if (!address.endpoint.starts_with("tcp://")) {
    if (!address.name.empty()) socket.set(zmq::sockopt::routing_id, address.name);
    return {};
  }
  if (address.server_key.empty() || address.public_key.empty() || address.secret_key.empty()) {
    return Error{Fault::invalid, address.endpoint +
                                     " needs CURVE keys: the engine's public key "
                                     "and a pair of this peer's own"};
  }
  socket.set(zmq::sockopt::curve_serverkey, address.server_key);
  socket.set(zmq::sockopt::curve_publickey, address.public_key);
  socket.set(zmq::sockopt::curve_secretkey, address.secret_key);
  socket.set(zmq::sockopt::heartbeat_ivl, tcp_heartbeat_ms);
  return {};
}

}  // namespace

Result<std::unique_ptr<Dealer>> Dealer::connect(const Address& address, Clock& clock) {
  auto own = std::make_unique<zmq::context_t>();
  zmq::context_t& context = *own;
  return connected(address, std::unique_ptr<Dealer>(new Dealer(clock, std::move(own), context)));
}

Result<std::unique_ptr<Dealer>> Dealer::connect(const Address& address, Clock& clock,
                                                zmq::context_t& context) {
  return connected(address, std::unique_ptr<Dealer>(new Dealer(clock, nullptr, context)));
}

Result<std::unique_ptr<Dealer>> Dealer::connected(const Address& address,
                                                  std::unique_ptr<Dealer> dealer) {
  try {
    if (const auto set = set_up(dealer->socket_, address); !set) return set.error();
    dealer->socket_.connect(address.endpoint);
  } catch (const zmq::error_t& fault) {
    return Error{Fault::invalid, fmt::format("{} is no address of an engine ({}); it should be "
                                             "like ipc:///run/cadans/engine",
                                             address.endpoint, fault.what())};
  }
  return dealer;
}

Dealer::Dealer(Clock& clock, std::unique_ptr<zmq::context_t> own, zmq::context_t& context)
    : clock_(clock),
      own_(std::move(own)),
      socket_(context, zmq::socket_type::dealer),
      wake_(::eventfd(0, EFD_NONBLOCK)) {}

Dealer::~Dealer() { ::close(wake_); }

bool Dealer::send(const protocol::Frames& frames) {
  const auto more = zmq::send_flags::sndmore | zmq::send_flags::dontwait;
  try {
    for (const std::string& frame : frames) {
      const bool last = &frame == &frames.back();
      if (!socket_.send(zmq::buffer(frame), last ? zmq::send_flags::dontwait : more)) return false;
    }
    return true;
  } catch (const zmq::error_t&) {
    return false;  // the context ends
  }
}

std::optional<protocol::Frames> Dealer::receive(Instant until) {
  std::vector<zmq::pollitem_t> sources = {{socket_.handle(), 0, ZMQ_POLLIN, 0},
                                          {nullptr, wake_, ZMQ_POLLIN, 0}};
  try {
    if (auto frames = take()) return frames;
    const Elapsed left = until - clock_.now();
    if (left.us <= 0) return std::nullopt;
    zmq::poll(sources, std::chrono::milliseconds((left.us + 999) / 1000));
    if (sources[1].revents != 0) {
      eventfd_t times = 0;
      static_cast<void>(::eventfd_read(wake_, &times));
    }
    return take();
  } catch (const zmq::error_t&) {
    return std::nullopt;  // a signal: whoever waits looks whether it shall stop
  }
}

std::optional<protocol::Frames> Dealer::take() {
  zmq::message_t part;
  if (!socket_.recv(part, zmq::recv_flags::dontwait)) return std::nullopt;
  protocol::Frames frames = {part.to_string()};
  while (part.more()) {
    static_cast<void>(socket_.recv(part));
    if (frames.size() < parts_max) frames.push_back(part.to_string());
  }
  return frames;
}

void Dealer::wake() noexcept { static_cast<void>(::eventfd_write(wake_, 1)); }

}  // namespace cadans::client
