#pragma once
// Days that a royal decree makes equal to a holiday: config/calendar.toml. Each decree names the
// years it is complete for; any other year is not known, and a statutory end in it says so.
//
//   parse_decrees(file)                    Fault::invalid, one line a problem
//   calendar_content(decrees, closures)    what time::make_calendars wants, for 2020 to 2060
//
// Source  Algemene termijnenwet art. 3(3); the Staatscourant named with each decree.

#include <string>
#include <vector>

#include "engine/result.h"
#include "engine/settings/file.h"
#include "engine/time/calendar.h"

namespace cadans::settings {

struct Decree {
  std::string name;        // what people call such a day
  std::string source;      // "Stcrt. 2025, 24713"
  std::string confidence;  // of the source
  std::vector<int> years;  // for which it is complete
  std::vector<LocalDate> days;
};

using Decrees = std::vector<Decree>;

[[nodiscard]] Result<Decrees> parse_decrees(const File& file);
[[nodiscard]] time::CalendarContent calendar_content(const Decrees& decrees,
                                                     const std::vector<LocalDate>& closure_days);

}  // namespace cadans::settings
