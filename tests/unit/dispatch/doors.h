#pragma once
// An engine's doors for the tests, in a directory of their own, served by a thread that answers as
// the loop would: credits are spent on what lies ready, events are accepted.

#include <sys/stat.h>
#include <zmq.h>

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <thread>

#include "connectors/client/client.h"
#include "connectors/client/process.h"
#include "connectors/protocol/key_file.h"
#include "engine/dispatch/peers.h"
#include "engine/dispatch/readers.h"
#include "engine/dispatch/router.h"
#include "tests/unit/connectors/paper.h"

namespace cadans::dispatch {

using protocol::KeyPair;

inline KeyPair key_pair() {
  std::array<char, 41> open{};
  std::array<char, 41> secret{};
  zmq_curve_keypair(open.data(), secret.data());
  return {open.data(), secret.data()};
}

struct RealClock : Clock {
  Instant now() override {
    return {std::chrono::duration_cast<std::chrono::microseconds>(
                std::chrono::system_clock::now().time_since_epoch())
                .count()};
  }
  Elapsed awake() override { return {now().us}; }
};

// A loop without a store: each delivery of `outbox` is sent once, what comes back is kept.
class PaperEngine {
 public:
  PaperEngine(Router& router, Clock& clock, std::vector<protocol::Deliver> outbox)
      : peers_(router, clock), router_(router), clock_(clock), outbox_(std::move(outbox)) {
    thread_ = std::thread([this] { run(); });
  }
  ~PaperEngine() { end(); }
  PaperEngine(const PaperEngine&) = delete;
  PaperEngine& operator=(const PaperEngine&) = delete;

  // Says BYE; after it `received` may be read.
  void stop() {
    polite_ = true;
    end();
  }
  std::vector<Received> received;
  std::atomic<int> settled = 0;

 private:
  void run() {
    while (!over_) {
      for (Received& one : peers_.receive(clock_.now() + seconds(1))) {
        peers_.answer(one, one.event.type != "task.refuse", "so asked");
        settled += one.event.type == "delivery.done" ? 1 : 0;
        received.push_back(std::move(one));
      }
      for (const Credit& credit : peers_.credits()) spend(credit);
    }
    if (polite_) peers_.bye();
  }
  void end() {  // without BYE it is as if it had crashed
    over_ = true;
    router_.wake();
    if (thread_.joinable()) thread_.join();
  }
  void spend(const Credit& credit) {
    const auto count = std::min<std::size_t>(outbox_.size(), static_cast<std::size_t>(credit.free));
    const auto from = outbox_.end() - static_cast<std::ptrdiff_t>(count);
    if (count > 0) peers_.send({from, outbox_.end()}, credit.peer);
    outbox_.erase(from, outbox_.end());
  }
  Peers peers_;
  Router& router_;
  Clock& clock_;
  std::vector<protocol::Deliver> outbox_;
  std::atomic<bool> over_ = false;
  std::atomic<bool> polite_ = false;
  std::thread thread_;
};

inline std::vector<protocol::Deliver> outbox_of(int count) {
  std::vector<protocol::Deliver> all;
  for (int id = 1; id <= count; ++id) {
    all.push_back({id, "key/" + std::to_string(id), 1, false, "mail", R"({"n":1})"});
  }
  return all;
}

}  // namespace cadans::dispatch
