#pragma once
// BLAKE2b-256, the hash of the journal's chain and of all content (RFC 7693).
//
//   digest(parts...)        over the parts in order, nothing between them
//   salted(salt, text)      keyed with the salt: what a chain may hold of a text
//                           that can be forgotten
//   hex(hash)               64 lower-case characters

#include <array>
#include <initializer_list>
#include <string>
#include <string_view>

namespace cadans {

struct Hash {
  std::array<unsigned char, 32> bytes{};
  friend auto operator<=>(const Hash&, const Hash&) = default;
};

[[nodiscard]] Hash digest(std::initializer_list<std::string_view> parts);
[[nodiscard]] Hash salted(std::string_view salt, std::string_view text);
[[nodiscard]] std::string hex(const Hash& hash);
[[nodiscard]] std::string_view view(const Hash& hash);  // the 32 bytes, for a further digest

}  // namespace cadans
