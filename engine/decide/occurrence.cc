#include "engine/decide/occurrence.h"

#include "engine/time/target.h"

namespace cadans::decide {
namespace {

bool in_days(const Period& period) { return period.zero() || !period.in_hours(); }

// Hours move no date.
LocalDate back_by(LocalDate date, const Period& period) {
  return period.in_hours() ? date : time::minus(date, period);
}

LocalDate on_by(LocalDate date, const Period& period) {
  return period.in_hours() ? date : time::plus(date, period);
}

}  // namespace

std::chrono::days furthest_shift(const settings::Duty& duty) {
  return std::chrono::days(duty.shift.kind == Shift::Kind::none ? 1 : 400);
}

bool falls_on_days(const settings::Duty& duty) {
  return in_days(duty.lead_time) && in_days(duty.period.value_or(Period{}));
}

Occurrence occurrence_on(const settings::Duty& duty, LocalDate nominal,
                         const time::Calendars& calendars) {
  Occurrence one;
  one.nominal = nominal;
  one.due = time::shifted(nominal, duty.shift, calendars);
  const bool as_counted = duty.adjust == settings::Adjust::none;
  one.target = as_counted ? one.due : time::target_for(one.due, calendars);
  one.issue = back_by(one.due, duty.lead_time);
  return one;
}

Occurrence occurrence_after(const settings::Duty& duty, LocalDate from,
                            const time::Calendars& calendars) {
  const bool event = duty.recurrence == settings::Recurrence::event;
  const Period period = event ? duty.period.value_or(Period{}) : duty.lead_time;
  Occurrence one = occurrence_on(duty, on_by(from, period), calendars);
  one.issue = from;
  return one;
}

std::vector<Occurrence> occurrences(const settings::Duty& duty, LocalDate from,
                                    const time::Bounds& bounds, const time::Calendars& calendars) {
  std::vector<Occurrence> all;
  if (!falls_on_days(duty)) return all;
  if (!duty.rule) {
    const Occurrence one = occurrence_after(duty, from, calendars);
    if (bounds.from <= one.nominal && one.nominal <= bounds.until) all.push_back(one);
    return all;
  }
  const LocalDate counted = duty.first_due.named() ? duty.first_due : from;
  for (const LocalDate nominal : duty.rule->dates(counted, bounds)) {
    all.push_back(occurrence_on(duty, nominal, calendars));
  }
  return all;
}

}  // namespace cadans::decide
