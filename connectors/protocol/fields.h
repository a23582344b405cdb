#pragma once
// Reads the fields of a JSON object one after another and keeps the first fault, so that a message
// is read as plainly as it is declared. A field that is wrong reads as its empty value.
//
//   Fields done(json, "DONE: done[3]");
//   done.number("id", 1, id_max); ... ; done.end() -> nothing, or Fault::invalid naming the field
// end() also refuses what nobody asked for, unless open() was called.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/json.h"
#include "engine/result.h"

namespace cadans::protocol {

class Fields {
 public:
  Fields(const Json& object, std::string where);

  [[nodiscard]] std::string name(std::string_view field);  // a-z 0-9 and dash
  [[nodiscard]] std::vector<std::string> names(std::string_view field, std::size_t max);
  [[nodiscard]] std::string key(std::string_view field);       // visible ASCII, no space
  [[nodiscard]] std::string sentence(std::string_view field);  // one line
  [[nodiscard]] std::string sentence_if_any(std::string_view field);
  [[nodiscard]] std::int64_t number(std::string_view field, std::int64_t min, std::int64_t max);
  [[nodiscard]] bool flag(std::string_view field);
  [[nodiscard]] std::string json(std::string_view field);  // its JSON text
  [[nodiscard]] const Json& object(std::string_view field);
  [[nodiscard]] const Json& list(std::string_view field, std::size_t max);  // never empty
  void open() { open_ = true; }

  void fail(std::string_view field, std::string_view should);
  [[nodiscard]] Result<void> end();

 private:
  const Json* find(std::string_view field, Json::value_t type, std::string_view should);
  std::string text(std::string_view field, std::size_t max, std::string_view should);

  const Json& object_;
  std::string where_;
  std::size_t read_ = 0;
  bool open_ = false;
  std::optional<Error> fault_;
};

[[nodiscard]] bool is_name(std::string_view text);   // 1 to 64 of a-z, 0-9 and dash
[[nodiscard]] bool visible(std::string_view text);   // ASCII without space and control
[[nodiscard]] bool one_line(std::string_view text);  // no control characters

}  // namespace cadans::protocol
