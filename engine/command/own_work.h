#pragma once
// Tasks, agenda items and audits that concern one person, as held_about.h shows them, each in order
// of number.
//
//   own_work(opened, key, touched)   `touched`: on which the person acted
// Limits  100,000 tasks, 10,000 items and audits.

#include <set>
#include <string>

#include "engine/command/store_at.h"
#include "engine/json.h"

namespace cadans::command {

struct OwnWork {
  Json tasks = Json::array();  // and items and audits
  Json rungs = Json::array();
};

[[nodiscard]] Result<OwnWork> own_work(const Opened& opened, const std::string& key,
                                       const std::set<InstanceId>& touched);

}  // namespace cadans::command
