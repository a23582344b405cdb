#pragma once
// A point in time: microseconds since 1970-01-01T00:00:00Z, without leap seconds. It has no zone; a
// local date has (zone.h). Order of events is the journal's sequence number, never the instant.

#include <compare>
#include <cstdint>

namespace cadans {

// Elapsed time. It never mixes with days or working days: those have no fixed length.
struct Elapsed {
  std::int64_t us = 0;
  friend constexpr auto operator<=>(Elapsed, Elapsed) = default;
};

struct Instant {
  std::int64_t us = 0;
  friend constexpr auto operator<=>(Instant, Instant) = default;
  friend constexpr Instant operator+(Instant from, Elapsed by) { return {from.us + by.us}; }
  friend constexpr Instant operator-(Instant from, Elapsed by) { return {from.us - by.us}; }
  friend constexpr Elapsed operator-(Instant to, Instant from) { return {to.us - from.us}; }
};

constexpr Elapsed microseconds(std::int64_t count) { return {count}; }
constexpr Elapsed milliseconds(std::int64_t count) { return {count * 1000}; }
constexpr Elapsed seconds(std::int64_t count) { return {count * 1'000'000}; }
constexpr Elapsed minutes(std::int64_t count) { return seconds(count * 60); }
constexpr Elapsed hours(std::int64_t count) { return minutes(count * 60); }

}  // namespace cadans
