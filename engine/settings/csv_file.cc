#include "engine/settings/csv_file.h"

#include <csv.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "engine/json_text.h"

namespace cadans::settings {
namespace {

constexpr std::size_t rows_max = 10'000;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

constexpr char as_text = '\'';  // before a cell that is no formula, though it looks like one

bool is_utf8(std::string_view text) {
  std::string written;
  JsonText json(written);
  json.text(text);
  return json.utf8();
}

// What a spreadsheet takes for the beginning of one, full-width characters among them.
// Dashes alone are how people leave a cell empty.
std::string_view begins_formula(std::string_view cell) {
  if (cell.find_first_not_of('-') == std::string_view::npos) return {};
  constexpr std::array<std::string_view, 11> signs = {
      "=", "+", "-", "@", "\t", "\r", "\n", "\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
  const auto* const found =
      std::ranges::find_if(signs, [&](std::string_view sign) { return cell.starts_with(sign); });
  return found == signs.end() ? std::string_view() : *found;
}

// A formula after any number of quotes: each time that it is written one more is put before it.
bool quoted_formula(std::string_view cell) {
  const auto begin = cell.find_first_not_of(as_text);
  return begin != std::string_view::npos && begin > 0 &&
         !begins_formula(cell.substr(begin)).empty();
}

struct Row {
  int line = 0;
  std::vector<std::string> fields;
};

// The library, fed line by line, so that a row knows on which one it began.
class Rows {
 public:
  Rows(const File& file, unsigned char delimiter, Problems& problems)
      : file_(file), problems_(problems) {
    invariant(csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI) == 0, "a CSV parser is made");
    csv_set_delim(&parser_, delimiter);
  }
  ~Rows() { csv_free(&parser_); }
  Rows(const Rows&) = delete;
  Rows& operator=(const Rows&) = delete;

  // Until the end of the text, or what the library cannot read.
  std::vector<Row> read(std::string_view text) {
    while (!text.empty() && well_) {
      const auto end = std::min(text.find('\n'), text.size() - 1) + 1;
      feed(text.substr(0, end));
      text.remove_prefix(end);
    }
    if (well_ && csv_fini(&parser_, on_field, on_row, this) != 0) {
      refuse(std::max(1, row_.line), 0, "a quote is opened there, and does not close");
    }
    return std::move(rows_);
  }

 private:
  static void on_field(void* text, std::size_t size, void* self) {
    static_cast<Rows*>(self)->row_.fields.emplace_back(static_cast<const char*>(text), size);
  }
  static void on_row(int, void* self) {
    auto& rows = *static_cast<Rows*>(self);
    if (!rows.row_.fields.empty()) rows.rows_.push_back(std::move(rows.row_));
    rows.row_ = {};
  }

  void feed(std::string_view line) {
    ++line_;
    if (!is_utf8(line)) {
      refuse(line_, 0, "this is not UTF-8: save the file as CSV UTF-8");
      well_ = row_.fields.empty();  // a row of its own is passed over, for what comes after it
      return;
    }
    if (row_.fields.empty()) row_.line = line_;
    const auto read = csv_parse(&parser_, line.data(), line.size(), on_field, on_row, this);
    if (read != line.size()) {
      refuse(line_, static_cast<int>(row_.fields.size()) + 1,
             "a quote stands inside the field: double it, and put the field in quotes");
    } else if (rows_.size() > rows_max) {
      refuse(line_, 0, fmt::format("there are more than {} rows", rows_max));
    }
  }

  void refuse(int line, int field, std::string text) {
    well_ = false;
    problems_.push_back({{file_.name, line, field}, Severity::error, std::move(text)});
  }

  const File& file_;
  Problems& problems_;
  csv_parser parser_{};
  std::vector<Row> rows_;
  Row row_;
  int line_ = 0;
  bool well_ = true;
};

class Reading {
 public:
  Reading(const File& file, const std::vector<CsvColumn>& columns, Problems& problems)
      : file_(file), columns_(columns), problems_(problems) {}

  Node read() {
    Node list;
    list.kind = Node::Kind::list;
    std::string_view text = file_.text;
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    const char delimiter = delimiter_of(text.substr(0, text.find('\n')));
    if (delimiter == 0) return list;
    decimal_comma_ = delimiter == ';';
    const auto rows = Rows(file_, static_cast<unsigned char>(delimiter), problems_).read(text);
    if (rows.empty() || !read_head(rows.front())) return list;
    for (auto row = rows.begin() + 1; row != rows.end(); ++row) {
      if (fits(*row)) list.items.push_back(as_table(*row));
    }
    return list;
  }

 private:
  void refuse(int line, std::size_t field, std::string text) {
    problems_.push_back(
        {{file_.name, line, static_cast<int>(field) + 1}, Severity::error, std::move(text)});
  }

  [[nodiscard]] std::string names() const {
    std::string all;
    for (const CsvColumn& column : columns_) {
      all += (all.empty() ? "" : ", ") + std::string(column.name);
    }
    return all;
  }

  // What stands between the names of the first row; 0 = neither of the two.
  char delimiter_of(std::string_view head) {
    const auto semicolons = std::count(head.begin(), head.end(), ';');
    const auto commas = std::count(head.begin(), head.end(), ',');
    if (semicolons == 0 && commas == 0) {
      refuse(1, 0,
             fmt::format("the first row names the columns, with a comma or a semicolon "
                         "between: {}",
                         names()));
      return 0;
    }
    return semicolons > commas ? ';' : ',';
  }

  bool read_head(const Row& head) {
    const auto before = problems_.size();
    Words known;
    for (const CsvColumn& column : columns_) known.emplace_back(column.name);
    for (std::size_t field = 0; field < head.fields.size(); ++field) {
      const std::string& name = head.fields[field];
      const auto column = std::ranges::find(columns_, name, &CsvColumn::name);
      if (column == columns_.end()) {
        refuse(head.line, field, unknown("column", name, known));
        continue;
      }
      if (std::ranges::find(read_, &*column) != read_.end()) {
        refuse(head.line, field, fmt::format("the column {} stands here twice", in_quotes(name)));
      }
      read_.push_back(&*column);
    }
    return problems_.size() == before;
  }

  bool fits(const Row& row) {
    if (row.fields.size() == read_.size()) return true;
    refuse(row.line, row.fields.size() - 1,
           fmt::format("the row has {} fields, and the first row {}", row.fields.size(),
                       read_.size()));
    return false;
  }

  Node as_table(const Row& row) {
    Node table = node(Node::Kind::table, row.line, 1);
    for (std::size_t field = 0; field < row.fields.size(); ++field) {
      Node cell = node(read_[field]->kind, row.line, static_cast<int>(field) + 1);
      if (!take(row, field, cell)) continue;
      table.keys.emplace_back(read_[field]->name);
      table.items.push_back(std::move(cell));
    }
    return table;
  }

  static Node node(Node::Kind kind, int line, int column) {
    Node made;
    made.kind = kind;
    made.line = line;
    made.column = column;
    return made;
  }

  // False where there is nothing in it, or nothing that fits.
  bool take(const Row& row, std::size_t field, Node& cell) {
    const std::string& written = row.fields[field];
    if (const std::string wrong = wrong_in_cell(written); !wrong.empty()) {
      refuse(row.line, field, wrong);
    }
    const std::string text = quoted_formula(written) ? written.substr(1) : written;
    if (text.empty()) return cell.kind == Node::Kind::text && !read_[field]->left_out;
    if (cell.kind == Node::Kind::text) {
      cell.text = text;
      return true;
    }
    if (cell.kind == Node::Kind::list) return take_words(text, cell), true;
    if (cell.kind == Node::Kind::boolean) return take_boolean(row, field, cell);
    return take_number(row, field, cell);
  }

  static void take_words(const std::string& text, Node& cell) {
    std::istringstream words(text);
    for (std::string word; words >> word;) {
      Node one = node(Node::Kind::text, cell.line, cell.column);
      one.text = word;
      cell.items.push_back(std::move(one));
    }
  }

  bool take_boolean(const Row& row, std::size_t field, Node& cell) {
    const std::string& text = row.fields[field];
    cell.boolean = text == "true" || text == "TRUE" || text == "ja";
    if (cell.boolean || text == "false" || text == "FALSE" || text == "nee") return true;
    refuse(row.line, field, fmt::format("{} is neither true nor false", in_quotes(text)));
    return false;
  }

  bool take_number(const Row& row, std::size_t field, Node& cell) {
    std::string text = row.fields[field];
    if (decimal_comma_) std::replace(text.begin(), text.end(), ',', '.');
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, cell.number);
    if (read.ec == std::errc() && read.ptr == end) return true;
    refuse(row.line, field, fmt::format("{} is no number", in_quotes(text)));
    return false;
  }

  const File& file_;
  const std::vector<CsvColumn>& columns_;
  Problems& problems_;
  std::vector<const CsvColumn*> read_;  // as the first row has them
  bool decimal_comma_ = false;
};

}  // namespace

Node read_csv(const File& file, const std::vector<CsvColumn>& columns, Problems& problems) {
  return Reading(file, columns, problems).read();
}

std::string wrong_in_cell(std::string_view cell) {
  if (!is_utf8(cell)) return "this is not UTF-8: save the file as CSV UTF-8";
  const std::string_view sign = begins_formula(cell);
  if (sign.empty()) return {};
  return fmt::format("{} begins as a formula does: write it without {}",
                     in_quotes(std::string(cell)), in_quotes(std::string(sign)));
}

std::string csv_row(const std::vector<std::string>& fields) {
  std::string row;
  for (const std::string& field : fields) {
    const bool formula = !begins_formula(field).empty() || quoted_formula(field);
    const std::string cell = formula ? as_text + field : field;
    if (&field != &fields.front()) row += ',';
    if (cell.find_first_of(",;\"\r\n") == std::string::npos) {
      row += cell;
      continue;
    }
    const auto begin = row.size();
    row.resize(begin + csv_write(nullptr, 0, cell.data(), cell.size()));
    csv_write(row.data() + begin, row.size() - begin, cell.data(), cell.size());
  }
  return row;
}

}  // namespace cadans::settings
