#pragma once
// What a zone does over some years, as a calendar file says it (RFC 5545, VTIMEZONE): each offset
// that it changes to, since when, and the rule by which that comes back.
//
//   observances(zone, 2026, 2028)   one for each pair of offsets, in order of `begins`; never empty
//
// begins   in the local time that ends there, as the file writes it: "2026-03-29, 02:00"
// rule     "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU" where every change of these years is of that form;
//          else it is empty, and `again` has the other days. Neither: it changes once, or never
// Years    both, and those in between; of the year before the first the changes, so that the offset
//          on 1 January is known.
// Source   the zone's own data, as all times here come from it.

#include <string>
#include <vector>

#include "engine/time/zone.h"

namespace cadans::time {

struct LocalMoment {
  LocalDate date;
  LocalTime time;
  friend auto operator<=>(const LocalMoment&, const LocalMoment&) = default;
};

struct Observance {
  LocalMoment begins;
  Elapsed offset_before;
  Elapsed offset;
  std::string called;  // "CEST"
  std::string rule{};
  std::vector<LocalMoment> again{};
};

[[nodiscard]] std::vector<Observance> observances(const Zone& zone, int first_year, int last_year);

}  // namespace cadans::time
