#pragma once
// One change of one entry, written to its table. Timers are not:
// a turn writes them together (timers.h).
//
// Errors  invalid: the change contradicts what is stored; the text names the row.

#include <string_view>

#include "engine/decide/decision.h"
#include "engine/store/database.h"

namespace cadans::store {

// When and where in the journal the change is made.
struct Applied {
  std::int64_t seq = 0;
  Instant at;
  const Chosen* chosen = nullptr;  // of a delivery that is new and goes out at once
  std::string_view body{};         // of a delivery that is new
};

Result<void> apply(Database& database, const Change& change, const Applied& applied);

}  // namespace cadans::store
