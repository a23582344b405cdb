// bench_storm: how many reminders a second go the whole way, from the moment that all are due until
// the receipt of the last is durable; and the ceiling of plain SQLite for the same rows.

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "engine/decide/decide.h"
#include "engine/json.h"
#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/figures.h"
#include "tests/bench/raw.h"
#include "tests/bench/storm.h"

namespace cadans::bench {
namespace {

struct Asked {
  StormAsked storm;
  int credits = 8192;
  std::string under = ".";
  bool json = false;
};

// The size of one mail of the storm: decided here, and thrown away.
std::size_t body_bytes(const std::string& path, const Storm& storm) {
  const auto store = need(store::Store::open({.path = path}));
  decide::RulesInForce rules;
  const auto due = need(store->due(storm.due, 1));
  decide::Batch batch;
  Event event;
  event.type = "task." + due.at(0).timer.kind;
  event.at = batch.now = storm.due;
  event.instance = due.at(0).timer.instance;
  event.data["due"] = std::to_string(due.at(0).timer.due.us);
  event.data["urgency"] = "0";
  batch.add(std::move(event), true);
  const Decision decision = decide::decide(store->view(), batch, rules);
  need(store->close());
  return decision.entries.at(0).beside.bodies.at(0).json.size();
}

void run(const Asked& asked) {
  const Folder folder(asked.under);
  const std::string path = folder.file("storm.db");
  const std::string before = folder.file("before.db");
  const std::string keys = folder.file("keys");
  const Storm storm = load(path, asked.storm);
  const std::size_t bytes = body_bytes(path, storm);
  std::filesystem::copy_file(path, before);

  Child sink("bench_sink",
             {"--door", folder.door(), "--file", keys, "--credits", std::to_string(asked.credits)});
  Child engine("bench_engine", {"--store", path, "--door", folder.door(), "--until-seq",
                                std::to_string(storm.end()), "--clock-us",
                                std::to_string((storm.due + Elapsed{-seconds(1).us}).us)});
  const Json ran = engine.ends();
  const Json carried = sink.ends();
  check(path, keys, storm);
  const double raw_s = write_again(before, path, storm.seq, bytes);

  const double tasks = storm.tasks;
  const double took_s =
      (ran.at("ended_us").get<double>() - static_cast<double>(storm.due.us)) / 1e6;
  Figures figures;
  figures.add("reminders", tasks, "");
  figures.add("waiting", std::max(asked.storm.among, asked.storm.tasks), "tasks");
  figures.add("rate", tasks / took_s, "reminders a second, each receipt durable");
  figures.add("ceiling", tasks / raw_s, "a second: the same rows by plain SQLite");
  figures.add("of_ceiling", raw_s / took_s, "");
  figures.add("engine_cpu", ran.at("cpu_us").get<double>() / tasks, "us a reminder");
  figures.add("sink_cpu", carried.at("cpu_us").get<double>() / tasks, "us a reminder");
  figures.add("written", ran.at("written").get<double>() / tasks,
              "bytes a reminder: WAL and checkpoints");
  figures.add("turns", ran.at("turns").get<double>(), "");
  figures.add("mail_bytes", static_cast<double>(bytes), "");
  figures.add("engine_resident", ran.at("resident_kb").get<double>() / 1024, "MB");
  figures.add("load", storm.load_s, "s to issue the tasks");
  figures.print(asked.json);
}

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("Reminders that are all due at once, to a connector in another process and back");
  app.add_option("--tasks", asked.storm.tasks, "How many are due")
      ->check(CLI::Range(1, 10'000'000));
  app.add_option("--among", asked.storm.among, "Among how many, at random, at moments of one hour");
  app.add_option("--spread-s", asked.storm.spread_s, "Their moments lie so far apart");
  app.add_option("--credits", asked.credits, "Deliveries that the connector may hold")
      ->check(CLI::Range(1, 65'536));
  app.add_option("--under", asked.under, "A folder on the disk to measure");
  app.add_flag("--json", asked.json, "One JSON object");
  CLI11_PARSE(app, count, words);
  if (asked.storm.among > 0 && app.count("--spread-s") == 0) asked.storm.spread_s = 3600;
  try {
    cadans::bench::run(asked);
    return 0;
  } catch (const std::exception& fault) {
    std::cerr << fault.what() << "\n";
    return 1;
  }
}
