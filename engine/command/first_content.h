#pragma once
// What a fresh store gets before it serves: the config folder, the day on which project mode ends,
// and its journey. A store that has content keeps it; the store is the truth from then on.
// Project mode ends the day after `project_mode_until` of the organisation file. `cadans golive`
// names another day, before or after it, and wins; a file that names none leaves it to that alone.
//
//   sound_content      reads the folder and keeps nothing: to ask whether it could be served
//   only_known_states  that every machine of a store runs in a state that this program has: else it
//                      would refuse each event, and its work stand still unseen
//
// Errors  Fault::invalid with every file and line of the folder that is wrong; Fault::unavailable
//         where the system has no time zones; Fault::too_new names the first instance in a state
//         that is not known.

#include <string>

#include "engine/store/reader.h"
#include "engine/store/store.h"
#include "engine/world.h"

namespace cadans::command {

Result<void> sound_content(const std::string& config, const std::string& duties);
Result<void> first_content(const std::string& config, const std::string& duties,
                           store::Store& store, World& world);
Result<void> only_known_states(const store::Reader& reader);

}  // namespace cadans::command
