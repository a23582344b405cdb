#pragma once
// A list of people as a spreadsheet writes it: a head, then name, mail address and position, with
// commas or semicolons between; a field with one of those in it stands in double quotes.
//
//   fields_in("\"Gijs, I.\";i.gijs@x.example")   {"Gijs, I.", "i.gijs@x.example"}
//   read_people(file, text)                      {"gijs-i", "Gijs, I.", "i.gijs@...", "ciso"} ...
//
// Errors  Fault::invalid with file and line: a line that has no name and address, a name twice, a
//         field that begins as a formula does, text that is not UTF-8.

#include <string>
#include <string_view>
#include <vector>

#include "engine/command/new_organisation.h"
#include "engine/result.h"

namespace cadans::command {

[[nodiscard]] std::vector<std::string> fields_in(std::string_view line);
[[nodiscard]] Result<std::vector<Named>> read_people(const std::string& file,
                                                     const std::string& text);

}  // namespace cadans::command
