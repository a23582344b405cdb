#include "engine/time/zone.h"

#include <absl/time/time.h>
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <utility>

namespace cadans::time {
namespace {

using Found = absl::TimeZone::TimeInfo;

constexpr absl::CivilDay epoch(1970, 1, 1);

// A name, and nothing that the library would read from the environment
// or from any file it is given.
bool names_a_zone(std::string_view name) {
  const auto letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const auto allowed = [&](char c) {
    return letter(c) || (c >= '0' && c <= '9') || c == '/' || c == '_' || c == '-' || c == '+';
  };
  return !name.empty() && letter(name.front()) && std::all_of(name.begin(), name.end(), allowed) &&
         name != "localtime";
}

}  // namespace

struct Zone::Rules {
  std::string name;
  absl::TimeZone zone;

  [[nodiscard]] absl::TimeZone::CivilInfo civil(Instant instant) const {
    return zone.At(absl::FromUnixMicros(instant.us));
  }
  [[nodiscard]] Found found(LocalDate date, LocalTime time) const {
    return zone.At(absl::CivilSecond(epoch + date.day) + std::int64_t{time.minute} * 60);
  }
};

Zone::Zone(std::shared_ptr<const Rules> rules) : rules_(std::move(rules)) {}

Result<Zone> Zone::load(std::string_view name) {
  if (!names_a_zone(name)) {
    return Error{
        Fault::invalid,
        fmt::format("\"{}\" is not the name of a time zone: write one as Europe/Amsterdam", name)};
  }
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(std::string(name), &zone)) {
    absl::TimeZone any;
    if (!absl::LoadTimeZone("Etc/UTC", &any)) {
      return Error{Fault::unavailable,
                   fmt::format("the system has no time zones, {} neither: install tzdata", name)};
    }
    return Error{
        Fault::invalid,
        fmt::format("the system knows no time zone {}: write one as Europe/Amsterdam", name)};
  }
  return Zone(std::make_shared<const Rules>(Rules{std::string(name), zone}));
}

Zone Zone::utc() { return Zone(std::make_shared<const Rules>(Rules{"UTC", absl::UTCTimeZone()})); }

const std::string& Zone::name() const { return rules_->name; }

LocalDate Zone::date(Instant instant) const {
  return LocalDate(static_cast<std::int32_t>(absl::CivilDay(rules_->civil(instant).cs) - epoch));
}

LocalTime Zone::time(Instant instant) const {
  const absl::CivilSecond local = rules_->civil(instant).cs;
  return LocalTime{local.hour() * 60 + local.minute()};
}

Instant Zone::at(LocalDate date, LocalTime time) const {
  const Found found = rules_->found(date, time);
  return Instant{absl::ToUnixMicros(found.kind == Found::SKIPPED ? found.trans : found.pre)};
}

std::optional<Instant> Zone::again(LocalDate date, LocalTime time) const {
  const Found found = rules_->found(date, time);
  if (found.kind != Found::REPEATED) return std::nullopt;
  return Instant{absl::ToUnixMicros(found.post)};
}

bool Zone::skips(LocalDate date, LocalTime time) const {
  return rules_->found(date, time).kind == Found::SKIPPED;
}

std::string Zone::text(Instant instant) const {
  return absl::FormatTime("%Y-%m-%d%ET%H:%M:%E*S%Ez", absl::FromUnixMicros(instant.us),
                          rules_->zone);
}

std::string Zone::abbreviation(Instant instant) const { return rules_->civil(instant).zone_abbr; }

Elapsed Zone::offset(Instant instant) const { return seconds(rules_->civil(instant).offset); }

// A change may be one of name alone: only its offset counts here.
std::optional<Instant> Zone::next_change(Instant instant) const {
  absl::Time at = absl::FromUnixMicros(instant.us);
  absl::TimeZone::CivilTransition change;
  while (rules_->zone.NextTransition(at, &change)) {
    at = rules_->zone.At(change.to).trans;
    const Instant then{absl::ToUnixMicros(at)};
    if (offset(then) != offset(Instant{then.us - 1})) return then;
  }
  return std::nullopt;
}

}  // namespace cadans::time
