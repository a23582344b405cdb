// bench_memory: what the engine holds in memory while it waits, nothing being due.

#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "engine/json.h"
#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/figures.h"

namespace cadans::bench {
namespace {

constexpr Instant start{1'808'204'400'000'000};  // 2027-04-20T07:00:00Z

struct Asked {
  int tasks = 100'000;
  int persons = 1000;
  std::string under = ".";
  bool json = false;
};

void run(const Asked& asked) {
  const Folder folder(asked.under);
  const std::string path = folder.file("memory.db");
  {
    const auto store = need(store::Store::open({.path = path}));
    decide::RulesInForce rules;
    begin(*store, rules, {asked.persons, (asked.tasks + asked.persons - 1) / asked.persons}, start);
    std::vector<Issue> all;
    all.reserve(static_cast<std::size_t>(asked.tasks));
    for (int k = 0; k < asked.tasks; ++k) {
      all.push_back({k / asked.persons, k % asked.persons, start + hours(24 + k % 700)});
    }
    issue(*store, rules, all);
    need(store->close());
  }
  Child sink("bench_sink", {"--door", folder.door(), "--file", folder.file("keys")});
  Child engine("bench_engine", {"--store", path, "--door", folder.door(), "--clock-us",
                                std::to_string(start.us), "--seconds", "3"});
  const Json ran = engine.ends();
  static_cast<void>(sink.ends());
  Figures figures;
  figures.add("tasks", asked.tasks, "wait");
  figures.add("persons", asked.persons, "");
  figures.add("engine_resident", ran.at("resident_kb").get<double>() / 1024, "MB");
  figures.print(asked.json);
}

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("The engine's memory while many tasks wait and nothing is due");
  app.add_option("--tasks", asked.tasks, "How many wait")->check(CLI::Range(1, 10'000'000));
  app.add_option("--persons", asked.persons, "Of how many persons")->check(CLI::Range(1, 100'000));
  app.add_option("--under", asked.under, "A folder on the disk to use");
  app.add_flag("--json", asked.json, "One JSON object");
  CLI11_PARSE(app, count, words);
  try {
    cadans::bench::run(asked);
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 1;
  }
}
