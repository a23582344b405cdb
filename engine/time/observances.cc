#include "engine/time/observances.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace cadans::time {
namespace {

constexpr std::int64_t second_us = 1'000'000;
constexpr std::int64_t day_us = std::int64_t{24} * 3600 * second_us;

int year_of(LocalDate day) { return int{day.ymd().year()}; }

Instant first_of(const Zone& zone, int year) {
  return zone.at(LocalDate(std::chrono::year(year) / std::chrono::January / 1), LocalTime{});
}

// What the clock showed just as it was put to another time.
LocalMoment on_the_wall(Instant instant, Elapsed offset) {
  const std::int64_t wall = (instant + offset).us;
  const std::int64_t days = wall / day_us - (wall % day_us < 0 ? 1 : 0);
  const std::int64_t minute = (wall - days * day_us) / (60 * second_us);
  return {LocalDate(static_cast<std::int32_t>(days)), LocalTime{static_cast<int>(minute)}};
}

bool last_in_month(LocalDate day) {
  return (day + std::chrono::days(7)).ymd().month() != day.ymd().month();
}

unsigned week_of_month(LocalDate day) { return (unsigned{day.ymd().day()} - 1) / 7 + 1; }

// "-1SU", or "2SU"; empty where these days have no such name in common.
std::string day_by_rule(const std::vector<LocalMoment>& all) {
  constexpr std::array names = {"SU", "MO", "TU", "WE", "TH", "FR", "SA"};
  const LocalDate first = all.front().date;
  const auto every = [&](auto holds) {
    return std::ranges::all_of(all, [&](const LocalMoment& one) { return holds(one.date); });
  };
  if (!every([&](LocalDate day) { return weekday(day) == weekday(first); })) return {};
  const char* name = names.at(weekday(first).c_encoding());
  if (every(last_in_month)) return fmt::format("-1{}", name);
  const unsigned week = week_of_month(first);
  const bool same = every([&](LocalDate day) { return week_of_month(day) == week; });
  return same ? fmt::format("{}{}", week, name) : std::string();
}

// Empty where they are not one a year up to and with the last, in one month and at one time.
std::string rule_of(const std::vector<LocalMoment>& all, int last_year) {
  if (all.size() < 2 || year_of(all.back().date) != last_year) return {};
  const LocalMoment& first = all.front();
  for (std::size_t n = 0; n < all.size(); ++n) {
    const bool next_year = year_of(all[n].date) == year_of(first.date) + static_cast<int>(n);
    if (!next_year || all[n].date.ymd().month() != first.date.ymd().month()) return {};
    if (all[n].time != first.time) return {};
  }
  const std::string day = day_by_rule(all);
  if (day.empty()) return {};
  return fmt::format("FREQ=YEARLY;BYMONTH={};BYDAY={}", unsigned{first.date.ymd().month()}, day);
}

}  // namespace

std::vector<Observance> observances(const Zone& zone, int first_year, int last_year) {
  const Instant begin = first_of(zone, first_year - 1);
  const Instant end = first_of(zone, last_year + 1);
  std::vector<Observance> all;
  for (auto at = zone.next_change(begin); at && *at < end; at = zone.next_change(*at)) {
    const Elapsed before = zone.offset(Instant{at->us - 1});
    const LocalMoment moment = on_the_wall(*at, before);
    const auto same = std::ranges::find_if(all, [&](const Observance& one) {
      return one.offset == zone.offset(*at) && one.offset_before == before;
    });
    if (same != all.end()) {
      same->again.push_back(moment);
    } else {
      all.push_back({moment, before, zone.offset(*at), zone.abbreviation(*at)});
    }
  }
  for (Observance& one : all) {
    std::vector<LocalMoment> changes = {one.begins};
    changes.insert(changes.end(), one.again.begin(), one.again.end());
    one.rule = rule_of(changes, last_year);
    if (!one.rule.empty()) one.again.clear();
  }
  // What holds on 1 January of the first year, where no change before it says so.
  if (all.empty() || year_of(all.front().begins.date) >= first_year) {
    const Elapsed offset = zone.offset(begin);
    const LocalMoment from = on_the_wall(begin, offset);
    all.insert(all.begin(), {from, offset, offset, zone.abbreviation(begin)});
  }
  return all;
}

}  // namespace cadans::time
