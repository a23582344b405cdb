#pragma once
// The ceiling: the rows that a storm wrote, both transactions of each reminder, written once more
// by plain SQLite in the same batches, into a copy of the store as it was before. Nothing is
// decided, hashed or sent, and what to write is made ready before the time is taken.
//
//   const double seconds = write_again(before, after, seq, body_bytes);
// `seq`         the last entry of the journal before the storm
// `body_bytes`  of one mail: bodies are gone by then

#include <cstddef>
#include <cstdint>
#include <string>

namespace cadans::bench {

[[nodiscard]] double write_again(const std::string& before, const std::string& after,
                                 std::int64_t seq, std::size_t body_bytes);

}  // namespace cadans::bench
