#include "engine/time/local_time.h"

#include <fmt/format.h>

#include "engine/time/digits.h"

namespace cadans {

std::string to_string(LocalTime time) {
  return fmt::format("{:02}:{:02}", time.minute / 60, time.minute % 60);
}

Result<LocalTime> parse_local_time(std::string_view text) {
  const bool shaped = text.size() == 5 && text[2] == ':';
  const auto hour = shaped ? time::digits(text.substr(0, 2)) : std::nullopt;
  const auto minute = shaped ? time::digits(text.substr(3, 2)) : std::nullopt;
  if (!hour || !minute || *hour > 23 || *minute > 59) {
    return Error{Fault::invalid, fmt::format("\"{}\" is not a time of day: write HH:MM, from 00:00 "
                                             "to 23:59",
                                             text)};
  }
  return LocalTime{*hour * 60 + *minute};
}

}  // namespace cadans
