#include "engine/json_text.h"

#include <array>
#include <charconv>

namespace cadans {
namespace {

unsigned char byte(char c) { return static_cast<unsigned char>(c); }

bool plain(char c) { return byte(c) >= 0x20 && c != '"' && c != '\\' && byte(c) < 0x80; }

// The length of the UTF-8 sequence at the start of `rest` (RFC 3629, section 4); 0 where it is
// none. Overlong forms, surrogates and what lies past U+10FFFF are none.
std::size_t sequence(std::string_view rest) {
  struct Form {
    unsigned char first_from, first_to, second_from, second_to;
    std::size_t size;
  };
  static constexpr std::array<Form, 8> forms = {{{0xC2, 0xDF, 0x80, 0xBF, 2},
                                                 {0xE0, 0xE0, 0xA0, 0xBF, 3},
                                                 {0xE1, 0xEC, 0x80, 0xBF, 3},
                                                 {0xED, 0xED, 0x80, 0x9F, 3},
                                                 {0xEE, 0xEF, 0x80, 0xBF, 3},
                                                 {0xF0, 0xF0, 0x90, 0xBF, 4},
                                                 {0xF1, 0xF3, 0x80, 0xBF, 4},
                                                 {0xF4, 0xF4, 0x80, 0x8F, 4}}};
  for (const Form& form : forms) {
    if (byte(rest[0]) < form.first_from || byte(rest[0]) > form.first_to) continue;
    if (rest.size() < form.size) return 0;
    if (byte(rest[1]) < form.second_from || byte(rest[1]) > form.second_to) return 0;
    for (std::size_t at = 2; at < form.size; ++at) {
      if (byte(rest[at]) < 0x80 || byte(rest[at]) > 0xBF) return 0;
    }
    return form.size;
  }
  return 0;
}

void escape(std::string& out, char c) {
  static constexpr std::string_view hexadecimal = "0123456789abcdef";
  if (c == '"' || c == '\\') {
    out += '\\';
    out += c;
  } else {
    out += "\\u00";
    out += hexadecimal[byte(c) >> 4];
    out += hexadecimal[byte(c) & 15];
  }
}

}  // namespace

JsonText& JsonText::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonText& JsonText::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonText& JsonText::key(std::string_view literal) {
  separate();
  out_ += '"';
  out_ += literal;
  out_ += "\":";
  first_ = true;
  return *this;
}

JsonText& JsonText::text_key(std::string_view any) {
  separate();
  quoted(any);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonText& JsonText::text(std::string_view value) {
  separate();
  quoted(value);
  return *this;
}

JsonText& JsonText::number(std::int64_t value) {
  separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonText& JsonText::yes() { return json("true"); }

JsonText& JsonText::json(std::string_view value) {
  separate();
  out_ += value;
  return *this;
}

void JsonText::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

JsonText& JsonText::texts(const std::vector<std::string>& values) {
  open('[');
  for (const std::string& one : values) text(one);
  return close(']');
}

void JsonText::quoted(std::string_view value) {
  out_ += '"';
  std::size_t from = 0;
  for (std::size_t at = 0; at < value.size();) {
    if (plain(value[at])) {
      ++at;
    } else if (byte(value[at]) >= 0x80) {
      const std::size_t size = sequence(value.substr(at));
      utf8_ = utf8_ && size != 0;
      at += size == 0 ? 1 : size;
    } else {
      out_.append(value, from, at - from);
      escape(out_, value[at]);
      from = ++at;
    }
  }
  out_.append(value, from);
  out_ += '"';
}

}  // namespace cadans
