#pragma once
// What stands beside the chain and may be emptied: people and texts, and the bodies of deliveries,
// which the outbox keeps. The chain knows them by key and salted hash; forgetting is a change of
// the chain like any other.
//
// Errors  invalid: a text that is not there; a person or text that is gone and would come back.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/store/database.h"

namespace cadans::store {

// A text as it stands now. Gone: only its id and hash are left.
struct TextRow {
  Text text;
  Hash hash;
  bool gone = false;
};

Result<void> add(Database& database, const PersonNew& change);
Result<void> forget(Database& database, const PersonGone& change);
Result<void> add(Database& database, const TextNew& change);
Result<void> forget(Database& database, const TextGone& change);
Result<void> write(Database& database, const Beside& beside);

Result<std::optional<Person>> person(Database& database, std::string_view key);
Result<std::string> person_called(Database& database, std::string_view handle);  // "": nobody
Result<std::vector<Person>> people(Database& database, std::string_view after, int limit);
Result<std::optional<TextRow>> written_text(Database& database, std::string_view id);
// "person <key>" and "text <id>" of all that is gone.
Result<std::vector<std::string>> gone(Database& database, int limit);

}  // namespace cadans::store
