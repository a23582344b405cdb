#pragma once
// The journal as a file that anybody can verify without Cadans (docs/verify_journal.py): JSON lines
//
//   {"seq":1,"body":"<the very bytes that are hashed>","head":"<hex>"}
//   ...
//   {"count":1,"head":"<hex>"}
//
// Errors  io, disk_full: the file cannot be written; what is there of it is not complete then.
//         corrupt: the journal itself does not hold; the text names the entry.

#include <functional>
#include <optional>
#include <string>

#include "engine/store/database.h"
#include "engine/store/journal.h"

namespace cadans::store {

Result<Tail> export_journal(Database& database, const std::string& path);

// The bodies one after another, then none.
using Bodies = std::function<Result<std::optional<std::string>>()>;
[[nodiscard]] Bodies bodies_of(Database& database);              // must outlive it
[[nodiscard]] Bodies bodies_of_export(const std::string& path);  // heads are not looked at

}  // namespace cadans::store
