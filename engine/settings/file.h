#pragma once
// A file of content as it was read: its name, for what is said about it, and its text.

#include <string>

namespace cadans::settings {

struct File {
  std::string name;  // as the reader would find it: "config/ladders.toml"
  std::string text;
  friend bool operator==(const File&, const File&) = default;
};

}  // namespace cadans::settings
