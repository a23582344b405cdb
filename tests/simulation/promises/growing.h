#pragma once
// Organisations that grow fast: in one of ten the catalogue is a small one, with which all three
// stages can begin within a year.
//
//   if (grows(seed)) folder = with_growth(std::move(folder));

#include <cstdint>

#include "engine/settings/config_folder.h"

namespace cadans::promises {

[[nodiscard]] bool grows(std::uint64_t seed);
[[nodiscard]] settings::ConfigFolder with_growth(settings::ConfigFolder folder);

}  // namespace cadans::promises
