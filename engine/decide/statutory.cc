#include "engine/decide/statutory.h"

#include "engine/time/legal_term.h"

namespace cadans::decide {
namespace {

using settings::Adjust;
using settings::Anchor;

int year_in(LocalDate date) { return int{date.ymd().year()}; }

}  // namespace

LocalDate statutory_end(const settings::Duty& duty, const TaskFacts& facts, const Rules& rules) {
  if (duty.basis != "law" || duty.own_period) return {};
  if (duty.anchor == Anchor::calendar) return facts.nominal;
  const bool counted = duty.anchor == Anchor::event && duty.period && !duty.period->in_hours();
  if (!counted || !facts.counted_from.named()) return {};
  if (duty.adjust != Adjust::atw_extend) return facts.nominal;
  const auto end = time::legal_end(facts.counted_from, *duty.period, rules.calendars);
  return end ? end->date : LocalDate();
}

int open_year(const settings::Duty& duty, const TaskFacts& facts, const Rules& rules) {
  for (const LocalDate day : {facts.nominal, facts.target, statutory_end(duty, facts, rules)}) {
    if (day.named() && !rules.calendars.decree_known(year_in(day))) return year_in(day);
  }
  return 0;
}

}  // namespace cadans::decide
