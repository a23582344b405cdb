#include "engine/time/zone_offsets.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <iterator>
#include <optional>

namespace cadans::time {
namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t minute_us = 60 * second_us;
constexpr std::int64_t hour_us = 60 * minute_us;
constexpr std::int64_t day_us = 24 * hour_us;

Instant first_of(int year) {
  const LocalDate day(std::chrono::year(year) / std::chrono::January / 1);
  return {day.day * day_us};
}

std::int64_t whole_days(std::int64_t us) { return us / day_us - (us % day_us < 0 ? 1 : 0); }

// Cuts a whole number off from the left; nothing where there is none.
std::optional<std::int64_t> cut_number(std::string_view& text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  std::int64_t number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || number > INT64_MAX / second_us || number < INT64_MIN / second_us) {
    return std::nullopt;
  }
  text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
  return number;
}

}  // namespace

ZoneOffsets ZoneOffsets::between(const Zone& zone, Instant from, Instant until) {
  ZoneOffsets offsets;
  offsets.until_ = until;
  for (std::optional<Instant> at = from; at && *at < until; at = zone.next_change(*at)) {
    offsets.all_.push_back({*at, zone.offset(*at)});
  }
  return offsets;
}

ZoneOffsets ZoneOffsets::of(const Zone& zone, int first_year, int last_year) {
  return between(zone, first_of(first_year), first_of(last_year));
}

Result<ZoneOffsets> ZoneOffsets::read(std::string_view text) {
  const Error wrong{Fault::invalid, fmt::format("\"{}\" lists no offsets of a zone: write them as "
                                                "1767225600+3600 to 2145916800",
                                                text.substr(0, 80))};
  ZoneOffsets offsets;
  while (!text.starts_with("to ")) {
    const auto from = cut_number(text);
    const auto offset = from ? cut_number(text) : std::nullopt;
    if (!offset || !text.starts_with(' ')) return wrong;
    text.remove_prefix(1);
    offsets.all_.push_back({{*from * second_us}, {*offset * second_us}});
  }
  text.remove_prefix(3);
  const auto until = cut_number(text);
  const bool ordered = std::ranges::is_sorted(offsets.all_, {}, &From::instant);
  if (!until || !text.empty() || offsets.all_.empty() || !ordered) return wrong;
  offsets.until_ = {*until * second_us};
  return offsets;
}

std::string ZoneOffsets::text() const {
  std::string text;
  for (const From& from : all_) {
    text += fmt::format("{}{:+} ", from.instant.us / second_us, from.offset.us / second_us);
  }
  return text + fmt::format("to {}", until_.us / second_us);
}

Elapsed ZoneOffsets::at(Instant instant) const {
  const auto after = std::ranges::upper_bound(all_, instant, {}, &From::instant);
  return after == all_.begin() ? all_.front().offset : std::prev(after)->offset;
}

Instant ZoneOffsets::moved(const Zone& zone, Instant instant) const {
  const bool known = all_.front().instant <= instant && instant < until_;
  if (!known || at(instant) == zone.offset(instant)) return instant;
  const std::int64_t wall = instant.us + at(instant).us;
  const std::int64_t days = whole_days(wall);
  const std::int64_t of_day = wall - days * day_us;
  const Instant minute = zone.at(LocalDate(static_cast<std::int32_t>(days)),
                                 LocalTime{static_cast<int>(of_day / minute_us)});
  return minute + Elapsed{of_day % minute_us};
}

bool ZoneOffsets::hold(const Zone& zone) const {
  return between(zone, all_.front().instant, until_).all_ == all_;
}

}  // namespace cadans::time
