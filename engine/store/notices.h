#pragma once
// Things to know that wait for the delivery that will carry them.
//
//   carried(notices)   those of a delivery as one column of its outbox row, and back
//
// Errors  invalid: an id that is taken or not there, a control character in a kind or position.

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/decision.h"
#include "engine/store/database.h"

namespace cadans::store {

Result<void> add(Database& database, const Notice& notice);
Result<void> remove(Database& database, const NoticeGone& change);

// Both in order of id. `until`: those whose day has come.
Result<std::vector<Notice>> notices_until(Database& database, LocalDate until, int limit);
Result<std::vector<Notice>> notices_of(Database& database, InstanceId id);

Result<std::string> carried(const std::vector<Notice>& notices);
std::vector<Notice> carried(std::string_view column);

}  // namespace cadans::store
