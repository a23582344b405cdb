#pragma once
// The time on the wall, to the minute: "08:30". No zone and no date; zone.h joins the three.
//
//   parse_local_time("08:30")  strict: two digits, colon, two digits; "24:00" does not exist.
//                              Fault::invalid, with what was read
//   to_string(time)            the reverse

#include <compare>
#include <string>
#include <string_view>

#include "engine/result.h"

namespace cadans {

struct LocalTime {
  int minute = 0;  // of the day: 0 to 1439
  friend constexpr auto operator<=>(LocalTime, LocalTime) = default;
};

[[nodiscard]] std::string to_string(LocalTime time);
[[nodiscard]] Result<LocalTime> parse_local_time(std::string_view text);

}  // namespace cadans
