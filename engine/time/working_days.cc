#include "engine/time/working_days.h"

namespace cadans::time {
namespace {

constexpr std::chrono::days one(1);

LocalDate open_from(LocalDate date, std::chrono::days step, const Calendars& calendars) {
  while (!calendars.open_at_office(date)) date = date + step;
  return date;
}

}  // namespace

LocalDate plus(LocalDate from, WorkingDays term, const Calendars& calendars) {
  const std::chrono::days step = term.count < 0 ? -one : one;
  LocalDate date = from;
  for (int left = term.count; left != 0; left -= static_cast<int>(step.count())) {
    date = open_from(date + step, step, calendars);
  }
  return date;
}

WorkingDays between(LocalDate from, LocalDate to, const Calendars& calendars) {
  const std::chrono::days step = to < from ? -one : one;
  WorkingDays counted;
  for (LocalDate date = from; date != to;) {
    date = date + step;
    if (calendars.open_at_office(date)) counted.count += static_cast<int>(step.count());
  }
  return counted;
}

LocalDate open_on_or_after(LocalDate date, const Calendars& calendars) {
  return open_from(date, one, calendars);
}

LocalDate open_on_or_before(LocalDate date, const Calendars& calendars) {
  return open_from(date, -one, calendars);
}

}  // namespace cadans::time
