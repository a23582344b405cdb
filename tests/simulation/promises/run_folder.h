#pragma once
// A folder of its own for the few things that are real: sent keys, and the store that is rebuilt.

#include <cstdlib>
#include <filesystem>
#include <string>

#include "engine/result.h"

namespace cadans::promises {

class Folder {
 public:
  Folder() {
    std::string name = (std::filesystem::temp_directory_path() / "cadans-sim-XXXXXX").string();
    invariant(mkdtemp(name.data()) != nullptr, "a folder for the run can be made");
    path_ = name;
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace cadans::promises
