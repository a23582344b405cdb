#include "engine/rehearsal/paper_wire.h"

namespace cadans::rehearsal {

bool PaperWire::send(const std::string& peer, const protocol::Frames& frames) {
  sent_[peer].push_back(frames);
  return true;
}

std::optional<protocol::Arrived> PaperWire::receive(Instant) {
  if (arrived_.empty()) return std::nullopt;
  protocol::Arrived first = std::move(arrived_.front());
  arrived_.pop_front();
  return first;
}

void PaperWire::arrive(std::string peer, protocol::Frames frames) {
  arrived_.push_back({std::move(peer), std::move(frames)});
}

std::optional<protocol::Frames> PaperWire::take(const std::string& peer) {
  auto& queue = sent_[peer];
  if (queue.empty()) return std::nullopt;
  protocol::Frames first = std::move(queue.front());
  queue.pop_front();
  return first;
}

bool PaperPeer::send(const protocol::Frames& frames) {
  wire_.arrive(name_, frames);
  return true;
}

std::optional<protocol::Frames> PaperPeer::receive(Instant) { return wire_.take(name_); }

}  // namespace cadans::rehearsal
