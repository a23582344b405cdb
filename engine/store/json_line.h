#pragma once
// Writes one line of JSON by appending to a string: made for the journal, where each byte is hashed
// and a hundred thousand lines a second may be written. Keys are literals and are not escaped.
//
//   JsonLine line(out);
//   line.open('{').number("seq", 12).text("type", "task.done").close('}');
//
// Instants are UTC (RFC 3339), with six digits of the second or none; dates are YYYY-MM-DD. Outside
// the years 0 to 9999 both are the plain number that stands behind them.
// A text that is not UTF-8 is written as it is and makes `utf8()` false: the line is not JSON then.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/hash.h"
#include "engine/time/instant.h"
#include "engine/time/local_date.h"

namespace cadans::store {

class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out) {}

  JsonLine& open(char bracket);  // as the next value of a list, or of the key just written
  JsonLine& close(char bracket);
  JsonLine& key(std::string_view literal);
  JsonLine& text_key(std::string_view any);

  JsonLine& text(std::string_view value);
  JsonLine& number(std::int64_t value);
  JsonLine& instant(Instant value);
  JsonLine& date(LocalDate value);
  JsonLine& yes();
  JsonLine& json(std::string_view value);  // that is JSON already, on one line

  JsonLine& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonLine& number(std::string_view name, std::int64_t value) { return key(name).number(value); }
  JsonLine& instant(std::string_view name, Instant value) { return key(name).instant(value); }
  JsonLine& date(std::string_view name, LocalDate value) { return key(name).date(value); }
  JsonLine& hash(std::string_view name, const Hash& value) { return key(name).text(hex(value)); }

  [[nodiscard]] bool utf8() const { return utf8_; }

 private:
  void separate();
  void quoted(std::string_view value);
  void digits(std::uint64_t value, int width);
  bool ymd(std::int64_t day);

  std::string& out_;
  bool first_ = true;  // no comma before the next
  bool utf8_ = true;
};

}  // namespace cadans::store
