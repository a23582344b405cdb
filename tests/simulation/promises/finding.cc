#include "tests/simulation/promises/finding.h"

#include <fmt/format.h>

#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

Finding finding(std::string promise, std::int64_t us, const std::string& what) {
  const LocalDate day(SlowCalendar::day_of(us));
  return {std::move(promise), fmt::format("{}: {}", to_string(day), what)};
}

}  // namespace cadans::promises
