#pragma once
// A fault put between the engine and its store, to see that the oracle finds it.
//
//   plant("drop-reminder")   from here on reminders are left out of what is committed
//
// False where there is no plant of that name. Only cadans-sim is linked with it.

#include <string_view>

namespace cadans::promises {

[[nodiscard]] bool plant(std::string_view name);

}  // namespace cadans::promises
