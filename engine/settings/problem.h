#pragma once
// What is wrong with content, and where: a file is read to its end,
// so that all of it is said at once.
//
//   Place             file, line and column, counted from 1
//   to_string(p)      "config/ladders.toml:12:3: error: ..."; a warning says so
//   as_error(list)    one Error (Fault::invalid) of all errors in order of place, the first twenty
//                     in full; warnings are left out
//   unknown(kind, word, known)   "no role is called 'cisso'; did you mean 'ciso'?"

#include <compare>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"

namespace cadans::settings {

struct Place {
  std::string file;
  int line = 0;
  int column = 0;
  friend auto operator<=>(const Place&, const Place&) = default;
};

enum class Severity { error, warning };

struct Problem {
  Place place;
  Severity severity = Severity::error;
  std::string text;  // what is wrong, and what would be right
  friend auto operator<=>(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

[[nodiscard]] std::string to_string(const Problem& problem);
[[nodiscard]] bool has_errors(const Problems& problems);
[[nodiscard]] Error as_error(Problems problems);

using Words = std::vector<std::string>;

[[nodiscard]] std::string unknown(std::string_view kind, std::string_view word, const Words& known);
// What is left of a word in a message: short, on one line.
[[nodiscard]] std::string in_quotes(std::string_view word);

}  // namespace cadans::settings
