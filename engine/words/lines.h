#pragma once
// Where the parts of a message file stand, so that a fault can name the line.
//
//   lines.put("mail.new.blocks.3", 740, 3)       blocks and lines of the foot count from 1
//   lines.at("mail.new.blocks.3", "mail.new")    "nl.toml:740:3: error: mail.new"
//
// A part that is not there is looked for in what it would stand in; in the end that is the file.

#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace cadans::words {

class Lines {
 public:
  explicit Lines(std::string file) : file_(std::move(file)) {}
  void put(const std::string& part, int line, int column) { places_[part] = {line, column}; }
  [[nodiscard]] std::string at(std::string_view part, std::string_view says) const;
  [[nodiscard]] std::string at(std::string_view id) const { return at(id, id); }

 private:
  struct Place {
    int line = 1;
    int column = 1;
  };
  std::string file_;
  std::map<std::string, Place, std::less<>> places_;
};

}  // namespace cadans::words
