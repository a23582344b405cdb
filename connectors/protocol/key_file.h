#pragma once
// A pair of CURVE keys in a file: the public key on its first line, the secret one on its second,
// each 40 characters of Z85. `cadans peers key FILE` makes one.
//
// Errors  Fault::invalid, naming the file and what to do; also where others can read it.

#include <string>

#include "engine/result.h"

namespace cadans::protocol {

inline constexpr std::size_t key_letters = 40;

struct KeyPair {
  std::string open;
  std::string secret;
};

[[nodiscard]] Result<KeyPair> read_key_file(const std::string& file);

}  // namespace cadans::protocol
