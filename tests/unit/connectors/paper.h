#pragma once
// Paper for the tests of connectors: a clock that is set, a wire that is a list, a fresh directory.

#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <string>
#include <vector>

#include "connectors/protocol/frames.h"
#include "connectors/protocol/wire.h"
#include "engine/world.h"

namespace cadans::paper {

struct PaperClock : Clock {
  Instant at{1'800'000'000'000'000};
  Instant now() override { return at; }
  Elapsed awake() override { return {at.us}; }
};

struct PaperStop : Stop {
  bool asked_for = false;
  bool asked() override { return asked_for; }
};

// Waiting moves the clock: nothing else happens on paper.
struct PaperWire : protocol::PeerWire {
  explicit PaperWire(PaperClock& paper) : clock(paper) {}
  bool send(const protocol::Frames& frames) override {
    if (shut) return false;
    sent.push_back(*protocol::decode(frames));
    return true;
  }
  std::optional<protocol::Frames> receive(Instant until) override {
    if (coming.empty()) {
      if (until > clock.at && when_idle) when_idle();
      clock.at = std::max(clock.at, until);
      return std::nullopt;
    }
    protocol::Frames frames = coming.front();
    coming.pop_front();
    return frames;
  }
  void comes(const protocol::Message& message) { coming.push_back(protocol::encode(message)); }
  template <class Kind>
  std::vector<Kind> sent_of() const {
    std::vector<Kind> found;
    for (const auto& message : sent) {
      if (const auto* one = std::get_if<Kind>(&message)) found.push_back(*one);
    }
    return found;
  }
  PaperClock& clock;
  bool shut = false;
  std::function<void()> when_idle;  // somebody waits
  std::vector<protocol::Message> sent;
  std::deque<protocol::Frames> coming;
};

class Directory {
 public:
  Directory() {
    std::string name = (std::filesystem::temp_directory_path() / "cadans-test-XXXXXX").string();
    path_ = ::mkdtemp(name.data());
  }
  ~Directory() { std::filesystem::remove_all(path_); }
  Directory(const Directory&) = delete;
  Directory& operator=(const Directory&) = delete;
  [[nodiscard]] std::string file(const std::string& name) const { return path_ + "/" + name; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

inline std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

inline void write_file(const std::string& path, std::string_view text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace cadans::paper
