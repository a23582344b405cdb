#pragma once
// The engine's own named facts: marks, contents in force, numbers given out, events seen.
//
//   contents_in_force(database)  the first 16 hexadecimal characters of the hash over kinds and
//                                hashes, in order of kind; it opens every journal entry's `content`
//
// A content is known by the plain hash of its bytes.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/view.h"
#include "engine/store/database.h"

namespace cadans::store {

Result<void> set(Database& database, const MarkSet& change);
Result<std::string> mark(Database& database, std::string_view name);
Result<std::map<std::string, std::string>> marks(Database& database);

Result<void> set(Database& database, const ContentSet& change);
Result<void> keep(Database& database, const ContentBody& content);
Result<Hash> content_hash(Database& database, std::string_view kind);  // zeros: none
// Its body is empty where only the hash is known, as after a rebuild.
Result<std::optional<Content>> content(Database& database, std::string_view kind);
// Of one that was in force once; nothing where only the hash is known.
Result<std::optional<std::string>> content_of(Database& database, const Hash& hash);
Result<std::string> contents_in_force(Database& database);

Result<void> see(Database& database, std::string_view event);
Result<bool> seen(Database& database, std::string_view event);

// "instance", "notice" or "delivery": the number that the next one gets.
Result<std::int64_t> next_number(Database& database, std::string_view counter);
Result<void> give_out(Database& database, std::string_view counter, std::int64_t last);

}  // namespace cadans::store
