#pragma once
// A store from a journal alone: what was decided is applied, nothing is decided again. So it gives
// the same state on any build.
//
//   rebuild(bodies, into)   `into` must not be there yet; gives the end of the journal it wrote
//   compare(one, other)     the first difference between two stores in what a journal determines:
//                           instances, facts, timers, notices, identities, deliveries and keys,
//                           marks, contents in force, what was seen and forgotten. Not attempts,
//                           leases, bodies, names, texts. Empty: there is none
//
// Errors  corrupt: an entry cannot be read or applied; the text names it. invalid: `into` is there.

#include <string>

#include "engine/store/export.h"
#include "engine/store/reader.h"

namespace cadans::store {

Result<Tail> rebuild(const Bodies& bodies, const std::string& into);
Result<std::string> compare(const Reader& one, const Reader& other);

}  // namespace cadans::store
