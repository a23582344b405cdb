#pragma once
// A calendar as other programs read it: iCalendar (RFC 5545), the text of a file.
//
//   icalendar({.name = "Jaarplan", .language = "nl", .events = {...}}, zone)
//
// Event    all day on `on`; or, where `at` is set, at that instant, as local time with a TZID
// Zone     exactly one VTIMEZONE, also where no event has a time: a calendar without any component
//          is not one. It holds for every year in which an event falls (observances.h)
// Stamp    DTSTAMP and LAST-MODIFIED are both `changed`: no clock is read, the same events give the
//          same bytes
// Blocks nobody's time (TRANSP:TRANSPARENT): a date by which something is to be done is no meeting.
// Form     CRLF, lines folded at 75 octets and never inside a character, texts escaped: by libical
// Texts    UTF-8; control characters other than a line's end become blanks.

#include <optional>
#include <string>
#include <vector>

#include "engine/time/zone.h"

namespace cadans::time {

struct CalendarEvent {
  std::string uid;
  int sequence = 0;
  bool cancelled = false;
  LocalDate on;
  std::optional<Instant> at{};
  Instant changed;
  std::string summary;
  std::string description;
  std::string category{};  // empty = none; a comma in it becomes a blank
};

struct PublishedCalendar {
  std::string name;
  std::string says{};    // what it holds and leaves out; empty = nothing
  std::string language;  // "NL"
  LocalDate from;        // the years that its zone holds for, beside those of the events
  LocalDate until;
  std::vector<CalendarEvent> events;
};

[[nodiscard]] std::string icalendar(const PublishedCalendar& calendar, const Zone& zone);

}  // namespace cadans::time
