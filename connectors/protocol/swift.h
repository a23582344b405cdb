#pragma once
// Reads DELIVER and DONE in the very form that encode() gives them, without building a tree of
// JSON: they are the two messages of which there are many. Anything else, be it a space or an
// escape, is left to decode()'s own reader, which knows all forms and says what is wrong.
//
// Of a delivery's body only brackets and quotes are matched: who carries it reads it anyway.

#include <optional>
#include <string_view>
#include <vector>

#include "connectors/protocol/frames.h"

namespace cadans::protocol {

[[nodiscard]] std::optional<std::vector<Deliver>> swift_deliver(std::string_view json);
[[nodiscard]] std::optional<std::vector<Done>> swift_done(std::string_view json);

}  // namespace cadans::protocol
