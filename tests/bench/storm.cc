#include "tests/bench/storm.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <map>
#include <random>
#include <set>

#include "engine/store/reader.h"
#include "tests/bench/crowd.h"

namespace cadans::bench {
namespace {

constexpr Instant storm_due{1'808'204'400'000'000};  // 2027-04-20T07:00:00Z
constexpr int persons_most = 100'000;
constexpr int journal_at_once = 10'000;

// Which of those that wait are due: as many as asked, at random, the same in each run.
std::vector<Issue> issues(const StormAsked& asked, int waiting, int persons) {
  std::mt19937_64 random(1);
  std::vector<bool> due(static_cast<std::size_t>(waiting), false);
  std::fill_n(due.begin(), asked.tasks, true);
  if (waiting > asked.tasks) std::shuffle(due.begin(), due.end(), random);
  std::uniform_real_distribution<double> part(0, 1);
  std::vector<Issue> all;
  for (int k = 0; k < waiting; ++k) {
    const double apart_s = due[static_cast<std::size_t>(k)] ? -asked.spread_s * part(random)
                                                            : 86'400 * (1 + 30 * part(random));
    all.push_back(
        {k / persons, k % persons, storm_due + Elapsed{static_cast<std::int64_t>(apart_s * 1e6)}});
  }
  return all;
}

}  // namespace

Storm load(const std::string& path, const StormAsked& asked) {
  const auto began = std::chrono::steady_clock::now();
  const int waiting = std::max(asked.tasks, asked.among);
  const int persons = std::min(asked.tasks, persons_most);
  const auto store = need(store::Store::open({.path = path}));
  decide::RulesInForce rules;
  const Crowd crowd{persons, (waiting + persons - 1) / persons};
  begin(*store, rules, crowd, storm_due + Elapsed{-hours(48).us});
  issue(*store, rules, issues(asked, waiting, persons));
  const Storm storm{asked.tasks, storm_due, store->last_seq(), 0};
  need(store->close());
  Storm timed = storm;
  timed.load_s = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
  return timed;
}

std::vector<Came> came(const std::string& keys) {
  std::ifstream file(keys);
  std::vector<Came> all;
  Came one;
  while (file >> one.key >> one.at.us) all.push_back(one);
  return all;
}

namespace {

// The keys in the sink's file, each of which stands there once.
std::set<std::string> carried_in(const std::string& keys) {
  std::set<std::string> carried;
  for (const Came& one : came(keys)) {
    if (!carried.insert(one.key).second) give_up(one.key + " stands twice in the sink's file");
  }
  return carried;
}

using Receipts = std::map<std::string, int>;

void count(const Entry& entry, Receipts& receipts) {
  for (const Change& change : entry.changes) {
    const auto* end = std::get_if<DeliveryEnd>(&change);
    if (end != nullptr && end->outcome == Outcome::delivered) ++receipts[end->key];
  }
}

Receipts receipts_after(const store::Reader& reader, std::int64_t seq) {
  Receipts receipts;
  for (std::int64_t from = seq + 1;; from += journal_at_once) {
    const auto records = need(reader.journal(from, journal_at_once));
    if (records.empty()) return receipts;
    for (const auto& record : records) count(record.entry, receipts);
  }
}

}  // namespace

void check(const std::string& path, const std::string& keys, const Storm& storm) {
  const auto tasks = static_cast<std::size_t>(storm.tasks);
  const auto carried = carried_in(keys);
  if (carried.size() != tasks) give_up(fmt::format("the sink has {} keys", carried.size()));
  const auto reader = need(store::Reader::open(path));
  const Receipts receipts = receipts_after(*reader, storm.seq);
  for (const auto& [key, times] : receipts) {
    if (times != 1 || !carried.contains(key)) give_up(fmt::format("{}: {} receipts", key, times));
  }
  if (receipts.size() != tasks) give_up(fmt::format("{} receipts", receipts.size()));
  const auto waiting = need(reader->counts()).waiting;
  if (waiting != 0) give_up(fmt::format("{} deliveries still wait", waiting));
  const auto verdict = need(reader->verify({}));
  if (!verdict.holds()) give_up("the journal is broken: " + verdict.why);
}

}  // namespace cadans::bench
