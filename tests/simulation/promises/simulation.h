#pragma once
// One small organisation for a while, by the engine's own loop, store, dispatch and client, with
// something going wrong in one of ten transactions or more:
//
//   the engine dies before, within or after its commit, or between commit and send; the disk fails
//   or is full; the engine is down for hours or days; the clock goes ahead, or somebody sets it
//   days ahead; frames are lost or doubled; the connector dies before or after it sends; servers
//   say later, or no
//
//   const Run run = simulate({.seed = 7, .weeks = 52});
//
// The last two weeks are calm, so that what can still be done is done. The same seed gives the same
// run. What the run itself finds broken (a commit that was forgotten, a chain that does not hold, a
// rebuild or a decision anew that differs) stands in `broken`; the rest is the oracle's.

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/store/record.h"
#include "tests/simulation/promises/faulty_world.h"
#include "tests/simulation/promises/finding.h"

namespace cadans::promises {

struct SimulationAsked {
  std::uint64_t seed = 1;
  int weeks = 52;
  // The journal, at the end: a fifth of the time of a run. Not where content was proposed: what is
  // gone cannot be decided on again.
  bool decided_anew = true;
};

struct Run {
  std::uint64_t seed = 0;
  std::shared_ptr<const decide::Rules> content;  // as loaded: the oracle reads only its values
  std::map<std::string, int> versions;           // of rules that change, by the hash of their text
  std::vector<store::Record> journal;
  std::vector<Instant> rests;  // the engine was up then, and nothing was left to do
  std::vector<Instant> ups;    // it came up again
  Instant until;
  std::vector<Sent> sent;
  std::set<std::string> doubtful;
  std::set<std::string> waiting;  // keys that had no receipt at the end, parked ones left out
  std::vector<Finding> broken;
  int transactions = 0;
  int faults = 0;
  int crashes = 0;
  int outages = 0;
};

[[nodiscard]] Run simulate(const SimulationAsked& asked);

}  // namespace cadans::promises
