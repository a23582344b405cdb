#pragma once
// A sentence with gaps, parsed once and filled many times.
//
//   {{name}}             the value of that name
//   {{op name}}          a date, with the word before it only where it is a full one:
//                        "op do 14 januari", but "morgen"
//   taak|taken           the first word when the count before it is 1, else the second
//   [[name: text]]       the text, only when the value of that name is there; may be nested
//   [[not name: text]]   the text, only when it is not there
//   line ends and runs of blanks read as one blank, so that a file may break lines where it likes
//
// A word pair is two words without blanks around the bar; it follows the last count before it in
// the same text.

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"

namespace cadans::words {

struct Condition {
  std::string name;  // empty = always
  bool negated = false;
};

struct Piece {
  enum class Kind { literal, value, plural, when };
  Kind kind = Kind::literal;
  std::string text = {};    // literal: itself; value: its name; plural: the word for one
  std::string before = {};  // value: the word before a full date
  std::string many = {};    // plural: the word for more
  std::vector<std::string> names = {};  // plural: the names before it, the last one first
  Condition condition = {};             // when
  std::vector<Piece> inside = {};       // when
};

using Template = std::vector<Piece>;

// Fault::invalid says what is malformed, and what it should be.
[[nodiscard]] Result<Template> parse_template(std::string_view source);

}  // namespace cadans::words
