#pragma once
// The questions that a peer may ask (ASK), answered on reader threads with a read-only connection.
//
//   answer(path, "status", "{}")   counts of the store, as JSON
//
// Errors  Fault::not_found for a question that does not exist. None of them lists people.

#include <string>
#include <string_view>

#include "engine/result.h"

namespace cadans::command {

Result<std::string> answer(const std::string& store, std::string_view question,
                           std::string_view args);

}  // namespace cadans::command
