#pragma once
// When a legal term ends (Algemene termijnenwet).
//
//   falls_under_atw(term)                 art. 4: not in hours, not over 90 days, 12 weeks or 3
//                                         months, not in years
//   legal_end(end, calendars)             art. 1(1): the first local date from `end` on that counts
//   legal_end(event, term, calendars)     counts the term from the day of the event (day 0), then
//                                         art. 1(1), then art. 2: a term of at least three days
//                                         holds at least two days that count. A term that does not
//                                         fall under the Atw ends where it is counted
//
// Units   local dates; no hours, no zone arithmetic.
// Errors  Fault::out_of_range when the calendar ends too soon. Never a guess. `decree_known` is
//         false when the year of the end may still get a decree day: whoever shows the end says so.
// Not for terms in hours (instants; invariant), terms that count back (art. 1(2): plus(-n) and
//         target_for), a date that the law itself names, or what is no statute
//         (BIO2, ENSIA, Logius).
// Source  Atw art. 1 to 4; time rules, section 3; decree days: config/calendar.toml.

#include "engine/result.h"
#include "engine/time/calendar.h"
#include "engine/time/local_date.h"
#include "engine/time/period.h"

namespace cadans::time {

struct LegalEnd {
  LocalDate counted;       // by the calendar alone
  LocalDate by_article_1;  // that day, or the first after it that counts
  LocalDate date;          // the statutory end
  bool decree_known = false;
};

[[nodiscard]] bool falls_under_atw(Period term);
[[nodiscard]] Result<LocalDate> legal_end(LocalDate end, const Calendars& calendars);
[[nodiscard]] Result<LegalEnd> legal_end(LocalDate event, Period term, const Calendars& calendars);

}  // namespace cadans::time
