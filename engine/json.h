#pragma once
// The one JSON library, under the name that the project uses. Keys keep their order of writing.

#include <nlohmann/json.hpp>

namespace cadans {

using Json = nlohmann::ordered_json;

}  // namespace cadans
