#pragma once
// What differs between one kind of content in force and the same kind from a folder, a line each.
//
//   content_lines(state, fresh, "organisation", body)   things by their key, fields that changed
//   content_lines(state, fresh, "ladders", body)        lines of each file that came or went
//   content_lines(state, fresh, "people", body)         persons; which field changed, never its
//                                                       value
//
// `fresh` is the state as it would be: it knows who is new. People stand in the lines by the
// organisation's own word.

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/view.h"

namespace cadans::command {

struct ContentLine {
  std::string what;      // "added", "changed", "ended"
  std::string text;      // which thing: "positions ciso occupant"
  std::string before{};  // as JSON has it, where one value becomes another
  std::string after{};
};

[[nodiscard]] std::vector<ContentLine> content_lines(const View& state, const View& fresh,
                                                     std::string_view kind,
                                                     const std::string& body);

}  // namespace cadans::command
