#include "engine/hash.h"

#include <sodium.h>

#include "engine/result.h"

namespace cadans {
namespace {

const unsigned char* bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

Hash digest(std::initializer_list<std::string_view> parts) {
  crypto_generichash_state state;
  crypto_generichash_init(&state, nullptr, 0, sizeof(Hash::bytes));
  for (const std::string_view part : parts) {
    crypto_generichash_update(&state, bytes(part), part.size());
  }
  Hash hash;
  crypto_generichash_final(&state, hash.bytes.data(), hash.bytes.size());
  return hash;
}

Hash salted(std::string_view salt, std::string_view text) {
  invariant(salt.size() >= crypto_generichash_KEYBYTES_MIN, "a salt has 16 bytes or more");
  Hash hash;
  crypto_generichash(hash.bytes.data(), hash.bytes.size(), bytes(text), text.size(), bytes(salt),
                     std::min<std::size_t>(salt.size(), crypto_generichash_KEYBYTES_MAX));
  return hash;
}

std::string hex(const Hash& hash) {
  std::string text(hash.bytes.size() * 2 + 1, '\0');
  sodium_bin2hex(text.data(), text.size(), hash.bytes.data(), hash.bytes.size());
  text.pop_back();
  return text;
}

std::string_view view(const Hash& hash) {
  return {reinterpret_cast<const char*>(hash.bytes.data()), hash.bytes.size()};
}

}  // namespace cadans
