#include "connectors/mail/plain.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "connectors/mail/marks.h"

namespace cadans::mail {
namespace {

constexpr std::size_t line_max = 72;
constexpr std::string_view column_gap = "  ";

// Characters, not bytes: what an eye counts.
std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char byte) {
    return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
  }));
}

// One paragraph, folded at spaces; lines after the first begin with `indent`.
std::string folded(std::string_view text, std::string_view first, std::string_view indent) {
  std::string out(first);
  std::size_t column = width(first);
  bool begun = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (word.empty()) continue;
    if (begun && column + 1 + width(word) > line_max) {
      out.append("\n").append(indent);
      column = width(indent);
    } else if (begun) {
      out.append(" ");
      ++column;
    }
    out.append(word);
    column += width(word);
    begun = true;
  }
  return out + "\n";
}

std::string paragraph(std::string_view marked, std::string_view first, std::string_view indent) {
  const std::string text = without_marks(marked);
  std::string out;
  std::string_view rest = text;
  while (true) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    out += folded(rest.substr(0, end), out.empty() ? first : indent, indent);
    if (end == rest.size()) return out;
    rest.remove_prefix(end + 1);
  }
}

using Row = std::vector<std::string>;

std::vector<Row> cells(const Block& table) {
  std::vector<Row> all = {table.head};
  all.insert(all.end(), table.rows.begin(), table.rows.end());
  for (Row& row : all) {
    for (std::string& cell : row) {
      cell = without_marks(cell);
      std::replace(cell.begin(), cell.end(), '\n', ' ');
    }
  }
  return all;
}

std::string in_columns(const std::vector<Row>& all, const std::vector<std::size_t>& widths) {
  std::string out;
  for (const Row& row : all) {
    std::string line;
    for (std::size_t column = 0; column < row.size(); ++column) {
      line += row[column];
      if (column + 1 == row.size()) break;
      line.append(widths[column] - width(row[column]), ' ').append(column_gap);
    }
    out += line + "\n";
  }
  return out;
}

std::string in_lines(const std::vector<Row>& all) {
  std::string out;
  for (std::size_t row = 1; row < all.size(); ++row) {
    for (std::size_t column = 0; column < all[row].size(); ++column) {
      const std::string first = fmt::format("{}{}: ", column == 0 ? "- " : "  ", all[0][column]);
      out += folded(all[row][column], first, "    ");
    }
  }
  return out;
}

std::string table_text(const Block& table) {
  const std::vector<Row> all = cells(table);
  std::vector<std::size_t> widths(table.head.size());
  std::size_t total = 0;
  for (std::size_t column = 0; column < widths.size(); ++column) {
    for (const Row& row : all) widths[column] = std::max(widths[column], width(row[column]));
    total += widths[column] + (column == 0 ? 0 : column_gap.size());
  }
  return total <= line_max ? in_columns(all, widths) : in_lines(all);
}

std::string items_text(const Block& block, std::string_view first) {
  std::string out;
  for (const std::string& item : block.items) {
    out += paragraph(item, first, std::string(first.size(), ' '));
  }
  return out;
}

std::string block_text(const Block& block) {
  switch (block.kind) {
    case Kind::text:
    case Kind::heading:
      return paragraph(block.text, "", "");
    case Kind::list:
      return items_text(block, "- ");
    case Kind::actions:
      return items_text(block, "> ");
    case Kind::table:
      return table_text(block);
    case Kind::rule:
      return "---\n";
  }
  return {};
}

}  // namespace

std::string plain_text(const Body& body) {
  std::string out;
  bool after_heading = false;
  for (const Block& block : body.blocks) {
    if (!out.empty() && !after_heading) out += "\n";
    out += block_text(block);
    after_heading = block.kind == Kind::heading;
  }
  if (!body.foot.empty()) out += "\n-- \n";  // the mark that mail programs know for a foot
  for (const std::string& line : body.foot) out += paragraph(line, "", "");
  return out;
}

}  // namespace cadans::mail
