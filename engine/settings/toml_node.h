#pragma once
// A TOML text as plain values that know where they stand.
// The only file that includes the library is toml_node.cc.
//
//   parse_toml(file)  its table; broken TOML is a Problem with line and column
//
// Limits  1 MiB of text, 32 levels deep. Floats that are no number, times and date-times are kept
//         as `other`: no content of ours has them.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/settings/file.h"
#include "engine/settings/problem.h"
#include "engine/time/local_date.h"

namespace cadans::settings {

struct Node {
  enum class Kind : std::uint8_t { text, integer, number, boolean, date, list, table, other };

  Kind kind = Kind::other;
  int line = 0;
  int column = 0;
  std::string text;
  std::int64_t integer = 0;
  double number = 0;
  bool boolean = false;
  LocalDate date;
  std::vector<std::string> keys;  // of a table: the key of each item
  std::vector<Node> items;        // of a list or a table
};

[[nodiscard]] std::string_view word(Node::Kind kind);  // "a text", "a whole number", ...
[[nodiscard]] Node parse_toml(const File& file, Problems& problems);

}  // namespace cadans::settings
