#pragma once
// The offsets of a zone over some years, as its data had them on the day they were written down.
// Kept with what was planned by them, so that new zone data shows which moments move.
//
//   ZoneOffsets::of(zone, 2026, 2038)   from 1 January of the first year up to that of the last
//   offsets.text()                      "1767225600+3600 1774746000+7200 ... to 2145916800":
//                                       seconds since 1970, and the offset from then on
//   ZoneOffsets::read(text)             Fault::invalid for anything else
//   offsets.at(instant)                 the offset then; before the first and after the last theirs
//   offsets.moved(zone, instant)        the instant with the same date and time on the wall by what
//                                       the zone says now; itself where nothing changed, and
//                                       outside these years
//
// Source  time rules, section 6: the rule of summer time may be changed.

#include <string>
#include <string_view>
#include <vector>

#include "engine/time/zone.h"

namespace cadans::time {

class ZoneOffsets {
 public:
  static ZoneOffsets of(const Zone& zone, int first_year, int last_year);
  static Result<ZoneOffsets> read(std::string_view text);

  [[nodiscard]] std::string text() const;
  [[nodiscard]] Elapsed at(Instant instant) const;
  [[nodiscard]] Instant moved(const Zone& zone, Instant instant) const;
  // The zone says now what it said then, over these years.
  [[nodiscard]] bool hold(const Zone& zone) const;

 private:
  struct From {
    Instant instant;
    Elapsed offset;
    friend bool operator==(const From&, const From&) = default;
  };
  static ZoneOffsets between(const Zone& zone, Instant from, Instant until);

  std::vector<From> all_;  // in order of time, never empty
  Instant until_;
};

}  // namespace cadans::time
