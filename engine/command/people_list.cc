#include "engine/command/people_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "engine/settings/csv_file.h"
#include "engine/settings/organisation_file.h"

namespace cadans::command {
namespace {

constexpr std::size_t fields_most = 3;

void trim(std::string& field) {
  while (!field.empty() && (field.back() == ' ' || field.back() == '\r')) field.pop_back();
}

// Cells of which a spreadsheet would make something else, or nothing.
Result<void> readable(const std::vector<std::string>& fields, const std::string& place) {
  for (std::size_t number = 0; number < fields.size(); ++number) {
    const std::string wrong = settings::wrong_in_cell(fields[number]);
    if (!wrong.empty()) {
      return Error{Fault::invalid, fmt::format("{}field {}: {}", place, number + 1, wrong)};
    }
  }
  return {};
}

Result<Named> person_in(std::string_view line, const std::string& place) {
  auto fields = fields_in(line);
  if (const auto read = readable(fields, place); !read) return read.error();
  if (fields.size() < 2 || fields.size() > fields_most || fields[0].empty() ||
      !settings::is_mail_address(fields[1])) {
    return Error{Fault::invalid,
                 place + "a line is name, mail address, position; the position may be left out"};
  }
  fields.resize(fields_most);
  const std::string key = key_of(fields[0]);
  if (key.empty()) {
    return Error{Fault::invalid, place + "a name has at least one letter of a to z, or a digit"};
  }
  return Named{key, fields[0], fields[1], fields[2]};
}

}  // namespace

std::vector<std::string> fields_in(std::string_view line) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (const char letter : line) {
    if (letter == '"') {
      quoted = !quoted;
    } else if (!quoted && (letter == ',' || letter == ';')) {
      fields.emplace_back();
    } else if (letter != ' ' || !fields.back().empty()) {
      fields.back() += letter;
    }
  }
  for (std::string& field : fields) trim(field);
  return fields;
}

Result<std::vector<Named>> read_people(const std::string& file, const std::string& text) {
  std::vector<Named> people;
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  const bool marked = text.starts_with(byte_order_mark);
  std::istringstream lines(marked ? text.substr(byte_order_mark.size()) : text);
  std::string line;
  for (int number = 1; std::getline(lines, line); ++number) {
    trim(line);
    const bool head = number == 1 && line.find('@') == std::string::npos;
    if (head || line.empty()) continue;
    const std::string place = fmt::format("{}:{}: ", file, number);
    auto person = person_in(line, place);
    if (!person) return person.error();
    if (std::ranges::find(people, person->key, &Named::key) != people.end()) {
      return Error{Fault::invalid, place + "'" + person->name +
                                       "' stands here twice: give one of them a name of its own"};
    }
    people.push_back(*std::move(person));
  }
  return people;
}

}  // namespace cadans::command
