#include "engine/command/shipped.h"

#include <filesystem>

namespace cadans::command {
namespace {

namespace fs = std::filesystem;

// Counted from the program, so that an installed tree may be moved as a whole.
fs::path beside_program(const std::string& name) {
  std::error_code failed;
  const fs::path program = fs::read_symlink("/proc/self/exe", failed);
  return (program.parent_path() / CADANS_DATA_FROM_PROGRAM / name).lexically_normal();
}

std::string shipped(const std::string& name) {
  std::error_code failed;
  if (fs::is_directory(name, failed)) return name;
  const fs::path installed = beside_program(name);
  return fs::is_directory(installed, failed) ? installed.string() : name;
}

}  // namespace

std::string shipped_duties() { return shipped("workflows/duties"); }
std::string shipped_sample() { return shipped("config"); }

}  // namespace cadans::command
