#pragma once
// Reads a field of a written date or time: digits only, no sign and no space.

#include <optional>
#include <string_view>

namespace cadans::time {

// At most nine digits, so that it fits an int; nothing for an empty text or any other character.
[[nodiscard]] inline std::optional<int> digits(std::string_view text) {
  if (text.empty() || text.size() > 9) return std::nullopt;
  int number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace cadans::time
