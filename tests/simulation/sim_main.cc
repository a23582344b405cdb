// cadans-sim: one simulated organisation with faults, told in full, and what the oracle says of it.

#include <sysexits.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <map>
#include <string>

#include "tests/simulation/promises/oracle.h"
#include "tests/simulation/promises/plant.h"

namespace {

constexpr int weeks_a_year = 52;

// What was done with gates and with offers, and how years went on, and how often.
void print_acts(const cadans::promises::Run& run) {
  std::map<std::string, int> acts;
  for (const auto& record : run.journal) {
    const auto& event = record.entry.event;
    const bool counts = event.workflow().starts_with("growth_stage_") ||
                        event.workflow() == "offer" || event.type == "engine.accept-offers";
    const bool by_itself = event.workflow() == "pdca_cycle" || event.type == "task.carry-over" ||
                           event.workflow().starts_with("audit");
    if ((counts && !event.actor.empty()) || by_itself) ++acts[event.type];
  }
  for (const auto& [type, times] : acts) std::printf("%s %d\n", type.c_str(), times);
}

void print(const cadans::promises::Run& run, const std::vector<cadans::promises::Finding>& found) {
  const auto& organisation = run.content->organisation;
  std::printf("seed %llu: %s, %zu positions, %zu processes, from %s\n",
              static_cast<unsigned long long>(run.seed), organisation.name.c_str(),
              organisation.positions.size(), organisation.processes.size(),
              to_string(organisation.stage.journey_start).c_str());
  std::printf("%d transactions, %d faults, %d crashes, %d times down for long\n", run.transactions,
              run.faults, run.crashes, run.outages);
  const auto loads = std::count_if(run.journal.begin(), run.journal.end(), [](const auto& record) {
    return record.entry.event.type == "engine.load";
  });
  std::printf("%zu versions of rules, %td times that content came into force\n",
              run.versions.size(), loads);
  std::printf("%zu entries in the journal, %zu mails sent, %zu keys in doubt\n", run.journal.size(),
              run.sent.size(), run.doubtful.size());
  print_acts(run);
  for (const auto& one : found) std::printf("%s  %s\n", one.promise.c_str(), one.what.c_str());
  std::printf("lost: %d\n", cadans::promises::lost(found));
  std::printf("%zu findings\n", found.size());
}

}  // namespace

int main(int count, char** words) {
  cadans::promises::SimulationAsked asked;
  int years = 1;
  int seeds = 1;
  std::string planted;
  CLI::App app("One simulated organisation with faults, and what the oracle says of it");
  app.add_option("--seed", asked.seed, "Another seed, another organisation");
  app.add_option("--seeds", seeds, "So many seeds, one after another")
      ->check(CLI::Range(1, 10'000));
  app.add_option("--years", years, "How long")->check(CLI::Range(1, 2));
  app.add_option("--plant", planted, "A fault for the oracle to find: drop-reminder");
  CLI11_PARSE(app, count, words);
  if (!planted.empty() && !cadans::promises::plant(planted)) {
    std::fprintf(stderr, "there is no plant '%s': name drop-reminder\n", planted.c_str());
    return EX_USAGE;
  }
  asked.weeks = weeks_a_year * years;
  bool whole = true;
  for (int k = 0; k < seeds; ++k, ++asked.seed) {
    const auto run = cadans::promises::simulate(asked);
    const auto found = cadans::promises::findings(run);
    print(run, found);
    whole = whole && found.empty();
  }
  return whole ? EX_OK : EX_SOFTWARE;
}
