#pragma once
// Who is on the wire, how much each can carry, and what they say, turned into events of the loop.
//
//   receive(until)  waits for the first event or READY, takes what is ready (4,096 at most, and
//                   what send() left behind) and comes back
//   credits()       what may be chosen in this turn
//   send(...)       after the commit, never before; what the wire refuses is a "delivery.refused"
//                   event of the next turn, which gives the attempt back
//   answer(...)     ACCEPTED or REFUSED for an EVENT, after the commit; nothing for a receipt
//
// Events  delivery.done, .unknown, .retry, .reject, .refused: `subject` empty, data id, key,
//         attempt and receipt | after_s and reason | reason. Their id is
//         "delivery/<id>/<attempt>/<verb>". Whether the id is still unsettled is decided in decide.
//         EVENT: CloudEvents id; type without "nl.cadans." and ".v1"; a subject of digits is the
//         instance, another is data "subject". Nobody can send one of the five above as EVENT.
// `from`  names door and peer: "inproc/mail", "ipc/<routing id>", "tcp/<name of the key>". ipc has
//         the administrator's rights, tcp those of its key's name.
// Errors  a message that cannot be read is answered with REFUSED and changes nothing.
// Limits  256 peers. Silent for 3 heartbeats: no credits until the next READY;
//         leases are the store's.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "connectors/protocol/frames.h"
#include "connectors/protocol/wire.h"
#include "engine/decide/decision.h"
#include "engine/dispatch/questions.h"
#include "engine/world.h"

namespace cadans::dispatch {

struct Received {
  Event event;
  std::string from;
};

// A peer as `cadans peers` shows it.
struct Peer {
  protocol::Ready ready;
  std::map<std::int64_t, int> in_hand;  // delivery to attempt: sent and not answered
  Elapsed seen;                         // Clock::awake() when it last said something
  Elapsed beaten;                       // and when it last heard something
};

class Peers {
 public:
  Peers(protocol::EngineWire& wire, Clock& clock);

  [[nodiscard]] std::vector<Received> receive(Instant until);
  [[nodiscard]] std::vector<Credit> credits() const;
  void send(const std::vector<protocol::Deliver>& deliveries, const std::string& peer);
  void answer(const Received& received, bool accepted, const std::string& reason);
  void bye();  // the engine stops
  [[nodiscard]] const std::map<std::string, Peer>& known() const { return peers_; }

 private:
  void take(const protocol::Arrived& arrived);
  // What `from` said, a kind of message each; the last is for what only the engine says.
  void heard(const std::string& from, const protocol::Ready& ready);
  void heard(const std::string& from, const std::vector<protocol::Done>& all);
  void heard(const std::string& from, const protocol::Retry& retry);
  void heard(const std::string& from, const protocol::Reject& reject);
  void heard(const std::string& from, const protocol::CloudEvent& told);
  void heard(const std::string& from, const protocol::Ask& ask);
  void heard(const std::string& from, const protocol::Answer& answer);
  void heard(const std::string& from, const protocol::Heartbeat& heartbeat);
  void heard(const std::string& from, const protocol::Bye& bye);
  template <class EnginesOwn>
  void heard(const std::string& from, const EnginesOwn& message);

  template <class Said>
  void settle(const std::string& from, const Said& said);
  void invite(const std::string& from);
  [[nodiscard]] std::string who_is_there() const;
  void deliver(const std::vector<protocol::Deliver>& frame, const std::string& peer);
  void tell(const std::string& peer, const protocol::Message& message);
  void beat();
  [[nodiscard]] Instant patience(Instant until) const;

  protocol::EngineWire& wire_;
  Clock& clock_;
  Questions questions_;
  std::map<std::string, Peer> peers_;
  std::vector<Received> events_;  // for the next receive()
  bool joined_ = false;           // somebody has credits that the loop has not seen
};

}  // namespace cadans::dispatch
