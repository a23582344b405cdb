#pragma once
// Which messages there are, and what each may say: the agreement between those who fill the values
// and those who write the sentences. config/messages/README.md prints it, and a test compares.
//
// A shape's names, separated by blanks:
//   name    a text             name@   a date           name#   a count       name!   yes or no
//   name?   may be absent, and then stands inside its own condition: name? name@? name#?
//   name[a b@]                rows, each with names of its own; a list may be empty
// A yes or no is always free to be absent, and stands in conditions only.
//
// Every mail may also use the names of the foot. Texts are frozen when a mail is made.

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cadans::words {

// Where a message stands in a digest, in this order; `alone`: never in one.
enum class Section { late, today, manage, advise, approve, week, fresh, other, alone };

struct Shape {
  std::string_view id;
  std::string_view names = {};
  Section section = Section::other;
  bool leads = false;               // due today or past its date: gives a digest its subject
  std::string_view line_rows = {};  // its line in a digest is said for each of these rows
};

[[nodiscard]] std::span<const Shape> mail_shapes();
[[nodiscard]] std::span<const Shape> sentence_shapes();
[[nodiscard]] std::string_view foot_names();
[[nodiscard]] const Shape* mail_shape(std::string_view id);
[[nodiscard]] const Shape* sentence_shape(std::string_view id);
// Messages that carry the sections of a digest.
[[nodiscard]] bool is_frame(std::string_view mail_id);

// One name of a shape, read.
struct NameRule {
  enum class Kind { text, day, count, flag, rows };
  std::string name;
  Kind kind = Kind::text;
  bool optional = false;
  std::vector<NameRule> row;  // rows only
};

[[nodiscard]] std::vector<NameRule> read_names(std::string_view names);

}  // namespace cadans::words
