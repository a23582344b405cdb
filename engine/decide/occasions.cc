#include "engine/decide/occasions.h"

#include <algorithm>

#include "engine/decide/horizon.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/recurring.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"
#include "engine/decide/task_dates.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days in_reach(92);
constexpr std::chrono::days furthest_moved(400);  // a shift moves a day by at most so much
constexpr int occasions_most = 100'000;

bool comes_back(const settings::Duty& duty) { return duty.rule && !duty.ended; }

struct Sought {
  const settings::Duty& duty;
  const Rules& rules;
  PlanSpan span;
  std::set<Occasion>& found;
};

void add_by_rule(const Sought& sought, LocalDate from, const std::vector<people::Subject>& about) {
  const settings::Duty& duty = sought.duty;
  const bool counted = duty.anchor != settings::Anchor::calendar;
  const time::Bounds bounds{sought.span.from - in_reach - furthest_moved,
                            sought.span.until + in_reach + furthest_moved, occasions_most};
  const LocalDate counts = duty.rule->interval() ? from : LocalDate();
  for (const Occurrence& one : occurrences(duty, from, bounds, sought.rules.calendars)) {
    const bool itself = counted && one.nominal == from;
    const bool reached =
        sought.span.from - in_reach <= one.target && one.target <= sought.span.until + in_reach;
    if (itself || !reached) continue;
    for (const people::Subject& subject : about) {
      if (!settings::takes_turn(duty, sought.rules.organisation, subject, one.nominal)) continue;
      sought.found.insert({duty.id, subject, one.nominal, counts});
    }
  }
}

// What counts from the last time moves while a task of it is open.
void add_next(const Sought& sought, LocalDate from, const people::Subject& subject,
              const View& state) {
  const std::string is = state_of(state, latest(state, sought.duty, subject));
  if (!is.empty() && !ended(is)) return;
  const LocalDate nominal = time::plus(from, *sought.duty.rule->interval());
  sought.found.insert({sought.duty.id, subject, nominal, from});
}

void add_counted(const Sought& sought, const std::vector<people::Subject>& about,
                 const View& state) {
  for (const people::Subject& subject : about) {
    const LocalDate from = counted_from(state, sought.duty, subject);
    if (!from.named()) continue;
    if (counts_from_last_time(sought.duty)) {
      add_next(sought, from, subject, state);
    } else {
      add_by_rule(sought, from, {subject});
    }
  }
}

}  // namespace

std::set<Occasion> occasions(const View& state, const Rules& rules, const PlanSpan& span) {
  std::set<Occasion> all;
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    if (!comes_back(duty) || duty.stage > stage_now(state)) continue;
    if (waits_for_work(state, rules, duty)) continue;
    const Sought sought{duty, rules, span, all};
    const auto about = subjects_now(state, rules, duty);
    if (duty.anchor == settings::Anchor::last_done) {
      add_counted(sought, about, state);
    } else {
      add_by_rule(sought, rules.organisation.stage.journey_start, about);
    }
  }
  return all;
}

std::optional<TaskFacts> facts_by(const Rules& rules, const Occasion& occasion) {
  const settings::Duty* duty = rules.catalogue.duty(occasion.duty);
  if (duty == nullptr || !comes_back(*duty)) return std::nullopt;
  const auto about = settings::subjects_of(*duty, rules.organisation, last_stage);
  if (std::ranges::find(about, occasion.subject) == about.end()) return std::nullopt;
  const auto holder = people::holder(rules.organisation, duty->doer(), occasion.subject);
  if (!holder) return std::nullopt;
  TaskFacts facts;
  facts.duty = occasion.duty;
  facts.subject = occasion.subject;
  facts.round = 0;
  facts.owner = holder->key;
  facts.issued = occurrence_on(*duty, occasion.nominal, rules.calendars).issue;
  facts.counted_from = occasion.counted_from;
  facts.nominal = occasion.nominal;
  facts.ladder = duty->ladder;
  return dated_by(rules, *duty, facts);
}

}  // namespace cadans::decide
