#pragma once
// What stands still, and by whose hand: time, mail, a batch that waits for a release, content that
// waits for a second person; in words for people.
//
//   standing_still(opened, desk)   one sentence each; none where all goes. Errors of the store

#include <string>
#include <vector>

#include "engine/command/store_at.h"

namespace cadans::command {

[[nodiscard]] Result<std::vector<std::string>> standing_still(const Opened& opened,
                                                              const decide::Desk& desk);

}  // namespace cadans::command
