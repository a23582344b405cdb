#pragma once
// Small organisations, made by a seed: 8 to 15 positions, one or two processes, part-timers,
// absences short and long, positions without an occupant or a deputy, two bodies with recesses. The
// duties, ladders, settings and messages are the project's own.
//
//   const settings::ConfigFolder folder = small_organisation(seed, project_folder());
//
// People behave worse than in the sample: more is late, silent or comes back.

#include <cstdint>

#include "engine/settings/config_folder.h"

namespace cadans::promises {

[[nodiscard]] settings::ConfigFolder project_folder();
[[nodiscard]] settings::ConfigFolder small_organisation(std::uint64_t seed,
                                                        settings::ConfigFolder project);

}  // namespace cadans::promises
