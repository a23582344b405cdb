#pragma once
// A CSV file as tables, one a row, read as if each stood in a TOML file (table.h): what is wrong in
// it is said with file, line and field. The only file that includes the library is csv_file.cc.
//
//   read_csv(file, columns, problems)   a list of tables: a column's name is the key. An empty cell
//                                       is a text of nothing; of another kind, or of a column that
//                                       may be left out, it is not there
//   csv_row(fields)                     a row as it is written: in quotes where it needs them, and
//                                       a cell that looks like a formula after a quote ('), which
//                                       reading takes away again
//   wrong_in_cell(text)                 why a cell is refused, whatever it is to hold; "" = it is
//                                       not
//
// Form      RFC 4180, UTF-8 with or without a byte order mark. The first row names the columns, in
//           any order; between them stands a comma or, as a Dutch spreadsheet writes it, a
//           semicolon, and then 0,5 is half. Words in a cell have a blank between: MO TU WE.
// Places    `column` of a place is the number of the field in its row.
// Refused   an unknown or doubled column, a row with more or fewer fields than the first one, text
//           that is not UTF-8, another delimiter, a quote that does not close, a cell that a
//           spreadsheet would take for a formula (= + - @, full width too, tab, a line's end).
// Limits    10,000 rows.

#include <string>
#include <string_view>
#include <vector>

#include "engine/settings/toml_node.h"

namespace cadans::settings {

struct CsvColumn {
  std::string_view name;
  Node::Kind kind = Node::Kind::text;  // text, number, boolean, or list: words
  bool left_out = false;               // an empty cell is as none
};

[[nodiscard]] Node read_csv(const File& file, const std::vector<CsvColumn>& columns,
                            Problems& problems);
[[nodiscard]] std::string wrong_in_cell(std::string_view cell);
[[nodiscard]] std::string csv_row(const std::vector<std::string>& fields);

}  // namespace cadans::settings
