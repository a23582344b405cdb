#pragma once
// Questions of peers (ASK) on their way to a reader thread and back. The loop never waits for one:
// it hands a question to a free reader (readers.h, peers "inproc/reader-<n>"), and passes on what
// comes back. Two seconds after its arrival a question is answered `too slow`, read or not.
//
// Limits  64 questions at once; one more is answered `too slow` at once.

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "connectors/protocol/frames.h"
#include "connectors/protocol/wire.h"

namespace cadans::dispatch {

inline constexpr std::string_view reader_prefix = "inproc/reader-";
inline constexpr Elapsed answer_within = seconds(2);
inline constexpr std::size_t questions_max = 64;

class Questions {
 public:
  explicit Questions(protocol::EngineWire& wire) : wire_(wire) {}

  void ask(const std::string& peer, const protocol::Ask& question, Elapsed awake);
  void reader_free(const std::string& reader);
  void answered(const std::string& reader, const protocol::Answer& answer);
  void give_up(Elapsed awake);  // on those whose time is over
  // When the earliest runs out of time, as Clock::awake().
  [[nodiscard]] std::optional<Elapsed> deadline() const;

 private:
  struct Open {
    std::string peer;
    protocol::Ask question;  // under the peer's own number
    Elapsed deadline;
  };
  void hand_out();
  void reply(const Open& open, const protocol::Answer& answer);

  protocol::EngineWire& wire_;
  std::map<std::int64_t, Open> open_;  // by our number
  std::deque<std::int64_t> waiting_;   // for a reader
  std::deque<std::string> free_;       // readers
  std::int64_t last_ = 0;
};

}  // namespace cadans::dispatch
