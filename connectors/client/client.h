#pragma once
// A connector's side of the conversation with the engine; the command line uses it too.
//
//   engine.ready("mail", 1000);
//   while (const auto delivery = engine.next()) engine.answer(*delivery, carry(*delivery));
//
// next() waits, keeps the heartbeat, and ends on BYE or when asked to stop, whatever is in hand:
// the engine delivers that again. poll() is next() without the wait. Receipts go in frames of up to
// 64, at the latest when nothing is left to carry or 50 ms after the first. An engine that starts
// again is told READY again; receipts that waited reach it.
//
// Errors  send_event: Fault::refused with the engine's reason; Fault::unavailable when no answer
//         came in time, and then the same event may be sent again under the same id.
//         ask: Fault::too_slow, Fault::invalid with the engine's sentence, Fault::unavailable.
// Not for two threads.

#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "connectors/protocol/frames.h"
#include "connectors/protocol/wire.h"
#include "engine/result.h"
#include "engine/world.h"

namespace cadans::client {

// The last party whose word we can have said yes; or nobody knows whether it did.
struct Receipt {
  protocol::Receipted outcome = protocol::Receipted::delivered;
  std::string words;  // the proof: "250 2.0.0 queued as 4F2A"
};
struct RetryAfter {
  Elapsed wait;
  std::string reason;
};
struct Rejected {
  std::string reason;
};
using Outcome = std::variant<Receipt, RetryAfter, Rejected>;

class Client {
 public:
  Client(protocol::PeerWire& wire, Clock& clock, Stop& stop);

  void ready(const std::string& channel, int credits);
  [[nodiscard]] std::optional<protocol::Deliver> next();
  [[nodiscard]] std::optional<protocol::Deliver> poll();
  void answer(const protocol::Deliver& delivery, const Outcome& outcome);

  [[nodiscard]] Result<void> send_event(const protocol::CloudEvent& event, Elapsed patience);
  [[nodiscard]] Result<std::string> ask(std::string_view name, std::string_view args,
                                        Elapsed patience);
  [[nodiscard]] bool over() const { return over_; }  // the engine said BYE

 private:
  using Wanted = std::function<bool(const protocol::Message&)>;
  std::optional<protocol::Message> await(const Wanted& wanted, Elapsed patience);
  void take(protocol::Message message);
  void take_ready(Instant until);
  void say_ready();
  void flush();
  void beat();
  void push(const protocol::Message& message);

  protocol::PeerWire& wire_;
  Clock& clock_;
  Stop& stop_;
  protocol::Ready as_;  // no channels: this client only tells and asks
  std::deque<protocol::Deliver> deliveries_;
  std::vector<protocol::Done> receipts_;  // not yet sent
  std::deque<protocol::Message> unsent_;  // refused by the wire, in order
  int in_hand_ = 0;
  Elapsed receipts_since_;  // these three as Clock::awake()
  Elapsed beaten_;
  Elapsed heard_;
  std::int64_t questions_ = 0;
  bool over_ = false;
};

}  // namespace cadans::client
