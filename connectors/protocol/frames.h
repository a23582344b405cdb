#pragma once
// Every message between engine and peer, as plain values, and their form on the wire: two frames,
// the verb with the protocol's version ("DONE/1") and a JSON object. connectors/PROTOCOL.md says
// what each is for and how a conversation goes.
//
//   encode(message) -> Frames            decode(frames) -> Message
//   bytes(deliver)  -> an upper bound of its length within a frame, for who fills one
// Units   seconds in RETRY.
// Errors  Fault::invalid, naming verb and field ("DONE: done[3].id is not a positive number");
//         Fault::too_new for another version. Unknown fields are refused, except in EVENT, where
//         CloudEvents allows them.
// Limits  below; what is larger is refused on both sides.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "connectors/protocol/wire.h"
#include "engine/result.h"
#include "engine/time/instant.h"

namespace cadans::protocol {

inline constexpr std::size_t frame_bytes_max = std::size_t{4} << 20;
inline constexpr std::size_t listed_max = 64;  // deliveries or receipts in one frame
inline constexpr std::size_t name_bytes_max = 64;
inline constexpr std::size_t key_bytes_max = 200;
inline constexpr std::size_t sentence_bytes_max = 1000;  // a reason or receipt
inline constexpr std::size_t channels_max = 16;
inline constexpr std::size_t fields_max = 64;  // of an event's data
inline constexpr std::size_t field_bytes_max = 16384;
inline constexpr std::size_t content_bytes_max = std::size_t{2} << 20;  // of a field of these:
inline constexpr std::array<std::string_view, 2> carry_content = {
    "nl.cadans.engine.import-answers.v1", "nl.cadans.engine.propose-content.v1"};
inline constexpr int credits_max = 65536;
inline constexpr int attempts_max = 1'000'000;
inline constexpr int depth_max = 32;  // of the JSON
inline constexpr Elapsed heartbeat = seconds(2);
inline constexpr int heartbeats_missed_max = 3;  // then the other side is gone

struct Ready {
  std::string name;
  std::vector<std::string> channels;
  int credits = 0;  // how many deliveries it can take beside those it has in hand
  friend bool operator==(const Ready&, const Ready&) = default;
};

struct Deliver {
  std::int64_t id = 0;
  std::string key;
  int attempt = 1;
  bool again = false;  // the one more after `unknown`: send although `began` is written
  std::string channel;
  std::string body;  // JSON text, an object
  friend bool operator==(const Deliver&, const Deliver&) = default;
};

enum class Receipted : std::uint8_t { delivered, unknown };

struct Done {
  std::int64_t id = 0;
  std::string key;
  int attempt = 1;
  Receipted outcome = Receipted::delivered;
  std::string receipt;
  friend bool operator==(const Done&, const Done&) = default;
};

struct Retry {
  std::int64_t id = 0;
  std::string key;
  int attempt = 1;
  int after_s = 0;
  std::string reason;
  friend bool operator==(const Retry&, const Retry&) = default;
};

struct Reject {
  std::int64_t id = 0;
  std::string key;
  int attempt = 1;
  std::string reason;
  friend bool operator==(const Reject&, const Reject&) = default;
};

// CloudEvents 1.0, structured JSON. `type` as on the wire: "nl.cadans.task.submit.v1".
struct CloudEvent {
  std::string id;
  std::string source;
  std::string type;
  std::string subject;
  std::string actor;       // extension attribute `actor`: who decided it
  std::string entered_by;  // extension attribute `enteredby`: who typed it, where another
  std::map<std::string, std::string, std::less<>> fields;  // `data`, flat
  friend bool operator==(const CloudEvent&, const CloudEvent&) = default;
};

struct Accepted {
  std::string event;
  friend bool operator==(const Accepted&, const Accepted&) = default;
};

struct Refused {
  std::string event;  // empty: a message that could not be read
  std::string reason;
  friend bool operator==(const Refused&, const Refused&) = default;
};

struct Ask {
  std::int64_t id = 0;
  std::string name;
  std::string args;  // JSON text, an object
  friend bool operator==(const Ask&, const Ask&) = default;
};

enum class Answered : std::uint8_t { ok, too_slow, error };

struct Answer {
  std::int64_t id = 0;
  Answered outcome = Answered::ok;
  std::string answer;  // JSON text; for `error` a JSON string that says what
  friend bool operator==(const Answer&, const Answer&) = default;
};

// `known` false, from the engine only: it holds no READY of this peer and waits for one.
struct Heartbeat {
  bool known = true;
  friend bool operator==(const Heartbeat&, const Heartbeat&) = default;
};

struct Bye {
  friend bool operator==(const Bye&, const Bye&) = default;
};

using Message = std::variant<Ready, std::vector<Deliver>, std::vector<Done>, Retry, Reject,
                             CloudEvent, Accepted, Refused, Ask, Answer, Heartbeat, Bye>;

[[nodiscard]] Frames encode(const Message& message);
[[nodiscard]] Result<Message> decode(const Frames& frames);
// Of an EVENT that cannot be read whole, as far as its id can: who sent it may wait for an answer.
[[nodiscard]] std::string event_id(const Frames& frames);
[[nodiscard]] std::size_t bytes(const Deliver& deliver);

}  // namespace cadans::protocol
