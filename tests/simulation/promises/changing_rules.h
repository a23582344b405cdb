#pragma once
// Duties whose rules change during the year, in one organisation of five: each version of the
// catalogue has them by other rules. Made by seed and number, and read by the oracle as they are.
//
//   if (rules_change(seed)) ...
//   for (const ChangingRule& rule : changing_rules(seed, version)) ...   // version 0: at the start
//   with_rules(folder, seed, version)   the folder with the catalogue of that version

#include <cstdint>
#include <string>
#include <vector>

#include "engine/settings/config_folder.h"

namespace cadans::promises {

struct ChangingRule {
  std::string duty;  // "C.DAY"
  int day = 0;       // of every month
  int workday = 0;   // moved to the n-th working day of its month; 0 = stays
  std::string role;
  bool ended = false;
};

inline constexpr int changing_lead_weeks = 2;

[[nodiscard]] bool rules_change(std::uint64_t seed);
[[nodiscard]] bool rules_change(const std::string& duty);  // it is one of these
[[nodiscard]] std::vector<ChangingRule> changing_rules(std::uint64_t seed, int version);
[[nodiscard]] settings::ConfigFolder with_rules(settings::ConfigFolder folder, std::uint64_t seed,
                                                int version);

}  // namespace cadans::promises
