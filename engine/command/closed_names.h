#pragma once
// Closed days by name, in the language of the reader, and years of which they are not all known.
//
//   names.of(closed)              "weekend", "Koningsdag"
//   names.between(date, until)    closed at the office or under the law, from `date` on and without
//                                 `until`, on or back: "zo 27 december weekend"; "" where none is.
//                                 Closed in both: as `first` calls it
//   names.unknown_years(days)     a sentence on the years of these days without a known decree; ""
//                                 where each has one
//
// Life  refers to the messages and the calendar: both outlive it.

#include <string>
#include <vector>

#include "engine/command/folder_messages.h"
#include "engine/time/closed_days.h"

namespace cadans::command {

class ClosedNames {
 public:
  ClosedNames(const words::Messages& messages, const words::Reader& reader,
              const time::CalendarContent& calendar)
      : messages_(&messages), reader_(reader), calendar_(&calendar) {}

  [[nodiscard]] std::string of(const time::ClosedDay& closed) const;
  [[nodiscard]] std::string between(LocalDate date, LocalDate until,
                                    time::CalendarKind first = time::CalendarKind::office) const;
  [[nodiscard]] std::string unknown_years(const std::vector<LocalDate>& days) const;

 private:
  const words::Messages* messages_;
  words::Reader reader_;
  const time::CalendarContent* calendar_;
};

}  // namespace cadans::command
