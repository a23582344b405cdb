#pragma once
// Whether a journal is what was written: every link of the chain computed again.
//
//   verify(database, {anchor})     the store's own journal; rows hold the head after their last
//                                  entry, so a break is named by the first entry of its row
//                                  at the least
//   verify_export(path, anchor)    an exported file (export.h), where each entry has its head
//
// An anchor is a head that was kept elsewhere: without one, a cut tail cannot show. Texts that
// stand beside the chain are compared with their salted hash in it; those that are gone are listed
// and break nothing.
// Errors  what the disk or the file says. A journal that does not hold is an answer, not an error.

#include <optional>
#include <string>
#include <vector>

#include "engine/store/database.h"
#include "engine/store/journal.h"

namespace cadans::store {

struct Checked {
  std::optional<Tail> anchor{};
  std::int64_t from = 1;  // later: the links before are taken on trust
};

struct Verdict {
  std::int64_t entries = 0;  // up to the end, or up to the break
  Hash head;
  std::int64_t broken_at = 0;        // the first entry at which it breaks; 0: it holds
  std::string why;                   // "entry 12 is not what was written"
  std::vector<std::string> removed;  // "person <key>", "text <id>": removed, the hash is kept
  [[nodiscard]] bool holds() const { return broken_at == 0; }
};

Result<Verdict> verify(Database& database, const Checked& checked);
Result<Verdict> verify_export(const std::string& path, const std::optional<Tail>& anchor);

}  // namespace cadans::store
