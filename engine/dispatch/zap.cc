#include "engine/dispatch/zap.h"

#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <vector>
#include <zmq_addon.hpp>

namespace cadans::dispatch {
namespace {

constexpr std::size_t request_frames = 7;  // up to the first credential
constexpr const char* door = "inproc://zeromq.zap.01";

}  // namespace

Zap::Zap(zmq::context_t& context, std::map<std::string, std::string> names)
    : names_(std::move(names)), socket_(context, zmq::socket_type::rep), stop_(::eventfd(0, 0)) {
  socket_.set(zmq::sockopt::linger, 0);
  socket_.bind(door);
  thread_ = std::thread([this] { serve(); });
}

Zap::~Zap() {
  static_cast<void>(::eventfd_write(stop_, 1));
  thread_.join();
  ::close(stop_);
}

void Zap::serve() {
  std::vector<zmq::pollitem_t> sources = {{socket_.handle(), 0, ZMQ_POLLIN, 0},
                                          {nullptr, stop_, ZMQ_POLLIN, 0}};
  for (;;) {
    try {
      zmq::poll(sources);
      if (sources[1].revents != 0) return;
      if (sources[0].revents != 0) decide();
    } catch (const zmq::error_t& fault) {
      if (fault.num() == ETERM) return;  // any other: that connection stays outside
    }
  }
}

void Zap::decide() {
  std::vector<zmq::message_t> request;
  static_cast<void>(zmq::recv_multipart(socket_, std::back_inserter(request)));
  const bool complete = request.size() == request_frames && request[5].to_string() == "CURVE";
  const auto known = names_.find(complete ? request[6].to_string() : std::string());
  const bool allowed = known != names_.end();
  const std::string number = request.size() > 1 ? request[1].to_string() : std::string();
  const std::string name = allowed ? known->second : std::string();
  const std::array<zmq::const_buffer, 6> reply = {
      zmq::str_buffer("1.0"),
      zmq::buffer(number),
      allowed ? zmq::str_buffer("200") : zmq::str_buffer("400"),
      allowed ? zmq::str_buffer("OK") : zmq::str_buffer("this key is not known here"),
      zmq::buffer(name),
      zmq::const_buffer()};
  static_cast<void>(zmq::send_multipart(socket_, reply));
}

}  // namespace cadans::dispatch
