#include "engine/decide/coming_work.h"

#include "engine/decide/desk.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/plan.h"
#include "engine/decide/programme.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"

namespace cadans::decide {
namespace {

constexpr int named_most = 1'000;

struct Span {
  LocalDate today;
  LocalDate until;
  int stage = 1;
};

// Those of one duty whose task is still to be made.
void add_named(const Rules& rules, const settings::Duty& duty, const Span& span,
               std::vector<ComingWork>& all) {
  const auto named = occurrences(duty, rules.organisation.stage.journey_start,
                                 {span.today, span.until, named_most}, rules.calendars);
  for (const people::Subject& subject :
       settings::subjects_of(duty, rules.organisation, span.stage)) {
    const auto holder = people::holder(rules.organisation, duty.doer(), subject);
    for (const Occurrence& one : named) {
      const bool comes = one.issue > span.today && one.target <= span.until &&
                         settings::takes_turn(duty, rules.organisation, subject, one.nominal);
      if (holder && comes) all.push_back({holder->key, &duty, subject, one.target});
    }
  }
}

// Audits that are planned and have no task yet.
void add_audits(const View& state, const Rules& rules, const Span& span,
                std::vector<ComingWork>& all) {
  for (const Programme& programme : programmes(state)) {
    for (const PlannedAudit& one : programme.facts.planned) {
      const settings::Duty* duty = duty_of_audits(rules, one.subject.kind);
      const bool comes = one.task.empty() && !one.left_out && one.on <= span.until;
      if (duty == nullptr || !comes) continue;
      const LocalDate target = occurrence_after(*duty, one.on, rules.calendars).target;
      all.push_back({doer_of(rules, *duty, one.subject), duty, one.subject, target});
    }
  }
}

}  // namespace

std::vector<ComingWork> coming_work(const View& state, const Rules& rules, LocalDate today,
                                    LocalDate until) {
  const Desk desk{state, rules, {}, {}};
  std::vector<ComingWork> all;
  for (const InstanceId id : state.running("task", {}, tasks_most)) {
    const auto task = task_at(desk, id);
    const LocalDate due = task ? due_day(*task->duty, task->facts, rules) : LocalDate();
    if (task && due <= until) {
      all.push_back({task->facts.owner, task->duty, task->facts.subject, due});
    }
  }
  const int stage = stage_now(state);
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    const bool named = duty.anchor == settings::Anchor::calendar && duty.rule && !duty.ended;
    if (named && duty.stage <= stage) add_named(rules, duty, {today, until, stage}, all);
  }
  add_audits(state, rules, {today, until, stage}, all);
  return all;
}

}  // namespace cadans::decide
