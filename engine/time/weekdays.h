#pragma once
// A set of days of the week: the days that somebody works, the day a body meets. Days are written
// as in RFC 5545: MO TU WE TH FR SA SU.
//
//   monday_to_friday()         what is meant where nothing is said
//   parse_weekday("TU")        Fault::invalid, with the seven that would be right
//   to_string(weekday)         the reverse

#include <chrono>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/result.h"

namespace cadans {

struct Weekdays {
  std::uint8_t bits = 0;  // bit 1 is Monday ... bit 7 is Sunday (ISO)

  [[nodiscard]] constexpr bool has(std::chrono::weekday day) const {
    return (bits >> day.iso_encoding() & 1U) != 0;
  }
  constexpr void add(std::chrono::weekday day) {
    bits = static_cast<std::uint8_t>(bits | 1U << day.iso_encoding());
  }
  [[nodiscard]] constexpr bool empty() const { return bits == 0; }
  friend constexpr auto operator<=>(Weekdays, Weekdays) = default;
};

constexpr Weekdays monday_to_friday() { return {0b0011'1110}; }

[[nodiscard]] std::string to_string(std::chrono::weekday day);
[[nodiscard]] Result<std::chrono::weekday> parse_weekday(std::string_view text);

}  // namespace cadans
