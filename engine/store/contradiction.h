#pragma once
// What is said when a decision contradicts the stored state: Fault::invalid, with a text that names
// the row. `say` makes that text, and only when it is needed.
//
//   exactly_one(database, done, say)  `done` changed one row, no more and no less
//
// The statements say `or fail`: any failure rolls the whole turn back, so that SQLite need not keep
// what a single statement would be rolled back to.

#include <utility>

#include "engine/store/database.h"

namespace cadans::store {

inline Error contradiction(std::string what) { return {Fault::invalid, std::move(what)}; }

template <class Say>
Result<void> exactly_one(const Database& database, Result<void> done, const Say& say) {
  if (!done && done.error().fault != Fault::invalid) return done;
  if (done && database.changed() == 1) return done;
  return contradiction(say());
}

}  // namespace cadans::store
