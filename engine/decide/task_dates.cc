#include "engine/decide/task_dates.h"

#include <algorithm>

#include "engine/decide/occurrence.h"
#include "engine/decide/papers.h"
#include "engine/decide/recurring.h"
#include "engine/time/target.h"

namespace cadans::decide {
namespace {

bool names(const Rules& rules, const settings::Duty& duty, const TaskFacts& facts) {
  if (counts_from_last_time(duty)) {
    return time::plus(facts.counted_from, *duty.rule->interval()) == facts.nominal;
  }
  const bool by_calendar = duty.anchor == settings::Anchor::calendar;
  const LocalDate from = by_calendar ? rules.organisation.stage.journey_start : facts.counted_from;
  if (!from.named()) return false;
  const auto named = occurrences(duty, from, {facts.nominal, facts.nominal, 1}, rules.calendars);
  return !named.empty();
}

}  // namespace

void date_once(const settings::Duty& duty, LocalDate made_on, const time::Calendars& calendars,
               TaskFacts& facts) {
  facts.nominal = duty.lead_time.in_hours() ? made_on : time::plus(made_on, duty.lead_time);
  facts.nominal = std::max(facts.nominal, duty.first_due);
  facts.target = time::target_for(facts.nominal, calendars);
}

void date_renewal(LocalDate lapses, const time::Calendars& calendars, TaskFacts& facts) {
  facts.nominal = lapses;
  facts.target = time::target_for(lapses, calendars);
}

void date_after(const settings::Duty& duty, LocalDate event_on, const time::Calendars& calendars,
                TaskFacts& facts) {
  facts.round = 0;
  facts.counted_from = event_on;
  const Occurrence one = occurrence_after(duty, event_on, calendars);
  facts.nominal = one.nominal;
  facts.target = one.target;
}

void date_named(const settings::Duty& duty, LocalDate nominal, const time::Calendars& calendars,
                TaskFacts& facts) {
  facts.round = 0;
  facts.nominal = nominal;
  facts.target = occurrence_on(duty, nominal, calendars).target;
}

std::optional<TaskFacts> dated_by(const Rules& rules, const settings::Duty& duty,
                                  const TaskFacts& facts) {
  TaskFacts again = facts;
  if (facts.started.us != 0) return again;
  const bool by_event = duty.anchor == settings::Anchor::event;
  if ((facts.round == 0) != (by_event || duty.rule.has_value())) return std::nullopt;
  if (by_event) {
    date_after(duty, facts.counted_from, rules.calendars, again);
  } else if (facts.round > 1) {
    date_renewal(facts.nominal, rules.calendars, again);
  } else if (!duty.rule) {
    date_once(duty, facts.issued, rules.calendars, again);
  } else if (names(rules, duty, facts)) {
    date_named(duty, facts.nominal, rules.calendars, again);
  } else {
    return std::nullopt;
  }
  again.meeting = meeting_for(duty, facts.issued, again.target, rules).value_or(LocalDate());
  return again;
}

}  // namespace cadans::decide
