#pragma once
// The two calendars. They differ on Good Friday and the decree days, which the law treats as
// holidays and the municipal collective agreement does not give off.
//
//   open_at_office(date)  people are at work: not on Saturday, Sunday, holidays, own closure days
//   legal_day(date)       counts under the Algemene termijnenwet: not on Saturday, Sunday, any
//                         holiday, Good Friday, decree days; own closure days do count
//   covers(date)          the date lies in the years that were asked for
//   decree_known(year)    the royal decree of that year is known; if not, a statutory end in it
//                         is computed on incomplete content and must say so
//
// Limits  outside the covered years only Saturday and Sunday are known, and both questions say so
//         of nothing else: what may not guess asks covers() first, as legal_end does.
//         A lookup is one read. The calendar of forty years is 15 kB.
// Source  time rules, section 1.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/time/local_date.h"

namespace cadans::time {

struct NamedDay {
  LocalDate date;
  std::string name;
  friend bool operator==(const NamedDay&, const NamedDay&) = default;
};

// What no rule gives. Days outside the covered years are passed over.
struct CalendarContent {
  int first_year = 2020;
  int last_year = 2060;
  std::vector<NamedDay> decree_days;    // made equal by royal decree, with their source elsewhere
  std::vector<int> decree_years;        // known decrees; years of `decree_days` count as well
  std::vector<LocalDate> closure_days;  // the organisation's own
  friend bool operator==(const CalendarContent&, const CalendarContent&) = default;
};

class Calendars {
 public:
  [[nodiscard]] bool open_at_office(LocalDate date) const { return (flags(date) & office) != 0; }
  [[nodiscard]] bool legal_day(LocalDate date) const { return (flags(date) & legal) != 0; }
  [[nodiscard]] bool open_in_both(LocalDate date) const { return flags(date) == (office | legal); }
  [[nodiscard]] bool covers(LocalDate date) const { return first_ <= date && date <= last_; }
  [[nodiscard]] bool decree_known(int year) const;
  [[nodiscard]] LocalDate first() const { return first_; }  // 1 January of the first year
  [[nodiscard]] LocalDate last() const { return last_; }    // 31 December of the last

 private:
  friend Calendars make_calendars(const CalendarContent& content);
  static constexpr std::uint8_t office = 1;
  static constexpr std::uint8_t legal = 2;

  Calendars(LocalDate first, LocalDate last);
  [[nodiscard]] std::uint8_t flags(LocalDate date) const;
  void close(LocalDate date, std::uint8_t in);

  LocalDate first_;
  LocalDate last_;
  std::vector<std::uint8_t> days_;  // from first_ on: in which calendars the day counts
  std::vector<int> decree_years_;   // sorted
};

// first_year is 2014 or later, and not after last_year (an invariant: both are our own settings).
[[nodiscard]] Calendars make_calendars(const CalendarContent& content);

}  // namespace cadans::time
