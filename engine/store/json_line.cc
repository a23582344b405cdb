#include "engine/store/json_line.h"

#include <array>
#include <charconv>

namespace cadans::store {
namespace {

constexpr std::int64_t us_a_second = 1'000'000;
constexpr std::int64_t us_a_day = 86'400 * us_a_second;

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

JsonLine& JsonLine::open(char bracket) {
  separate();
  out_ += bracket;
  first_ = true;
  return *this;
}

JsonLine& JsonLine::close(char bracket) {
  out_ += bracket;
  first_ = false;
  return *this;
}

JsonLine& JsonLine::key(std::string_view literal) {
  separate();
  out_ += '"';
  out_ += literal;
  out_ += "\":";
  first_ = true;
  return *this;
}

JsonLine& JsonLine::text_key(std::string_view any) {
  separate();
  quoted(any);
  out_ += ':';
  first_ = true;
  return *this;
}

JsonLine& JsonLine::text(std::string_view value) {
  separate();
  quoted(value);
  return *this;
}

JsonLine& JsonLine::number(std::int64_t value) {
  separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
  return *this;
}

JsonLine& JsonLine::instant(Instant value) {
  std::int64_t day = value.us / us_a_day;
  std::int64_t us = value.us % us_a_day;
  if (us < 0) {
    us += us_a_day;
    --day;
  }
  separate();
  out_ += '"';
  if (!ymd(day)) {
    out_.pop_back();
    first_ = true;
    return number(value.us);
  }
  const auto second = static_cast<std::uint64_t>(us / us_a_second);
  out_ += 'T';
  digits(second / 3600, 2);
  out_ += ':';
  digits(second / 60 % 60, 2);
  out_ += ':';
  digits(second % 60, 2);
  if (us % us_a_second != 0) {
    out_ += '.';
    digits(static_cast<std::uint64_t>(us % us_a_second), 6);
  }
  out_ += "Z\"";
  return *this;
}

JsonLine& JsonLine::date(LocalDate value) {
  separate();
  out_ += '"';
  if (!ymd(value.day)) {
    out_.pop_back();
    first_ = true;
    return number(value.day);
  }
  out_ += '"';
  return *this;
}

JsonLine& JsonLine::yes() { return json("true"); }

JsonLine& JsonLine::json(std::string_view value) {
  separate();
  out_ += value;
  return *this;
}

void JsonLine::separate() {
  if (!first_) out_ += ',';
  first_ = false;
}

void JsonLine::quoted(std::string_view value) {
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

void JsonLine::digits(std::uint64_t value, int width) {
  const std::size_t end = out_.size() + static_cast<std::size_t>(width);
  out_.resize(end);
  for (std::size_t at = end; at > end - static_cast<std::size_t>(width); value /= 10) {
    out_[--at] = static_cast<char>('0' + value % 10);
  }
}

// Writes the day and says so; outside the years of four digits it writes nothing.
bool JsonLine::ymd(std::int64_t day) {
  static constexpr LocalDate first(
      std::chrono::year_month_day(std::chrono::year(0), std::chrono::January, std::chrono::day(1)));
  static constexpr LocalDate last(std::chrono::year_month_day(
      std::chrono::year(9999), std::chrono::December, std::chrono::day(31)));
  if (day < first.day || day > last.day) return false;
  const auto date = LocalDate(static_cast<std::int32_t>(day)).ymd();
  digits(static_cast<std::uint64_t>(int{date.year()}), 4);
  out_ += '-';
  digits(unsigned{date.month()}, 2);
  out_ += '-';
  digits(unsigned{date.day()}, 2);
  return true;
}

}  // namespace cadans::store
