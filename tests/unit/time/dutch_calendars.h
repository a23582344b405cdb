#pragma once
// The Dutch calendars of the tests: the decrees that are known (Stcrt. 2025, 24713 and the one
// before it), and no closure days but those given.

#include <utility>
#include <vector>

#include "engine/time/calendar.h"

namespace cadans::time {

constexpr LocalDate on(int year, unsigned month, unsigned day) {
  return LocalDate(std::chrono::year(year) / std::chrono::month(month) / std::chrono::day(day));
}

inline CalendarContent dutch_content() {
  CalendarContent content;
  content.decree_days = {
      {on(2025, 5, 30), "Gelijkgestelde dag"}, {on(2026, 1, 2), "Gelijkgestelde dag"},
      {on(2026, 5, 15), "Gelijkgestelde dag"}, {on(2027, 5, 7), "Gelijkgestelde dag"},
      {on(2028, 4, 28), "Gelijkgestelde dag"}, {on(2028, 5, 26), "Gelijkgestelde dag"}};
  return content;
}

inline Calendars dutch_calendars(std::vector<LocalDate> closure_days = {}) {
  CalendarContent content = dutch_content();
  content.closure_days = std::move(closure_days);
  return make_calendars(content);
}

}  // namespace cadans::time
