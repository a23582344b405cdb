#include "engine/rehearsal/paper_world.h"

#include <cstring>

#include "engine/hash.h"

namespace cadans::rehearsal {

std::string PaperIds::key() {
  const std::string about = std::to_string(seed_) + "/key/" + std::to_string(++count_);
  return hex(digest({about})).substr(0, 32);
}

double roll(std::uint64_t seed, std::string_view about) {
  const Hash hash = digest({std::to_string(seed), "/", about});
  std::uint32_t word = 0;
  std::memcpy(&word, hash.bytes.data(), sizeof word);
  return static_cast<double>(word) / 4294967296.0;
}

int roll_between(std::uint64_t seed, std::string_view about, int least, int most) {
  return least + static_cast<int>(roll(seed, about) * (most - least + 1));
}

}  // namespace cadans::rehearsal
