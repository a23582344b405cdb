#pragma once
// The storm: many tasks whose reminder falls due at once, in a store that waits for it, and what
// must hold when it is over.
//
//   const Storm storm = load(path, {.tasks = 100'000});   // the store is closed again
//   check(path, keys, storm)                               // throws what is wrong

#include <cstdint>
#include <string>
#include <vector>

#include "engine/time/instant.h"

namespace cadans::bench {

struct StormAsked {
  int tasks = 100'000;
  int among = 0;        // so many wait; those that are due lie at random among them. 0 = no others
  double spread_s = 0;  // the due moments lie so far apart, and all have passed when it begins
};

struct Storm {
  int tasks = 0;
  Instant due;           // the last of them
  std::int64_t seq = 0;  // of the journal before it
  double load_s = 0;
  [[nodiscard]] std::int64_t end() const { return seq + 2 * std::int64_t{tasks}; }
};

[[nodiscard]] Storm load(const std::string& path, const StormAsked& asked);
// Each key once in the sink's file, one receipt for each reminder, nothing waits, the chain holds.
void check(const std::string& path, const std::string& keys, const Storm& storm);

// A line of the sink's file.
struct Came {
  std::string key;
  Instant at;
};
[[nodiscard]] std::vector<Came> came(const std::string& keys);

}  // namespace cadans::bench
