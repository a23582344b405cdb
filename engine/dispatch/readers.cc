#include "engine/dispatch/readers.h"

#include <fmt/format.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <array>
#include <iterator>
#include <zmq_addon.hpp>

#include "connectors/protocol/frames.h"
#include "engine/dispatch/router.h"
#include "engine/json.h"

namespace cadans::dispatch {
namespace {

void send(zmq::socket_t& socket, const protocol::Message& message) {
  const protocol::Frames frames = protocol::encode(message);
  static_cast<void>(
      zmq::send_multipart(socket, std::array{zmq::buffer(frames[0]), zmq::buffer(frames[1])}));
}

protocol::Answer answer_of(const protocol::Ask& ask, const Result<std::string>& found) {
  if (!found) return {ask.id, protocol::Answered::error, Json(found.error().what).dump()};
  if (found->size() > protocol::frame_bytes_max / 2) {
    return {ask.id, protocol::Answered::error, R"("the answer is too large: ask for less")"};
  }
  return {ask.id, protocol::Answered::ok, *found};
}

}  // namespace

Readers::Readers(zmq::context_t& context, Answerer answerer, int threads)
    : context_(context), answerer_(std::move(answerer)), stop_(::eventfd(0, 0)) {
  for (int number = 1; number <= threads; ++number) {
    threads_.emplace_back([this, number] { serve(number); });
  }
}

Readers::~Readers() {
  static_cast<void>(::eventfd_write(stop_, 1));
  for (std::thread& thread : threads_) thread.join();
  ::close(stop_);
}

void Readers::serve(int number) {
  try {
    zmq::socket_t socket(context_, zmq::socket_type::dealer);
    socket.set(zmq::sockopt::routing_id, fmt::format("reader-{}", number));
    socket.set(zmq::sockopt::linger, 0);
    socket.connect(inproc_door);
    send(socket, protocol::Ready{"reader", {"questions"}, 1});
    std::vector<zmq::pollitem_t> sources = {{socket.handle(), 0, ZMQ_POLLIN, 0},
                                            {nullptr, stop_, ZMQ_POLLIN, 0}};
    for (;;) {
      zmq::poll(sources);
      if (sources[1].revents != 0) return;
      protocol::Frames frames;
      std::vector<zmq::message_t> parts;
      static_cast<void>(zmq::recv_multipart(socket, std::back_inserter(parts)));
      for (const auto& part : parts) frames.push_back(part.to_string());
      const auto message = protocol::decode(frames);
      const auto* ask = message ? std::get_if<protocol::Ask>(&*message) : nullptr;
      if (ask != nullptr) send(socket, answer_of(*ask, answerer_(ask->name, ask->args)));
    }
  } catch (const zmq::error_t&) {
    return;  // the context ends, and the engine with it
  }
}

}  // namespace cadans::dispatch
