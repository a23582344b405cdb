#pragma once
// The sample municipality and the duties as they ship, read from the source tree.

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "engine/settings/config_folder.h"

namespace cadans::settings {

inline ConfigFolder sample_folder() {
  const std::string source = CADANS_SOURCE;
  const auto folder = read_folder(source + "/config", source + "/workflows/duties");
  EXPECT_TRUE(folder) << folder.error().what;
  return folder ? *folder : ConfigFolder();
}

inline ConfigContent sample_content() {
  const auto content = read_content(sample_folder());
  EXPECT_TRUE(content) << content.error().what;
  return content ? *content : ConfigContent();
}

// `text` with the first `from` in it replaced; a test that finds nothing to replace fails.
inline std::string with(std::string text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  EXPECT_NE(at, std::string::npos) << "not in the file: " << from;
  return at == std::string::npos ? text : text.replace(at, from.size(), to);
}

// The line, from 1, on which the first `part` stands.
inline int line_of(const std::string& text, const std::string& part) {
  const auto at = text.find(part);
  EXPECT_NE(at, std::string::npos) << "not in the file: " << part;
  return 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<long>(at), '\n'));
}

}  // namespace cadans::settings
