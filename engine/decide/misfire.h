#pragma once
// What comes of the occurrences that came due: a promise, kept by the rule of their duty.
//
//   fates(rule, due, {first, today})   one for each of `due`, in its order
//
// due      occurrences whose task was to be made by today, in order of their day
// first    the first day on which nothing was made yet: today, unless the engine was off
//
// comes         its day of making is today, or so long ago that it is not of this outage
// comes_late    it should have come while the engine was off, and comes now
// passed_over   so it should, and it does not come: recorded as missed
//
// Whatever the rule, what can still be done in time comes: its target is today or later.
// Source  time rules and catalogue leave it open; docs/decisions/0019.

#include <cstdint>
#include <vector>

#include "engine/decide/occurrence.h"

namespace cadans::decide {

enum class Fate : std::uint8_t { comes, comes_late, passed_over };

struct Days {
  LocalDate first;
  LocalDate today;
};

[[nodiscard]] std::vector<Fate> fates(settings::Misfire rule, const std::vector<Occurrence>& due,
                                      const Days& days);

}  // namespace cadans::decide
