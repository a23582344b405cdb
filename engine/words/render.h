#pragma once
// A template and values into text.
//
//   fill(messages, reader, pieces, scope)  the text; blanks that an absent part leaves
//                                          are closed up
//   holds(condition, scope)                whether a part is said
//   subject_of(...)                        the same as fill, and at most `characters_max` long
//
// Errors  Fault::invalid names the value that is missing, or is not the count that it should be.

#include <string>

#include "engine/words/dates.h"
#include "engine/words/values.h"

namespace cadans::words {

// Where a name is looked up: here first, then outward.
struct Scope {
  const Values& values;
  const Scope* outer = nullptr;
  [[nodiscard]] const Values::Value* find(std::string_view name) const;
};

[[nodiscard]] Result<std::string> fill(const Messages& messages, const Reader& reader,
                                       const Template& pieces, const Scope& scope);
[[nodiscard]] bool holds(const Condition& condition, const Scope& scope);

// The longest text in it gives way, cut at a word and ended by "…". A subject whose own words are
// too many stays as it is.
[[nodiscard]] Result<std::string> subject_of(const Messages& messages, const Reader& reader,
                                             const Template& pieces, const Scope& scope);

// At most `characters` of a text, cut at a word.
[[nodiscard]] std::string shortened(std::string_view text, std::size_t characters);
[[nodiscard]] std::size_t characters_in(std::string_view text);

}  // namespace cadans::words
