#pragma once
// Whether a language says what the contract allows, and both languages the same.

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "engine/words/lines.h"
#include "engine/words/messages.h"

namespace cadans::words {

// The first fault: "nl.toml:740:3: error: mail.new: nobody fills the name due; it has ...".
[[nodiscard]] std::optional<Error> against_contract(const Catalogue& all, const Lines& lines);

// The first message that uses other names or conditions in the one language than in the other; it
// is named where it stands in the English file.
[[nodiscard]] std::optional<Error> against_each_other(const Catalogue& nl, const Catalogue& en,
                                                      const Lines& lines);

// Of both languages: a message that is missing, that this program cannot fill or that differs
// between them is taken from its own; one that it does not know is left out.
void keep_what_fits(std::array<Catalogue, 2>& all, const std::array<Catalogue, 2>& own);

// The first mail that says a word beginning with one of these.
[[nodiscard]] std::optional<Error> against_jargon(const Catalogue& all, const Lines& lines,
                                                  const std::vector<std::string>& jargon);

}  // namespace cadans::words
