#pragma once
// Small organisations that audit: a programme that the directie adopts, its audits over processes
// and themes, one by law, and what they ask of others.
//
//   is_audited(seed)     one seed in five
//   with_audits(folder)  the same content with these duties

#include <cstdint>

#include "engine/settings/config_folder.h"

namespace cadans::promises {

[[nodiscard]] bool is_audited(std::uint64_t seed);
[[nodiscard]] settings::ConfigFolder with_audits(settings::ConfigFolder folder);

}  // namespace cadans::promises
