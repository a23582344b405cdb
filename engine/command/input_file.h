#pragma once
// A file that a person names, read whole.
// Errors  Fault::not_found where there is none, it is a folder, or may not be read.

#include <string>

#include "engine/result.h"

namespace cadans::command {

[[nodiscard]] Result<std::string> text_of_file(const std::string& path);

}  // namespace cadans::command
