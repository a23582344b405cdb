#pragma once
// Writes JSON by appending to a string, without a tree: for what is written a hundred thousand
// times. Keys are literals and are not escaped.
//
//   JsonText json(out);
//   json.open('{').number("id", 12).text("kind", "due").close('}');
//
// A text that is not UTF-8 is written as it is and makes `utf8()` false: it is no JSON then.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace cadans {

class JsonText {
 public:
  explicit JsonText(std::string& out) : out_(out) {}

  JsonText& open(char bracket);  // as the next value of a list, or of the key just written
  JsonText& close(char bracket);
  JsonText& key(std::string_view literal);
  JsonText& text_key(std::string_view any);

  JsonText& text(std::string_view value);
  JsonText& number(std::int64_t value);
  JsonText& yes();
  JsonText& json(std::string_view value);  // that is JSON already, on one line
  JsonText& texts(const std::vector<std::string>& values);

  JsonText& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonText& number(std::string_view name, std::int64_t value) { return key(name).number(value); }
  JsonText& texts(std::string_view name, const std::vector<std::string>& values) {
    return key(name).texts(values);
  }

  void separate();  // before a value that the caller appends to the string itself

  [[nodiscard]] bool utf8() const { return utf8_; }

 private:
  void quoted(std::string_view value);

  std::string& out_;
  bool first_ = true;  // no comma before the next
  bool utf8_ = true;
};

}  // namespace cadans
