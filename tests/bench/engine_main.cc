// bench_engine: the engine as `cadans serve` runs it, without a connector of its own, on a store
// that a benchmark has filled. It stops at an entry of the journal, or after a while.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>
#include <memory>

#include "engine/dispatch/router.h"
#include "engine/json.h"
#include "engine/loop.h"
#include "engine/real_world.h"
#include "tests/bench/crowd.h"
#include "tests/bench/usage.h"

namespace cadans::bench {
namespace {

struct Asked {
  std::string store;
  std::string door;
  std::int64_t until_seq = INT64_MAX;
  std::int64_t clock_us = 0;  // what the clock shows when the engine is ready; 0 = the real time
  double seconds = 3600;
};

class Shifted : public Clock {
 public:
  explicit Shifted(Clock& real) : real_(real) {}
  void show(Instant now) { shift_ = now - real_.now(); }
  Instant now() override { return real_.now() + shift_; }
  Elapsed awake() override { return real_.awake(); }

 private:
  Clock& real_;
  Elapsed shift_;
};

class Until : public Stop {
 public:
  Until(RealWorld& real, const store::Store& store, const Asked& asked)
      : real_(real),
        store_(store),
        until_seq_(asked.until_seq),
        end_us_(real.awake().us + static_cast<std::int64_t>(asked.seconds * 1e6)) {}
  bool asked() override {
    ++turns_;
    return real_.asked() || store_.last_seq() >= until_seq_ || real_.awake().us >= end_us_;
  }
  [[nodiscard]] int turns() const { return turns_; }

 private:
  RealWorld& real_;
  const store::Store& store_;
  std::int64_t until_seq_;
  std::int64_t end_us_;
  int turns_ = 0;
};

Json run(const Asked& asked) {
  RealWorld real;
  const auto store = need(store::Store::open({.path = asked.store}));
  Shifted clock(real);
  const auto router = need(dispatch::Router::open({{asked.door}, {}, 1000}, clock));
  dispatch::Peers peers(*router, clock);
  decide::RulesInForce rules;
  need(rules.read(store->view()));
  if (asked.clock_us != 0) clock.show(Instant{asked.clock_us});
  Until stop(real, *store, asked);
  World world{clock, real, stop};
  Engine engine{world, *store, peers, std::move(rules)};
  real.wakes(*router);
  const Usage before = usage();
  need(cadans::run(engine));
  const Instant ended = clock.now();
  const Usage after = usage();
  real.wakes_nobody();
  need(store->close());
  return {{"ended_us", ended.us},
          {"cpu_us", after.cpu_us - before.cpu_us},
          {"written", after.written_bytes - before.written_bytes},
          {"resident_kb", after.resident_kb},
          {"turns", stop.turns()}};
}

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("The engine on a store that a benchmark has filled; prints one line of JSON");
  app.add_option("--store", asked.store, "The store")->required();
  app.add_option("--door", asked.door, "Its ipc door")->required();
  app.add_option("--until-seq", asked.until_seq, "Stop at this entry of the journal");
  app.add_option("--clock-us", asked.clock_us, "What its clock shows at the start; 0: the time");
  app.add_option("--seconds", asked.seconds, "Stop after so long");
  CLI11_PARSE(app, count, words);
  try {
    std::printf("%s\n", cadans::bench::run(asked).dump().c_str());
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 1;
  }
}
