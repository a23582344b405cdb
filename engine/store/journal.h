#pragma once
// The append-only chain: head(i) = BLAKE2b-256(head(i - 1), body(i)), and head(0) is 32 zero bytes.
// A body is an entry's line (record.h), the very bytes that are hashed. Lines stand in rows of up
// to 64 with the head after the last of each; a row is written once and never changed.
//
//   Appender journal(database, tail);
//   journal.add(line); ... journal.flush();   // journal.tail() is the new end
//
// Sequence numbers are 1, 2, 3 ... without a gap.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/store/database.h"

namespace cadans::store {

inline constexpr int lines_a_row_max = 64;

struct Tail {
  std::int64_t seq = 0;  // of the last entry; 0: none yet
  Hash head;
  friend bool operator==(const Tail&, const Tail&) = default;
};

struct Line {
  std::int64_t seq = 0;
  std::string body;
};

struct Row {
  std::int64_t first = 0;
  int count = 0;
  std::string lines;  // with a line's end between each two
  Hash head;
};

class Appender {
 public:
  Appender(Database& database, Tail tail) : database_(database), tail_(tail) {}

  Result<void> add(std::string_view line);  // `line` is copied
  Result<void> flush();
  [[nodiscard]] const Tail& tail() const { return tail_; }

 private:
  Database& database_;
  Tail tail_;
  std::string lines_;
  int waiting_ = 0;  // lines that are in no row yet
};

[[nodiscard]] std::vector<std::string_view> split(std::string_view lines);

Result<Tail> tail(Database& database);
// The rows from the one that holds `seq` on.
Result<std::vector<Row>> rows(Database& database, std::int64_t seq, int limit);
Result<std::vector<Line>> lines(Database& database, std::int64_t from, int limit);
// The lines in which a piece of text stands: the whole journal is looked through, and little of it
// is read.
Result<std::vector<Line>> lines_with(Database& database, std::string_view piece, int limit);

}  // namespace cadans::store
