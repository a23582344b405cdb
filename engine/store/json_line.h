#pragma once
// Writes one line of JSON as the journal has it, where each byte is hashed: engine/json_text.h with
// instants, dates and hashes.
//
//   JsonLine line(out);
//   line.open('{').number("seq", 12).text("type", "task.done").close('}');
//
// Instants are UTC (RFC 3339), with six digits of the second or none; dates are YYYY-MM-DD. Outside
// the years 0 to 9999 both are the plain number that stands behind them.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/hash.h"
#include "engine/json_text.h"
#include "engine/time/instant.h"
#include "engine/time/local_date.h"

namespace cadans::store {

class JsonLine {
 public:
  explicit JsonLine(std::string& out) : out_(out), text_(out) {}

  JsonLine& open(char bracket) { return said(text_.open(bracket)); }
  JsonLine& close(char bracket) { return said(text_.close(bracket)); }
  JsonLine& key(std::string_view literal) { return said(text_.key(literal)); }
  JsonLine& text_key(std::string_view any) { return said(text_.text_key(any)); }

  JsonLine& text(std::string_view value) { return said(text_.text(value)); }
  JsonLine& number(std::int64_t value) { return said(text_.number(value)); }
  JsonLine& yes() { return said(text_.yes()); }
  JsonLine& json(std::string_view value) { return said(text_.json(value)); }
  JsonLine& instant(Instant value);
  JsonLine& date(LocalDate value);

  JsonLine& text(std::string_view name, std::string_view value) { return key(name).text(value); }
  JsonLine& number(std::string_view name, std::int64_t value) { return key(name).number(value); }
  JsonLine& instant(std::string_view name, Instant value) { return key(name).instant(value); }
  JsonLine& date(std::string_view name, LocalDate value) { return key(name).date(value); }
  JsonLine& hash(std::string_view name, const Hash& value) { return key(name).text(hex(value)); }

  [[nodiscard]] bool utf8() const { return text_.utf8(); }

 private:
  JsonLine& said(const JsonText&) { return *this; }
  void digits(std::uint64_t value, int width);
  void ymd(std::int64_t day);

  std::string& out_;
  JsonText text_;
};

}  // namespace cadans::store
