#pragma once
// When a term ends, as somebody asks it, and which rules had a say.
//
//   parse_term("P6W from 2026-04-03 legal")
//       PERIOD from DAY [legal]           days, weeks, months, years; the day itself is day 0
//       PERIOD before DAY [legal]         the same, counted back
//       PERIOD from DAYTHH:MM [legal]     in hours: on the wall clock, or RFC 3339 with an offset
//       N workdays from DAY, or before    days on which the office is open
//       DAY [legal]                       a date that a law, scheme or agreement names
//   deadline(term, calendars, zone)       its end, and how it came about
//
// `legal` says that a law or an order in council sets the term, so that the Algemene termijnenwet
// is asked. Nothing else makes it longer: no norm, no scheme, no contract.
// Errors  Fault::invalid for what is no term, with what would be one, for a time that the clock
//         skips, and for workdays that are to be legal; Fault::out_of_range where the calendar
//         ends too soon.
// Source  Algemene termijnenwet art. 1 to 4; time rules, sections 3 to 6.

#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/time/calendar.h"
#include "engine/time/legal_term.h"
#include "engine/time/zone.h"

namespace cadans::time {

struct Term {
  enum class Counts : std::uint8_t { calendar, workdays, hours, named };

  Counts counts = Counts::calendar;
  Period period;     // of calendar and hours
  int workdays = 0;  // of workdays
  bool back = false;
  bool legal = false;
  LocalDate from;  // or the date that is named
  Instant at;      // of hours: the moment counted from
};

enum class TermRule : std::uint8_t {
  day_zero,        // the day of the event does not count
  counted,         // the calendar says where the term ends
  shorter_month,   // there is no such day in that month: its last
  article_1,       // ends on a closed day: goes on
  article_1_back,  // counts back: is not made longer
  article_2,       // holds at least two days that count
  article_4,       // too long, or in years or hours: ends as counted
  no_statute,      // no law sets it: ends as counted
  named,           // a date is no term: it stands
};

struct Deadline {
  LocalDate counted;       // by the calendar or the clock alone
  LocalDate by_article_1;  // and after art. 1(1)
  LocalDate end;           // the statutory end where a law sets the term
  LocalDate target;        // what people see; not named for hours, which ask for it at once
  Instant ends_at;         // of hours
  bool decree_known = true;
  std::vector<TermRule> rules;  // in the order in which they were asked
};

[[nodiscard]] Result<Term> parse_term(std::string_view text, const Zone& zone);
[[nodiscard]] Result<Deadline> deadline(const Term& term, const Calendars& calendars,
                                        const Zone& zone);
[[nodiscard]] std::string_view word(TermRule rule);  // "article-1"

}  // namespace cadans::time
