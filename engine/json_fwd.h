#pragma once
// The name of the JSON library's value, for a header that only hands it on: a fifth of the cost of
// engine/json.h, which whoever looks into the value includes.

#include <nlohmann/json_fwd.hpp>

namespace cadans {

using Json = nlohmann::ordered_json;

}  // namespace cadans
