#pragma once
// The seed of what the people of the demo did before today: one with work open, late and put
// forward in whichever week it is started.

#include <cstdint>

namespace cadans::command {

inline constexpr std::uint64_t demo_seed = 63;

}  // namespace cadans::command
