#pragma once
// Whether a language says what the contract allows, and both languages the same.

#include <optional>
#include <string_view>

#include "engine/words/messages.h"

namespace cadans::words {

// The first fault: "nl.toml: mail.new: {{due}} is not a name of this message; it has ...".
[[nodiscard]] std::optional<Error> against_contract(const Catalogue& all,
                                                    std::string_view file_name);

// The first message that uses other names or conditions in the one language than in the other.
[[nodiscard]] std::optional<Error> against_each_other(const Catalogue& nl, const Catalogue& en);

// The first mail that says a word beginning with one of these.
[[nodiscard]] std::optional<Error> against_jargon(const Catalogue& all, std::string_view file_name,
                                                  const std::vector<std::string>& jargon);

}  // namespace cadans::words
