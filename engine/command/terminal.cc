#include "engine/command/terminal.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "engine/words/render.h"

namespace cadans::command {
namespace {

constexpr std::size_t label_width = 12;

bool coloured() {
  static const bool yes = isatty(STDOUT_FILENO) != 0 && std::getenv("NO_COLOR") == nullptr;
  return yes;
}

std::string_view code(Ink ink) {
  switch (ink) {
    case Ink::strong:
      return "\033[1m";
    case Ink::faint:
      return "\033[2m";
    case Ink::alarm:
      return "\033[31m";
    case Ink::good:
      return "\033[32m";
    case Ink::plain:
      break;
  }
  return "";
}

}  // namespace

std::string inked(Ink ink, std::string_view text) {
  if (ink == Ink::plain || !coloured()) return std::string(text);
  return std::string(code(ink)) + std::string(text) + "\033[0m";
}

std::string printable(std::string_view text) {
  std::string fit(text);
  for (char& byte : fit) {
    const auto value = static_cast<unsigned char>(byte);
    if (value < 0x20 || value == 0x7f) byte = ' ';
  }
  return fit;
}

std::vector<std::string> heads(const decide::Desk& desk, const std::vector<std::string>& ids) {
  std::vector<std::string> all;
  all.reserve(ids.size());
  for (const std::string& id : ids) all.push_back(decide::word(desk, "column." + id));
  return all;
}

void print_labelled(const decide::Desk& desk, const char* label, std::string_view text, Ink ink) {
  std::string said = decide::word(desk, std::string("label.") + label);
  const std::size_t size = words::characters_in(said);
  said.append(size < label_width ? label_width - size : 1, ' ');
  std::printf("%s%s\n", said.c_str(), inked(ink, printable(text)).c_str());
}

void print_purpose(const decide::Desk& desk) {
  std::printf("\n%s\n", inked(Ink::faint, decide::word(desk, "status.purpose")).c_str());
}

void Columns::add(std::vector<std::string> cells, Ink ink) {
  for (std::string& cell : cells) cell = printable(cell);
  rows_.push_back({std::move(cells), ink});
}

std::string Columns::laid_out(const std::vector<std::string>& cells,
                              const std::vector<std::size_t>& widths) const {
  std::string line;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    line += cells[at];
    if (at + 1 == cells.size()) break;
    line.append(widths[at] - std::min(widths[at], words::characters_in(cells[at])) + 2, ' ');
  }
  return line;
}

void Columns::print() const {
  std::vector<std::size_t> widths;
  for (const std::string& cell : head_) widths.push_back(words::characters_in(cell));
  for (const Line& row : rows_) {
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
      widths[at] = std::max(widths[at], words::characters_in(row.cells[at]));
    }
  }
  std::printf("%s\n", inked(Ink::strong, laid_out(head_, widths)).c_str());
  for (const Line& row : rows_) {
    std::printf("%s\n", inked(row.ink, laid_out(row.cells, widths)).c_str());
  }
}

}  // namespace cadans::command
