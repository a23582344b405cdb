#pragma once
// The sentences of the agreement (contract.h), by who says them. Each in a file of its own; asked
// for together, and in this order.
//
//   plain_sentences()     words, dates and explanations
//   command_sentences()   what commands print
//   refusal_sentences()   acts, and why one is refused

#include <span>

#include "engine/words/contract.h"

namespace cadans::words {

[[nodiscard]] std::span<const Shape> plain_sentences();
[[nodiscard]] std::span<const Shape> command_sentences();
[[nodiscard]] std::span<const Shape> refusal_sentences();

}  // namespace cadans::words
