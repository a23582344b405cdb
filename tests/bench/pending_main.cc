// bench_pending: what the next due item costs when many wait, and how soon an engine is ready that
// starts among them. One task is issued by the engine's own rules; SQL makes the others after its
// likeness, each with its own machine, facts, name and timer.

#include <sqlite3.h>

#include <CLI/CLI.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <iostream>

#include "tests/bench/child.h"
#include "tests/bench/crowd.h"
#include "tests/bench/figures.h"
#include "tests/bench/usage.h"

namespace cadans::bench {
namespace {

constexpr Instant start{1'808'204'400'000'000};  // 2027-04-20T07:00:00Z
constexpr Elapsed apart = seconds(1);

struct Asked {
  std::vector<int> pending = {10'000, 100'000, 1'000'000};
  int samples = 2000;
  std::string under = ".";
  bool json = false;
};

void one_task(const std::string& path) {
  const auto store = need(store::Store::open({.path = path}));
  decide::RulesInForce rules;
  begin(*store, rules, {1, 1}, start);
  issue(*store, rules, {{0, 0, start + hours(24)}});
  need(store->close());
}

// The statements count from the last machine on, so that each is new.
void multiply(const std::string& path, int pending) {
  sqlite3* database = nullptr;
  if (sqlite3_open(path.c_str(), &database) != SQLITE_OK) give_up("cannot open " + path);
  const std::string others =
      "with recursive k(n) as (select 1 union all select n + 1 from k where n < " +
      std::to_string(pending - 1) + "), b as (select max(instance) as id from timer) ";
  const std::string due = " + n * " + std::to_string(apart.us);
  const std::string all =
      "begin;" + others +
      "insert into instance select b.id + n, workflow, version, state, rung, ladder_row, asked, "
      "planned, delivered, due_us" +
      due + ", rev, last_seq, running from b, k, instance i where i.id = b.id;" + others +
      "insert into instance_facts select b.id + n, identity || '/' || n, facts from b, k, "
      "instance_facts f where f.id = b.id;" +
      others +
      "insert into identity select identity || '/' || n, b.id + n from b, k, identity i where "
      "i.instance = b.id;" +
      others + "insert into timer select urgency, due_us" + due +
      ", b.id + n, kind from b, k, timer t where t.instance = b.id;"
      "commit; pragma wal_checkpoint(truncate);";
  char* wrong = nullptr;
  const int done = sqlite3_exec(database, all.c_str(), nullptr, nullptr, &wrong);
  const std::string why = wrong == nullptr ? "" : wrong;
  sqlite3_free(wrong);
  sqlite3_close(database);
  if (done != SQLITE_OK) give_up("making them: " + why);
}

struct Cost {
  double ready_s = 0;
  double look_us = 0;    // when the next one is due, and which it is
  double handle_us = 0;  // the same, and its timer set anew, committed
  double resident_mb = 0;
  double file_mb = 0;
};

// It was due, was handled, and waits for its next row a day later.
Decision handled(const store::DueTimer& due, int k) {
  Decision decision;
  Entry entry;
  entry.event.id = "bench/" + std::to_string(k);
  entry.event.type = "task.row-due";
  entry.event.at = due.timer.due;
  Timer later = due.timer;
  later.due = later.due + hours(8'760);  // a year
  entry.changes = {TimerGone{due.timer}, TimerSet{later}};
  decision.entries.push_back(std::move(entry));
  return decision;
}

Cost measure(const std::string& path, int samples) {
  Cost cost;
  const auto began = std::chrono::steady_clock::now();
  const auto store = need(store::Store::open({.path = path}));
  decide::RulesInForce rules;
  static_cast<void>(need(rules.read(store->view())));
  static_cast<void>(need(store->next_due()));
  cost.ready_s = us_since(began) / 1e6;
  std::vector<double> looks;
  std::vector<double> whole;
  for (int k = 0; k < samples; ++k) {
    const auto from = std::chrono::steady_clock::now();
    const auto next = need(store->next_due());
    const auto due = need(store->due(next.value(), 1));
    looks.push_back(us_since(from));
    need(store->commit(handled(due.at(0), k)));
    whole.push_back(us_since(from));
    need(store->checkpoint_if_needed());
  }
  cost.look_us = quantile(looks, 0.5);
  cost.handle_us = quantile(whole, 0.5);
  cost.resident_mb = usage().resident_kb / 1024;
  need(store->close());
  cost.file_mb = static_cast<double>(std::filesystem::file_size(path)) / (1024 * 1024);
  return cost;
}

void run(const Asked& asked) {
  Figures figures;
  for (const int pending : asked.pending) {
    const Folder folder(asked.under);
    const std::string path = folder.file("pending.db");
    one_task(path);
    multiply(path, pending);
    const Cost cost = measure(path, asked.samples);
    const std::string of = "_" + std::to_string(pending);
    figures.add("next_due" + of, cost.look_us, "us, median: when it is, and which");
    figures.add("handled" + of, cost.handle_us, "us, median: and set anew, on disk");
    figures.add("ready" + of, cost.ready_s, "s after the start (aim 1 of a million)");
    figures.add("resident" + of, cost.resident_mb, "MB");
    figures.add("file" + of, cost.file_mb, "MB");
  }
  figures.print(asked.json);
}

}  // namespace
}  // namespace cadans::bench

int main(int count, char** words) {
  cadans::bench::Asked asked;
  CLI::App app("The next due item, and the start of an engine, with many pending");
  app.add_option("--pending", asked.pending, "How many wait; several are measured in turn")
      ->check(CLI::Range(2, 100'000'000));
  app.add_option("--samples", asked.samples, "How often each is asked")
      ->check(CLI::Range(1, 1'000'000));
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
