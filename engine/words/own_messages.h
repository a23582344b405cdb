#pragma once
// The messages that ship with this program, as config/messages had them when it was built: what is
// said where content of an earlier program has no words for it.

#include <string_view>

#include "engine/words/messages.h"

namespace cadans::words {

[[nodiscard]] std::string_view own_messages(Language language);

}  // namespace cadans::words
