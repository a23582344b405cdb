#pragma once
// One small organisation twice, on paper disks: what the one decides in batches, the other decides
// one by one. Events are drawn at random, of all kinds that reach an engine: timers that are due,
// receipts, acts of people that may and may not, some of them twice.
//
//   TownTwice town(seed);            // both have content and a journey that began
//   town.pass(days);                 // the clock goes on
//   town.take(town.draw(pick, 20));  // pick(n): a number from 0 up to n
//   town.difference()                // "" where journal bodies and states are the same

#include <functional>
#include <string>

#include "engine/decide/decide.h"
#include "engine/rehearsal/rehearsal.h"
#include "engine/store/reader.h"
#include "tests/simulation/promises/paper_disk.h"

namespace cadans::promises {

// An organisation whose journey began.
struct Begun {
  PaperDisk::File file;
  Instant start;
  decide::RulesInForce rules;
};

using Pick = std::function<int(int most)>;

class TownTwice {
 public:
  explicit TownTwice(std::uint64_t seed);

  void pass(int days);
  [[nodiscard]] decide::Batch draw(const Pick& pick, int events);
  // Empty, or why a store would not have it.
  [[nodiscard]] std::string take(const decide::Batch& batch);
  [[nodiscard]] std::string difference() const;

 private:
  [[nodiscard]] Event act(const Pick& pick);
  [[nodiscard]] Event receipt(const Pick& pick, const Waiting& waiting);

  const Begun& begun_;
  rehearsal::PaperClock clock_;
  rehearsal::PaperIds ids_;
  PaperDisk disk_;
  std::unique_ptr<store::Store> at_once_;
  std::unique_ptr<store::Store> one_by_one_;
  decide::RulesInForce rules_;
  std::vector<Event> acts_;  // to be said again
};

}  // namespace cadans::promises
