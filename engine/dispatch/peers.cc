#include "engine/dispatch/peers.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/dispatch/receipts.h"
#include "engine/json.h"

namespace cadans::dispatch {
namespace {

constexpr std::size_t peers_max = 256;
constexpr std::size_t batch_max = 4096;
constexpr Elapsed silence_max{protocol::heartbeat.us * protocol::heartbeats_missed_max};

}  // namespace

Peers::Peers(protocol::EngineWire& wire, Clock& clock)
    : wire_(wire), clock_(clock), questions_(wire) {}

std::vector<Received> Peers::receive(Instant until) {
  questions_.give_up(clock_.awake());
  beat();
  while (events_.size() + protocol::listed_max <= batch_max) {
    const bool wait = events_.empty() && !joined_;  // else what is ready, and no waiting to fill
    const auto arrived = wire_.receive(wait ? patience(until) : Instant{});
    if (!arrived) break;
    take(*arrived);
  }
  joined_ = false;
  return std::exchange(events_, {});
}

Instant Peers::patience(Instant until) const {
  const auto deadline = questions_.deadline();
  if (!deadline) return until;
  return std::min(until, clock_.now() + Elapsed{deadline->us - clock_.awake().us});
}

void Peers::take(const protocol::Arrived& arrived) {
  const auto message = protocol::decode(arrived.frames);
  if (!message) {
    const std::string event = protocol::event_id(arrived.frames);
    return tell(arrived.peer, protocol::Refused{event, message.error().what});
  }
  if (const auto known = peers_.find(arrived.peer); known != peers_.end()) {
    known->second.seen = clock_.awake();
  }
  std::visit([&](const auto& said) { heard(arrived.peer, said); }, *message);
}

void Peers::heard(const std::string& from, const protocol::Ready& ready) {
  if (from.starts_with(reader_prefix)) return questions_.reader_free(from);
  if (!peers_.contains(from) && peers_.size() >= peers_max) {
    return tell(from, protocol::Refused{"", fmt::format("there are {} peers already", peers_max)});
  }
  const Elapsed now = clock_.awake();
  peers_.insert_or_assign(from, Peer{ready, {}, now, now});
  joined_ = true;
  tell(from, protocol::Heartbeat{});
}

void Peers::heard(const std::string& from, const std::vector<protocol::Done>& all) {
  for (const auto& done : all) settle(from, done);
  invite(from);
}

void Peers::heard(const std::string& from, const protocol::Retry& retry) {
  settle(from, retry);
  invite(from);
}

void Peers::heard(const std::string& from, const protocol::Reject& reject) {
  settle(from, reject);
  invite(from);
}

void Peers::heard(const std::string& from, const protocol::CloudEvent& told) {
  auto event = event_of(told, clock_.now());
  if (!event) return tell(from, protocol::Refused{told.id, event.error().what});
  events_.push_back({std::move(*event), from});
}

// Who is on the wire is known here alone, and told to who has the administrator's rights.
void Peers::heard(const std::string& from, const protocol::Ask& ask) {
  if (ask.name == "peers" && !from.starts_with("tcp/")) {
    return tell(from, protocol::Answer{ask.id, protocol::Answered::ok, who_is_there()});
  }
  questions_.ask(from, ask, clock_.awake());
}

std::string Peers::who_is_there() const {
  const Elapsed now = clock_.awake();
  Json all = Json::array();
  for (const auto& [name, peer] : peers_) {
    all.push_back({{"peer", name},
                   {"channels", peer.ready.channels},
                   {"credits", peer.ready.credits},
                   {"in_hand", peer.in_hand.size()},
                   {"silent_s", (now.us - peer.seen.us) / 1'000'000}});
  }
  return all.dump();
}

void Peers::heard(const std::string& from, const protocol::Answer& answer) {
  if (from.starts_with(reader_prefix)) questions_.answered(from, answer);
}

void Peers::heard(const std::string& from, const protocol::Heartbeat&) { invite(from); }

void Peers::heard(const std::string& from, const protocol::Bye&) { peers_.erase(from); }

template <class EnginesOwn>
void Peers::heard(const std::string& from, const EnginesOwn&) {
  tell(from, protocol::Refused{"", "only the engine says this"});
}

template <class Said>
void Peers::settle(const std::string& from, const Said& said) {
  if (const auto known = peers_.find(from); known != peers_.end()) {
    known->second.in_hand.erase(said.id);
  }
  events_.push_back({event_of(said, clock_.now()), from});
}

// An engine that has just started does not know who was on the wire before: it asks for READY.
void Peers::invite(const std::string& from) {
  if (!peers_.contains(from)) tell(from, protocol::Heartbeat{false});
}

std::vector<Credit> Peers::credits() const {
  std::vector<Credit> credits;
  for (const auto& [name, peer] : peers_) {
    const int free = peer.ready.credits - static_cast<int>(peer.in_hand.size());
    if (free > 0) credits.push_back({name, peer.ready.channels, free});
  }
  return credits;
}

void Peers::send(const std::vector<protocol::Deliver>& deliveries, const std::string& peer) {
  std::vector<protocol::Deliver> frame;
  std::size_t filled = 0;
  for (const auto& one : deliveries) {
    const std::size_t size = protocol::bytes(one);
    const bool full =
        frame.size() >= protocol::listed_max || filled + size > protocol::frame_bytes_max / 2;
    if (full && !frame.empty()) {
      deliver(frame, peer);
      frame.clear();
      filled = 0;
    }
    frame.push_back(one);
    filled += size;
  }
  if (!frame.empty()) deliver(frame, peer);
}

void Peers::deliver(const std::vector<protocol::Deliver>& frame, const std::string& peer) {
  const auto known = peers_.find(peer);
  if (known != peers_.end() && wire_.send(peer, protocol::encode(frame))) {
    for (const auto& one : frame) known->second.in_hand.insert_or_assign(one.id, one.attempt);
    known->second.beaten = clock_.awake();
    return;
  }
  for (const auto& one : frame) {
    events_.push_back({refused_by_wire(one, clock_.now()), peer});
  }
  // It gets no more until it says READY again, which its next heartbeat will bring about.
  if (known != peers_.end()) peers_.erase(known);
}

void Peers::answer(const Received& received, bool accepted, const std::string& reason) {
  if (is_receipt(received.event.type)) return;
  if (accepted) return tell(received.from, protocol::Accepted{received.event.id});
  tell(received.from, protocol::Refused{received.event.id, reason});
}

void Peers::bye() {
  for (const auto& [name, peer] : peers_) tell(name, protocol::Bye{});
  peers_.clear();
}

void Peers::tell(const std::string& peer, const protocol::Message& message) {
  if (!wire_.send(peer, protocol::encode(message))) return;
  if (const auto known = peers_.find(peer); known != peers_.end()) {
    known->second.beaten = clock_.awake();
  }
}

void Peers::beat() {
  const Elapsed now = clock_.awake();
  std::erase_if(peers_,
                [&](const auto& named) { return now.us - named.second.seen.us >= silence_max.us; });
  for (auto& [name, peer] : peers_) {
    if (now.us - peer.beaten.us < protocol::heartbeat.us) continue;
    peer.beaten = now;
    tell(name, protocol::Heartbeat{});
  }
}

}  // namespace cadans::dispatch
