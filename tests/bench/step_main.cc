// bench_step: what one step of the task machine costs, the machine made anew and its state restored
// each time, as the engine does it.

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>

#include "tests/bench/figures.h"
#include "workflows/registry.h"

namespace {

double ns_a_step(const cadans::Snapshot& from, const cadans::Event& event,
                 const cadans::Facts& facts, int times) {
  const auto step = cadans::workflows::workflow("task")->step;
  const auto began = std::chrono::steady_clock::now();
  int accepted = 0;
  for (int k = 0; k < times; ++k) accepted += step(from, event, facts).accepted ? 1 : 0;
  const std::chrono::duration<double, std::nano> took = std::chrono::steady_clock::now() - began;
  return accepted == times ? took.count() / times : -1;
}

}  // namespace

int main(int count, char** words) {
  int times = 2'000'000;
  bool json = false;
  CLI::App app("One step of the task machine, its state restored");
  app.add_option("--times", times, "How many steps")->check(CLI::Range(1, 1'000'000'000));
  app.add_flag("--json", json, "One JSON object");
  CLI11_PARSE(app, count, words);
  cadans::Event event;
  event.type = "task.row-due";
  cadans::Facts asks;
  asks.row_asks = true;
  cadans::Facts climbs;
  climbs.row_climbs = climbs.row_overdue = true;
  const double quiet = ns_a_step({"task", 1, "open,reminding", {}}, event, asks, times);
  const double higher = ns_a_step({"task", 1, "open,overdue", {}}, event, climbs, times);
  cadans::bench::Figures figures;
  figures.add("step_that_asks", quiet, "ns, restored and named again");
  figures.add("step_that_climbs", higher, "ns");
  figures.print(json);
  return quiet > 0 && higher > 0 ? 0 : 1;
}
