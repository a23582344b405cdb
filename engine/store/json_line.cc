#include "engine/store/json_line.h"

namespace cadans::store {
namespace {

constexpr std::int64_t us_a_second = 1'000'000;
constexpr std::int64_t us_a_day = 86'400 * us_a_second;

constexpr LocalDate first_day(std::chrono::year_month_day(std::chrono::year(0),
                                                          std::chrono::January,
                                                          std::chrono::day(1)));
constexpr LocalDate last_day(std::chrono::year_month_day(std::chrono::year(9999),
                                                         std::chrono::December,
                                                         std::chrono::day(31)));

bool four_digits(std::int64_t day) { return day >= first_day.day && day <= last_day.day; }

}  // namespace

JsonLine& JsonLine::instant(Instant value) {
  std::int64_t day = value.us / us_a_day;
  std::int64_t us = value.us % us_a_day;
  if (us < 0) {
    us += us_a_day;
    --day;
  }
  if (!four_digits(day)) return number(value.us);
  text_.separate();
  out_ += '"';
  ymd(day);
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
  if (!four_digits(value.day)) return number(value.day);
  text_.separate();
  out_ += '"';
  ymd(value.day);
  out_ += '"';
  return *this;
}

void JsonLine::digits(std::uint64_t value, int width) {
  const std::size_t end = out_.size() + static_cast<std::size_t>(width);
  out_.resize(end);
  for (std::size_t at = end; at > end - static_cast<std::size_t>(width); value /= 10) {
    out_[--at] = static_cast<char>('0' + value % 10);
  }
}

void JsonLine::ymd(std::int64_t day) {
  const auto date = LocalDate(static_cast<std::int32_t>(day)).ymd();
  digits(static_cast<std::uint64_t>(int{date.year()}), 4);
  out_ += '-';
  digits(unsigned{date.month()}, 2);
  out_ += '-';
  digits(unsigned{date.day()}, 2);
}

}  // namespace cadans::store
