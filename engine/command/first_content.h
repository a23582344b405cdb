#pragma once
// What a fresh store gets before it serves: the config folder, the day on which project mode ends,
// and its journey. A store that has content keeps it; the store is the truth from then on.
// Project mode ends the day after `project_mode_until` of the organisation file. `cadans golive`
// names another day, before or after it, and wins; a file that names none leaves it to that alone.
//
//   sound_content   reads the folder and keeps nothing: for the question whether it could be served
//
// Errors  Fault::invalid with every file and line of the folder that is wrong.

#include <string>

#include "engine/store/store.h"
#include "engine/world.h"

namespace cadans::command {

Result<void> sound_content(const std::string& config, const std::string& duties);
Result<void> first_content(const std::string& config, const std::string& duties,
                           store::Store& store, World& world);

}  // namespace cadans::command
