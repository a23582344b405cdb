#include "engine/people/presence.h"

#include <algorithm>

#include "engine/time/working_days.h"

namespace cadans::people {
namespace {

constexpr std::chrono::days one_day(1);
constexpr std::chrono::days horizon(731);  // two years

bool holds(const Absence& absence, LocalDate day) {
  return absence.first <= day && day <= absence.last;
}

// Whether no office day lies between the two, so that the person was never back.
bool touch(const Absence& earlier, const Absence& later, const time::Calendars& calendars) {
  return time::open_on_or_after(earlier.last + one_day, calendars) >= later.first;
}

bool away(const Organisation& organisation, std::string_view person, LocalDate day) {
  const auto found = organisation.absences.find(person);
  return found != organisation.absences.end() &&
         std::ranges::any_of(found->second,
                             [day](const Absence& absence) { return holds(absence, day); });
}

// The nearest day that the person works, from `from` on in steps of one day.
LocalDate nearest(const Organisation& organisation, std::string_view person, LocalDate from,
                  std::chrono::days step, const time::Calendars& calendars) {
  for (LocalDate day = from; day - from <= horizon && from - day <= horizon; day = day + step) {
    if (works_on(organisation, person, day, calendars)) return day;
  }
  return step > std::chrono::days(0) ? time::open_on_or_after(from, calendars)
                                     : time::open_on_or_before(from, calendars);
}

}  // namespace

std::optional<Absence> absence_on(const Organisation& organisation, std::string_view person,
                                  LocalDate day, const time::Calendars& calendars) {
  const auto found = organisation.absences.find(person);
  if (found == organisation.absences.end() || found->second.empty()) return std::nullopt;
  std::vector<Absence> all = found->second;
  std::ranges::sort(all);
  Absence whole = all.front();
  for (const Absence& absence : all) {
    if (touch(whole, absence, calendars)) {
      whole.last = std::max(whole.last, absence.last);
    } else if (holds(whole, day)) {
      break;
    } else {
      whole = absence;
    }
  }
  return holds(whole, day) ? std::optional(whole) : std::nullopt;
}

bool works_on(const Organisation& organisation, std::string_view person, LocalDate day,
              const time::Calendars& calendars) {
  const Member* member = organisation.members.find(person);
  const Weekdays own = member != nullptr ? member->working_days : monday_to_friday();
  return own.has(weekday(day)) && calendars.open_at_office(day) && !away(organisation, person, day);
}

LocalDate next_working_day(const Organisation& organisation, std::string_view person,
                           LocalDate from, const time::Calendars& calendars) {
  return nearest(organisation, person, from, one_day, calendars);
}

LocalDate last_working_day_on_or_before(const Organisation& organisation, std::string_view person,
                                        LocalDate date, const time::Calendars& calendars) {
  return nearest(organisation, person, date, -one_day, calendars);
}

}  // namespace cadans::people
