#pragma once
// The numbered steps of migrations/*.sql, in order, as they stand in the program: the step at place
// n brings a store from version n to n + 1. They are only ever added to, never edited.

#include <string>
#include <vector>

namespace cadans::store {

[[nodiscard]] const std::vector<std::string>& migrations();

}  // namespace cadans::store
