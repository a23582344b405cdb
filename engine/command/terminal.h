#pragma once
// What is printed for people: columns that line up, and colour where the output is a terminal and
// NO_COLOR is not set.
//
//   Columns columns({"task", "target"});
//   columns.add({"T12", "2027-04-20"});
//   columns.print();
//
// Width counts characters, not bytes. The last column is not padded.

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/desk.h"

namespace cadans::command {

enum class Ink { plain, strong, faint, alarm, good };
[[nodiscard]] std::string inked(Ink ink, std::string_view text);

// What somebody wrote, fit for a terminal: control characters become spaces.
[[nodiscard]] std::string printable(std::string_view text);

// The heads of columns in the language of the reader, by their id in the catalogue: "column.task".
[[nodiscard]] std::vector<std::string> heads(const decide::Desk& desk,
                                             const std::vector<std::string>& ids);
// One line of an overview: what it is about ("label.tasks"), then what is so.
void print_labelled(const decide::Desk& desk, const char* label, std::string_view text,
                    Ink ink = Ink::plain);

// The foot of a list of work: what it is for, and that it is not for judging people.
void print_purpose(const decide::Desk& desk);

class Columns {
 public:
  explicit Columns(std::vector<std::string> head) : head_(std::move(head)) {}
  void add(std::vector<std::string> cells, Ink ink = Ink::plain);
  void print() const;
  [[nodiscard]] bool empty() const { return rows_.empty(); }

 private:
  struct Line {
    std::vector<std::string> cells;
    Ink ink = Ink::plain;
  };
  [[nodiscard]] std::string laid_out(const std::vector<std::string>& cells,
                                     const std::vector<std::size_t>& widths) const;

  std::vector<std::string> head_;
  std::vector<Line> rows_;
};

}  // namespace cadans::command
