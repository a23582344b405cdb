#pragma once
// The yearly cycles of an organisation: which there are, what each is over, and their years.
//
//   cycles_of(organisation)            as its file has them; without any there is one over all that
//                                      starts in January
//   cycle_over(organisation, subject)  the one that names the subject or its kind, else the one
//                                      over all the rest
//   year_of(cycle, day)                the year in whose period the day lies
//   year_after(year, cycle), year_before(year, cycle)
//                                      twelve months on, twelve months back
//   year_named(name)                   "isms/2027-01-01" -> its cycle and start; unnamed where it
//                                      is no such name
//   years_text(starts)                 "2027"; of a period that is no calendar year "2027/2028"
//
// A year begins to plan before its period and closes after it: two or three run side by side.
// Source  ISO/IEC 27001 clause 4.4 for the cycle; its months are a proposal (annual cycle,
//         section 1).

#include <string>
#include <string_view>

#include "engine/people/organisation.h"
#include "engine/people/roles.h"

namespace cadans::people {

struct CycleYear {
  std::string key;  // of the cycle
  LocalDate starts;
  LocalDate plan;  // first days of the phases; do begins with the period
  LocalDate check;
  LocalDate act;
  LocalDate close;

  [[nodiscard]] std::string name() const { return key + "/" + to_string(starts); }
  friend bool operator==(const CycleYear&, const CycleYear&) = default;
};

[[nodiscard]] const Keyed<Cycle>& cycles_of(const Organisation& organisation);
[[nodiscard]] const Cycle& cycle_over(const Organisation& organisation, const Subject& subject);
[[nodiscard]] CycleYear year_of(const Cycle& cycle, LocalDate day);
[[nodiscard]] CycleYear year_after(const CycleYear& year, const Cycle& cycle);
[[nodiscard]] CycleYear year_before(const CycleYear& year, const Cycle& cycle);
[[nodiscard]] std::string years_text(LocalDate starts);

struct YearName {
  std::string key;
  LocalDate starts;
};
[[nodiscard]] YearName year_named(std::string_view name);

}  // namespace cadans::people
