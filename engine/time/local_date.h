#pragma once
// A day as people say it: year, month, day, without a zone and without hours. Its own type, so that
// it never mixes with an instant; arithmetic on it is in calendar days,
// and working days are a type apart.
//
//   to_string(date)         "2027-04-20"
//   parse_local_date(text)  the reverse; Fault::invalid for a day that does not exist
//   weekday(date)           std::chrono::weekday

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/result.h"

namespace cadans {

struct LocalDate {
  std::int32_t day = 0;  // days since 1970-01-01; 0 stands for "no date" where a field says so

  constexpr LocalDate() = default;
  constexpr explicit LocalDate(std::int32_t number) : day(number) {}
  constexpr LocalDate(std::chrono::year_month_day date)
      : day(static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count())) {}

  [[nodiscard]] constexpr std::chrono::year_month_day ymd() const {
    return std::chrono::sys_days(std::chrono::days(day));
  }
  [[nodiscard]] constexpr bool named() const { return day != 0; }

  friend constexpr auto operator<=>(LocalDate, LocalDate) = default;
  friend constexpr LocalDate operator+(LocalDate from, std::chrono::days by) {
    return LocalDate(from.day + static_cast<std::int32_t>(by.count()));
  }
  friend constexpr LocalDate operator-(LocalDate from, std::chrono::days by) { return from + -by; }
  friend constexpr std::chrono::days operator-(LocalDate to, LocalDate from) {
    return std::chrono::days(to.day - from.day);
  }
};

constexpr std::chrono::weekday weekday(LocalDate date) {
  return std::chrono::weekday(std::chrono::sys_days(std::chrono::days(date.day)));
}

[[nodiscard]] std::string to_string(LocalDate date);
[[nodiscard]] Result<LocalDate> parse_local_date(std::string_view text);

}  // namespace cadans
