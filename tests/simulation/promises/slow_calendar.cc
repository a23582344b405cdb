#include "tests/simulation/promises/slow_calendar.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <set>

namespace cadans::promises {
namespace {

constexpr std::int64_t hour_us = 3'600'000'000;
constexpr std::int64_t day_us = 24 * hour_us;
constexpr int search_days = 800;

int day_number(int year, unsigned month, unsigned day) {
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(day)};
  return static_cast<int>(std::chrono::sys_days(date).time_since_epoch().count());
}

int year_of(int day) {
  return int{std::chrono::year_month_day(std::chrono::sys_days(std::chrono::days(day))).year()};
}

int last_sunday(int year, unsigned month) {
  int day = day_number(year, month, 31);
  while (SlowCalendar::weekday(day) != 7) --day;
  return day;
}

// Summer time from 01:00 UTC on the last Sunday of March to 01:00 UTC on that of October.
std::int64_t offset(std::int64_t us) {
  const int year = year_of(static_cast<int>(us / day_us));
  const std::int64_t from = last_sunday(year, 3) * day_us + hour_us;
  const std::int64_t to = last_sunday(year, 10) * day_us + hour_us;
  return from <= us && us < to ? 2 * hour_us : hour_us;
}

bool holiday(int day) {
  const int year = year_of(day);
  const int easter = SlowCalendar::easter(year);
  const int king = day_number(year, 4, 27);
  const std::array all = {day_number(year, 1, 1),
                          easter,
                          easter + 1,
                          SlowCalendar::weekday(king) == 7 ? king - 1 : king,
                          day_number(year, 5, 5),
                          easter + 39,
                          easter + 49,
                          easter + 50,
                          day_number(year, 12, 25),
                          day_number(year, 12, 26)};
  return std::find(all.begin(), all.end(), day) != all.end();
}

}  // namespace

int SlowCalendar::easter(int year) {
  const int a = year % 19;
  const int k = year / 100;
  const int m = (15 - (13 + 8 * k) / 25 + k - k / 4) % 30;
  const int n = (4 + k - k / 4) % 7;
  const int d = (19 * a + m) % 30;
  const int e = (2 * (year % 4) + 4 * (year % 7) + 6 * d + n) % 7;
  const int march = day_number(year, 3, 22) + d + e;
  if (d == 29 && e == 6) return day_number(year, 4, 19);
  if (d == 28 && e == 6 && a > 10) return day_number(year, 4, 18);
  return march;
}

int SlowCalendar::weekday(int day) { return (day + 3) % 7 + 1; }

int SlowCalendar::day_of(std::int64_t us) { return static_cast<int>((us + offset(us)) / day_us); }

int SlowCalendar::minute_of(std::int64_t us) {
  return static_cast<int>((us + offset(us)) % day_us / (hour_us / 60));
}

std::int64_t SlowCalendar::midnight(int day) {
  const std::int64_t winter = day * day_us - hour_us;
  return winter - hour_us + offset(winter - hour_us) == day * day_us ? winter - hour_us : winter;
}

bool SlowCalendar::office(int day) const {
  const auto& closed = organisation_.closure_days;
  return weekday(day) < 6 && !holiday(day) &&
         std::none_of(closed.begin(), closed.end(), [&](LocalDate one) { return one.day == day; });
}

bool SlowCalendar::legal(int day) const {
  static const std::set<int> decreed = {day_number(2025, 5, 30), day_number(2026, 1, 2),
                                        day_number(2026, 5, 15), day_number(2027, 5, 7),
                                        day_number(2028, 4, 28), day_number(2028, 5, 26)};
  const bool good_friday = day == easter(year_of(day)) - 2;
  return weekday(day) < 6 && !holiday(day) && !good_friday && !decreed.contains(day);
}

int SlowCalendar::plus(int day, int office_days) const {
  const int step = office_days < 0 ? -1 : 1;
  while (office_days != 0) {
    day += step;
    if (office(day)) office_days -= step;
  }
  return day;
}

int SlowCalendar::between(int from, int to) const {
  int count = 0;
  for (int day = from + 1; day <= to; ++day) count += office(day) ? 1 : 0;
  return count;
}

bool SlowCalendar::away(std::string_view person, int day) const {
  const auto found = organisation_.absences.find(person);
  if (found == organisation_.absences.end()) return false;
  return std::any_of(found->second.begin(), found->second.end(), [day](const auto& absence) {
    return absence.first.day <= day && day <= absence.last.day;
  });
}

bool SlowCalendar::works(std::string_view person, int day) const {
  const people::Member* member = organisation_.members.find(person);
  const std::chrono::weekday named{std::chrono::sys_days{std::chrono::days{day}}};
  return member != nullptr && office(day) && member->working_days.has(named) && !away(person, day);
}

int SlowCalendar::next_working(std::string_view person, int from) const {
  int day = from;
  while (!works(person, day) && day < from + search_days) ++day;
  return day;
}

// Away for how long: the days around it that are away or closed, counted where the office is open.
SlowCalendar::Here SlowCalendar::here(std::string_view person, int day) const {
  if (!away(person, day)) return Here::yes;
  int first = day;
  int last = day;
  while (away(person, first - 1) || !office(first - 1)) --first;
  while (away(person, last + 1) || !office(last + 1)) ++last;
  int count = 0;
  for (int one = first; one <= last; ++one) count += office(one) && away(person, one) ? 1 : 0;
  return count <= 4 ? Here::soon : Here::no;
}

int SlowCalendar::away_until(std::string_view person, int day) const {
  if (here(person, day) != Here::no) return 0;
  int last = day;
  for (int one = day; away(person, one) || !office(one); ++one)
    last = away(person, one) ? one : last;
  return last;
}

std::string SlowCalendar::acts(std::string_view position, int day) const {
  std::set<std::string> asked;
  const people::Position* at = organisation_.positions.find(position);
  while (at != nullptr && asked.insert(at->key).second) {
    if (!at->occupant.empty()) {
      const Here own = here(at->occupant, day);
      if (own == Here::yes) return at->occupant;
      if (own == Here::soon) return {};
    }
    const people::Position* deputy = organisation_.positions.find(at->deputy);
    const bool stands_in =
        deputy != nullptr && !deputy->occupant.empty() && here(deputy->occupant, day) == Here::yes;
    if (stands_in) return deputy->occupant;
    at = organisation_.positions.find(at->escalate_to);
  }
  return {};
}

int SlowCalendar::meeting(std::string_view body, int from) const {
  const people::MeetingBody& known = *organisation_.bodies.find(body);
  const auto off = [&](int day) {
    return std::any_of(organisation_.recesses.begin(), organisation_.recesses.end(),
                       [&](const people::Recess& recess) {
                         return recess.body == body && recess.first.day <= day &&
                                day <= recess.last.day;
                       });
  };
  for (int planned = known.first.day; planned < from + search_days;
       planned += 7 * known.interval_weeks) {
    int held = planned;
    while (!office(held)) ++held;
    if (held >= from && !off(planned) && !off(held)) return held;
  }
  return 0;
}

int SlowCalendar::papers_close(std::string_view body, int meeting) const {
  return plus(meeting, -organisation_.bodies.find(body)->papers_close_office_days);
}

}  // namespace cadans::promises
