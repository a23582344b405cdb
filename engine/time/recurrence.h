#pragma once
// A rule by which something comes back, in days: RFC 5545, expanded by libical as floating local
// dates. Hours, zones and working days are not its business (zone.h, shift.h).
//
//   RecurrenceRule::read("RRULE:FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=30")   with or without "RRULE:"
//   rule.interval()             FREQ and INTERVAL alone: the period, else nothing
//   rule.dates(anchor, bounds)  the dates from `bounds.from` up to and with `bounds.until`, in
//                               order, each once, at most `bounds.most`
//   rule.next(anchor, from)     the first on or after `from`; nothing when there is none
//
// Anchor  the day counted from (DTSTART). A rule by FREQ and INTERVAL alone is anchor + k periods,
//         never the date before plus one: a month without that day number ends on its last day
//         (period.h). Every other rule names its days itself, and is RFC 5545 to the letter: a
//         month without a 31st has no BYMONTHDAY=31.
// Errors  read() gives Fault::invalid, with what to write instead, for a rule that is malformed,
//         longer than 200 characters, finer than days, against RFC 5545 (a numbered BYDAY outside
//         month and year, COUNT with UNTIL), in another calendar (RSCALE), without a date in ten
//         years, or of a kind that libical 3.0.16 gets wrong: BYWEEKNO (week 53 of a year without
//         one), every so many weeks with BYMONTH or on Sundays alone, a year or days with
//         BYMONTHDAY where the table in recurrence.cc says so.
// Limits  dates up to 2099-12-31. A look-up starts near `from`, not at the anchor, but for COUNT.
// Source  RFC 5545, section 3.3.10; time rules, section 5.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/result.h"
#include "engine/time/local_date.h"
#include "engine/time/period.h"

namespace cadans::time {

struct Bounds {
  LocalDate from;
  LocalDate until;
  int most = 1000;
};

class RecurrenceRule {
 public:
  static Result<RecurrenceRule> read(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }  // "RRULE:FREQ=..."
  [[nodiscard]] std::optional<Period> interval() const { return interval_; }
  [[nodiscard]] std::vector<LocalDate> dates(LocalDate anchor, const Bounds& bounds) const;
  [[nodiscard]] std::optional<LocalDate> next(LocalDate anchor, LocalDate from) const;

 private:
  struct Parts;  // as libical has them
  class Dates;

  std::string text_;
  std::optional<Period> interval_;
  std::shared_ptr<const Parts> parts_;
};

}  // namespace cadans::time
