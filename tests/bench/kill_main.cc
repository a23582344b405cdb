// bench_kill: the engine is killed at random instants of a storm and started again on its store;
// the connector lives on. At the end each key is once in the connector's file and each reminder has
// one receipt. A run in which no kill met a delivery on its way counts for nothing, and fails.

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>
#include <thread>

#include "engine/json.h"
#include "engine/store/reader.h"
#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/figures.h"
#include "tests/bench/storm.h"

namespace cadans::bench {
namespace {

struct Asked {
  StormAsked storm;
  int kills = 20;
  int credits = 4096;  // of the connector: the fewer, the finer the storm is cut
  unsigned seed = 1;
  std::string under = ".";
  bool json = false;
};

constexpr int deliveries_most = 100'000;

double real_now_us() {
  return std::chrono::duration<double, std::micro>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

class Killing {
 public:
  explicit Killing(const Asked& asked)
      : asked_(asked),
        folder_(asked.under),
        path_(folder_.file("storm.db")),
        keys_(folder_.file("keys")),
        storm_(load(path_, asked.storm)),
        random_(asked.seed),
        sink_("bench_sink", {"--door", folder_.door(), "--file", keys_, "--credits",
                             std::to_string(asked.credits)}) {}

  void run() {
    start();
    for (int kill = 0; kill < asked_.kills; ++kill) {
      wait_until(kill);
      engine_->kill();
      const int on_their_way = count_on_their_way();
      in_flight_ += on_their_way > 0 ? 1 : 0;
      on_their_way_.push_back(on_their_way);
      start();
    }
    wait_for_the_end();
    engine_->stop();
    static_cast<void>(engine_->ends());
    again_ = sink_.ends().at("again").get<double>();
    check(path_, keys_, storm_);
    if (in_flight_ == 0) give_up("no kill met a delivery on its way: the run counts for nothing");
    print();
  }

 private:
  // Each start stands for six minutes of downtime, so that the leases of the one before ran out.
  void start() {
    shows_ = storm_.due + minutes(6 * static_cast<std::int64_t>(starts_us_.size()));
    starts_us_.push_back(real_now_us());
    keys_before_ = keys_written();
    engine_ = std::make_unique<Child>(
        "bench_engine", std::vector<std::string>{"--store", path_, "--door", folder_.door(),
                                                 "--clock-us", std::to_string(shows_.us)});
  }

  // Until the sink has so many keys that the kills are spread over the storm, at least one of them
  // from this engine, and a moment more.
  void wait_until(int kill) {
    std::uniform_real_distribution<double> part(0, 1);
    const double spread = storm_.tasks * (kill + part(random_)) / (asked_.kills + 1);
    const double wanted = std::max(spread, keys_before_ + 1);
    if (wanted > storm_.tasks) give_up("the storm was over before the last kill: ask more tasks");
    while (engine_->running() && keys_written() < wanted) {
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    if (!engine_->running()) give_up("the engine ended before it was killed");
    std::this_thread::sleep_for(
        std::chrono::microseconds(static_cast<int>(20'000 * part(random_))));
  }

  void wait_for_the_end() {
    const auto reader = need(store::Reader::open(path_));
    while (engine_->running()) {
      const bool quiet = need(reader->counts()).waiting == 0;
      if (quiet && came(keys_).size() == static_cast<std::size_t>(storm_.tasks)) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
    }
    give_up("the engine ended before the storm did");
  }

  [[nodiscard]] double keys_written() const {
    std::error_code none_yet;
    const auto bytes = std::filesystem::file_size(keys_, none_yet);
    return none_yet ? 0 : static_cast<double>(bytes) / line_bytes;
  }

  // Sent by the engine that died, and no receipt of it durable. The leases of those before it had
  // run out when it began.
  [[nodiscard]] int count_on_their_way() const {
    const auto reader = need(store::Reader::open(path_));
    const auto waiting = need(reader->deliveries(0, deliveries_most));
    return static_cast<int>(std::count_if(
        waiting.begin(), waiting.end(), [this](const Waiting& one) { return one.lease > shows_; }));
  }

  // From each start to the first key that came after it, in ms.
  [[nodiscard]] std::vector<double> firsts() const {
    const auto all = came(keys_);
    std::vector<double> waits;
    for (std::size_t k = 1; k < starts_us_.size(); ++k) {
      const auto first = std::find_if(all.begin(), all.end(), [&](const Came& one) {
        return static_cast<double>(one.at.us) >= starts_us_[k];
      });
      if (first == all.end()) continue;
      waits.push_back((static_cast<double>(first->at.us) - starts_us_[k]) / 1000);
    }
    return waits;
  }

  void print() const {
    Figures figures;
    figures.add("reminders", storm_.tasks, "each key once, each reminder one receipt");
    figures.add("kills", asked_.kills, "");
    figures.add("kills_in_flight", in_flight_, "met deliveries on their way");
    figures.add("in_flight_most", *std::max_element(on_their_way_.begin(), on_their_way_.end()),
                "deliveries");
    figures.add("came_again", again_, "deliveries, answered and not kept twice");
    const auto waits = firsts();
    for (std::size_t k = 0; k < waits.size(); ++k) {
      figures.add(fmt::format("first_delivery_{}", k + 1), waits[k], "ms after the restart");
    }
    figures.add("first_delivery_p50", quantile(waits, 0.5), "ms, its program's start included");
    figures.print(asked_.json);
  }

  static constexpr double line_bytes = 62;  // "clock/NUMBER/KEY INSTANT"

  Asked asked_;
  Folder folder_;
  std::string path_;
  std::string keys_;
  Storm storm_;
  std::mt19937_64 random_;
  Child sink_;
  std::unique_ptr<Child> engine_;
  std::vector<double> starts_us_;
  Instant shows_;           // the clock of the engine, at its start
  double keys_before_ = 0;  // in the sink then
  std::vector<int> on_their_way_;
  int in_flight_ = 0;
  double again_ = 0;
};

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("The engine killed at random instants of a storm; nothing is lost or sent twice");
  app.add_option("--tasks", asked.storm.tasks, "How many are due")
      ->check(CLI::Range(1, 10'000'000));
  app.add_option("--kills", asked.kills, "How often")->check(CLI::Range(1, 1000));
  app.add_option("--credits", asked.credits, "Deliveries that the connector may hold at once")
      ->check(CLI::Range(1, 100'000));
  app.add_option("--seed", asked.seed, "Other instants");
  app.add_option("--under", asked.under, "A folder on the disk to use");
  app.add_flag("--json", asked.json, "One JSON object");
  CLI11_PARSE(app, count, words);
  try {
    cadans::bench::Killing(asked).run();
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 1;
  }
}
