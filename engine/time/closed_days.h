#pragma once
// Why a day is closed, by name: for whoever asks why a date is where it is.
//
//   closed_day(date, content, of)   weekend, holiday, decree day or closure; nothing for a day that
//                                   counts in the calendar asked for
//
// A day that is closed twice over (a holiday on a Sunday) is named by the holiday. It agrees with
// make_calendars (calendar.h) on every day of the covered years; a day outside them is a weekend or
// counts.
// Source  time rules, sections 1 and 2.

#include <cstdint>
#include <optional>
#include <string>

#include "engine/time/calendar.h"

namespace cadans::time {

enum class CalendarKind : std::uint8_t { office, legal };

struct ClosedDay {
  enum class By : std::uint8_t { weekend, holiday, decree, closure };

  By by = By::weekend;
  std::string name;  // of a holiday or a decree day, in Dutch: that is their name
  friend bool operator==(const ClosedDay&, const ClosedDay&) = default;
};

[[nodiscard]] std::optional<ClosedDay> closed_day(LocalDate date, const CalendarContent& content,
                                                  CalendarKind of);

}  // namespace cadans::time
