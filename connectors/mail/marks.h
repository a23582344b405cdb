#pragma once
// **Bold** and links within a text, as runs in order: "Voor **do 14 januari**" is a plain run and a
// bold one. An asterisk pair that is not closed stays as it is; an address of http or https is a
// run of its own.

#include <string>
#include <string_view>
#include <vector>

namespace cadans::mail {

struct Run {
  std::string text;
  bool bold = false;
  bool link = false;
  friend bool operator==(const Run&, const Run&) = default;
};

[[nodiscard]] std::vector<Run> runs(std::string_view text);
[[nodiscard]] std::string without_marks(std::string_view text);  // the words alone

}  // namespace cadans::mail
