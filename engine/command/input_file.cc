#include "engine/command/input_file.h"

#include <filesystem>
#include <fstream>
#include <sstream>

namespace cadans::command {

Result<std::string> text_of_file(const std::string& path) {
  std::error_code failed;
  if (std::filesystem::is_directory(path, failed)) {
    return Error{Fault::not_found, path + " is a folder; name a file"};
  }
  const std::ifstream in(path, std::ios::binary);
  if (!in) return Error{Fault::not_found, "no file " + path + " that can be read"};
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

}  // namespace cadans::command
