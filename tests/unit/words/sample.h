#pragma once
// Values for every message, made from its contract: as a municipality would have them, the shortest
// that there can be, and very long ones. Beside them the shipped catalogue.

#include <span>
#include <string>
#include <string_view>

#include "engine/json_fwd.h"
#include "engine/words/contract.h"
#include "engine/words/words.h"

namespace cadans::words {

enum class Size { shortest, usual, longest };

constexpr Language languages[] = {Language::nl, Language::en};

// A file of the source tree, from its root; the test fails where it cannot be read.
std::string file_text(const std::string& path);
// sample.json: usual values, and the words that no message says.
const Json& sample();
MessageFile shipped(Language language);
const Messages& shipped_messages();

// The day on which sample.json is read.
Reader reader_of(Language language);
Values values_for(std::string_view id, std::string_view names, Language language, Size size);
// With the names of the foot.
Values mail_values(const Shape& shape, Language language, Size size);

// A mail as plain text: subject, blocks and foot.
std::string as_text(const Mail& mail);

}  // namespace cadans::words
