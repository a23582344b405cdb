#pragma once
// Whether a text is JSON just as this project writes it, so that reading it and writing it again
// gives the very same bytes: no blanks, no escapes, ASCII, whole numbers, no name twice.
//
//   plain_json(R"({"at":-5,"on":"2027-01-14"})")   true
//   plain_json(R"({"at": -5})")                     false: a blank
//
// False says only that one quick look is not enough. Limits: nested 8 deep, 64 names an object,
// numbers of 18 digits.

#include <string_view>

namespace cadans::store {

[[nodiscard]] bool plain_json(std::string_view text);

}  // namespace cadans::store
