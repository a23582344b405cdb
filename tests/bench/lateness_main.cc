// bench_lateness: how long after its exact moment a reminder is in the connector's hands, with none
// and with many that wait for later; and what the engine uses while nothing is due.

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <map>
#include <thread>

#include "engine/json.h"
#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/figures.h"
#include "tests/bench/storm.h"

namespace cadans::bench {
namespace {

struct Asked {
  int rate = 200;
  int seconds = 20;
  int runs = 5;
  int pending = 0;
  int idle_s = 60;
  std::string under = ".";
  bool json = false;
};

constexpr int persons_max = 100'000;
constexpr int ahead_s = 8;  // to issue the tasks of a run, and to start the engine

Instant real_now() {
  return {std::chrono::duration_cast<std::chrono::microseconds>(
              std::chrono::system_clock::now().time_since_epoch())
              .count()};
}

// What the disk itself takes to sync one page that it has already, in ms: no commit is faster.
std::vector<double> syncs(const std::string& path, int times) {
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  const std::string page(4096, 'p');
  std::vector<double> took;
  for (int k = 0; k < times; ++k) {
    const auto began = std::chrono::steady_clock::now();
    const bool written = ::pwrite(file, page.data(), page.size(), 0) == 4096;
    if (!written || ::fdatasync(file) != 0) give_up("cannot sync " + path);
    const std::chrono::duration<double, std::milli> time = std::chrono::steady_clock::now() - began;
    took.push_back(time.count());
  }
  ::close(file);
  return took;
}

class Lateness {
 public:
  explicit Lateness(const Asked& asked)
      : asked_(asked),
        folder_(asked.under),
        each_run_(asked.rate * asked.seconds),
        persons_(asked.pending > 0 ? std::min(asked.pending, persons_max) : each_run_),
        waiting_duties_((asked.pending + persons_ - 1) / persons_) {
    persons_ = std::max(persons_, each_run_);
  }

  Figures measure() {
    begin_store();
    for (int run = 0; run < asked_.runs; ++run) measure_run(run);
    Figures figures;
    figures.add("rate", asked_.rate, "a second, each at an instant of its own");
    figures.add("waiting", asked_.pending, "tasks, for later");
    add(figures, "p50", 0.5);
    add(figures, "p99", 0.99);
    add(figures, "max", 1);
    figures.add("sync_p50", quantile(syncs_, 0.5), "ms: the disk alone, a page that it has");
    figures.add("sync_p99", quantile(syncs_, 0.99), "ms");
    if (asked_.idle_s > 0) figures.add("idle_cpu", idle_percent(), "% of a core, nothing due");
    return figures;
  }

 private:
  void begin_store() {
    const auto store = need(store::Store::open({.path = path()}));
    begin(*store, rules_, {persons_, waiting_duties_ + asked_.runs}, real_now());
    std::vector<Issue> later;
    later.reserve(static_cast<std::size_t>(asked_.pending));
    for (int k = 0; k < asked_.pending; ++k) {
      later.push_back({k / persons_, k % persons_, real_now() + hours(24 + k % 700)});
    }
    issue(*store, rules_, later);
    need(store->close());
  }

  void measure_run(int run) {
    const Instant first = real_now() + seconds(ahead_s);
    std::map<std::string, Instant> due;
    const std::int64_t end = issue_run(run, first, due);
    const std::string keys = folder_.file(fmt::format("keys-{}", run));
    Child sink("bench_sink", {"--door", folder_.door(), "--file", keys});
    Child engine("bench_engine",
                 {"--store", path(), "--door", folder_.door(), "--until-seq", std::to_string(end),
                  "--seconds", std::to_string(asked_.seconds + 60)});
    static_cast<void>(engine.ends());
    static_cast<void>(sink.ends());
    std::vector<double> late_ms;
    for (const Came& one : came(keys)) {
      const Instant moment = due.at(one.key.substr(one.key.rfind('/') + 1));
      late_ms.push_back(static_cast<double>((one.at - moment).us) / 1000);
    }
    if (late_ms.size() != static_cast<std::size_t>(each_run_)) give_up("not all were delivered");
    runs_.push_back(std::move(late_ms));
    for (const double one : syncs(folder_.file("sync"), 200)) syncs_.push_back(one);
  }

  // The entry of the journal at which the run is over.
  std::int64_t issue_run(int run, Instant first, std::map<std::string, Instant>& due) {
    const auto store = need(store::Store::open({.path = path()}));
    std::vector<Issue> all;
    for (int k = 0; k < each_run_; ++k) {
      const Instant moment = first + Elapsed{std::int64_t{k} * 1'000'000 / asked_.rate};
      all.push_back({waiting_duties_ + run, k, moment});
      due[person_key(k)] = moment;
    }
    issue(*store, rules_, all);
    const std::int64_t end = store->last_seq() + 2 * std::int64_t{each_run_};
    need(store->close());
    if (real_now() + seconds(3) > first) give_up("this machine is too slow to issue in time");
    return end;
  }

  // The median of the runs, and how far they lie apart.
  void add(Figures& figures, const std::string& name, double part) const {
    std::vector<double> all;
    for (const auto& run : runs_) all.push_back(quantile(run, part));
    figures.add(name, quantile(all, 0.5),
                fmt::format("ms late, median of {} runs ({:.2f} to {:.2f})", all.size(),
                            quantile(all, 0), quantile(all, 1)));
  }

  [[nodiscard]] double idle_percent() const {
    Child sink("bench_sink", {"--door", folder_.door(), "--file", folder_.file("keys-idle")});
    Child engine("bench_engine", {"--store", path(), "--door", folder_.door(), "--seconds",
                                  std::to_string(asked_.idle_s)});
    const Json ran = engine.ends();
    static_cast<void>(sink.ends());
    return ran.at("cpu_us").get<double>() / (asked_.idle_s * 1e6) * 100;
  }

  [[nodiscard]] std::string path() const { return folder_.file("lateness.db"); }

  Asked asked_;
  Folder folder_;
  int each_run_;
  int persons_;
  int waiting_duties_;
  decide::RulesInForce rules_;
  std::vector<std::vector<double>> runs_;
  std::vector<double> syncs_;
};

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("How long after its exact moment a reminder is in the connector's hands");
  app.add_option("--rate", asked.rate, "Reminders a second")->check(CLI::Range(1, 10'000));
  app.add_option("--seconds", asked.seconds, "For how long")->check(CLI::Range(1, 600));
  app.add_option("--runs", asked.runs, "How often; the median counts")->check(CLI::Range(1, 100));
  app.add_option("--pending", asked.pending, "Tasks that wait for later")
      ->check(CLI::Range(0, 10'000'000));
  app.add_option("--idle-s", asked.idle_s, "Then so long with nothing due; 0 leaves it out");
  app.add_option("--under", asked.under, "A folder on the disk to measure");
  app.add_flag("--json", asked.json, "One JSON object");
  CLI11_PARSE(app, count, words);
  try {
    cadans::bench::Lateness(asked).measure().print(asked.json);
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 1;
  }
}
