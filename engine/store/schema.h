#pragma once
// Whose file a database is and of which version, and the steps that bring it to ours.
//
//   check_owner(database)  foreign: another program's; too_new: of a later Cadans. Changes nothing
//   migrate(database)      numbered steps, forward only, each in a transaction of its own
//
// The application id is that of Cadans; the user version is the number of the last step.

#include "engine/store/database.h"

namespace cadans::store {

inline constexpr std::int64_t application_id = 0x43646E73;  // "Cdns"

Result<void> check_owner(Database& database);
Result<void> migrate(Database& database);

}  // namespace cadans::store
