#pragma once
// Instants as machines write them (RFC 3339), in UTC: "2027-03-22T07:30:00.25Z".
//
//   utc_text(instant)    no more digits of the second than needed, at most six
//   parse_instant(text)  date, "T", time, fraction of at most nine digits (cut to microseconds),
//                        and "Z" or an offset such as "+01:00". Fault::invalid for anything else:
//                        without an offset a time is not an instant; a leap second is not accepted
// For local time with its offset see zone.h.

#include <string>
#include <string_view>

#include "engine/result.h"
#include "engine/time/instant.h"

namespace cadans::time {

[[nodiscard]] std::string utc_text(Instant instant);
[[nodiscard]] Result<Instant> parse_instant(std::string_view text);

}  // namespace cadans::time
