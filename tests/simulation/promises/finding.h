#pragma once
// One promise that was broken, and how.
//
//   finding("P1", us, "lost: S1.RISK.3 did not ask")   // {"P1", "2027-04-20: lost: S1.RISK.3 ..."}

#include <cstdint>
#include <string>

namespace cadans::promises {

struct Finding {
  std::string promise;
  std::string what;
};

[[nodiscard]] Finding finding(std::string promise, std::int64_t us, const std::string& what);

}  // namespace cadans::promises
