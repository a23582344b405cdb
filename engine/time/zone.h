#pragma once
// Where the organisation is: the only road between instants and local dates.
//
//   Zone::load("Europe/Amsterdam")  from the system's tzdata. Fault::unavailable where there is
//                                   none, Fault::invalid for a name that it does not know, or that
//                                   is none ("localtime", a path)
//   zone.date(instant)              the local date then
//   zone.time(instant)              the local time then, to the minute
//   zone.at(date, time)             the instant. A time that the clock skips gives the instant of
//                                   the jump; a time that comes twice gives the first
//   zone.again(date, time)          the second instant of a time that comes twice; none: once
//   zone.skips(date, time)          the clock goes past it that day
//   zone.text(instant)              RFC 3339 with the offset: "2027-03-22T08:30:00+01:00"
//   zone.offset(instant)            how far local time is ahead of UTC then
//   zone.next_change(instant)       when that changes next; none: it never does
//   zone.abbreviation(instant)      what its time is called then: "CEST"
//
// Copies are cheap and share. Clocks in hours do not come here: they are elapsed time (instant.h).
// Source  time rules, section 6; IANA time zone data, right past 2037.

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "engine/result.h"
#include "engine/time/instant.h"
#include "engine/time/local_date.h"
#include "engine/time/local_time.h"

namespace cadans::time {

class Zone {
 public:
  static Result<Zone> load(std::string_view name);
  static Zone utc();

  [[nodiscard]] const std::string& name() const;
  [[nodiscard]] LocalDate date(Instant instant) const;
  [[nodiscard]] LocalTime time(Instant instant) const;
  [[nodiscard]] Instant at(LocalDate date, LocalTime time) const;
  [[nodiscard]] std::optional<Instant> again(LocalDate date, LocalTime time) const;
  [[nodiscard]] bool skips(LocalDate date, LocalTime time) const;
  [[nodiscard]] std::string text(Instant instant) const;
  [[nodiscard]] Elapsed offset(Instant instant) const;
  [[nodiscard]] std::optional<Instant> next_change(Instant instant) const;
  [[nodiscard]] std::string abbreviation(Instant instant) const;

 private:
  struct Rules;
  explicit Zone(std::shared_ptr<const Rules> rules);
  std::shared_ptr<const Rules> rules_;
};

}  // namespace cadans::time
