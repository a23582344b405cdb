// The dates of a plan, however late each rung is put to somebody.

#include "engine/decide/plan.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "engine/decide/next_row.h"
#include "engine/time/working_days.h"
#include "tests/unit/settings/sample.h"

namespace cadans::decide {
namespace {

const Rules& sample_rules() {
  static const Rules rules = [] {
    auto content = settings::sample_content();
    auto organisation = content.organisation.organisation;
    auto calendars = time::make_calendars(
        settings::calendar_content(content.decrees, organisation.closure_days));
    return Rules{std::move(organisation),    std::move(content.catalogue),
                 std::move(content.ladders), std::move(content.settings),
                 std::move(calendars),       time::Zone::load("Europe/Amsterdam").value(),
                 words::Messages()};
  }();
  return rules;
}

// A task of the head of ICT on any ladder that counts in office days.
TaskFacts any_task(settings::Duty& duty) {
  const Rules& rules = sample_rules();
  duty.id = "A";
  duty.role = "ict-head";
  duty.basis = *rc::gen::element<std::string>("law", "norm", "practice");
  duty.grade = *rc::gen::element<std::string>("", "red", "amber");
  duty.ladder = *rc::gen::element<std::string>("standard", "second-line", "technical", "supplier",
                                               "audit", "external-deadline");
  TaskFacts facts;
  facts.duty = duty.id;
  facts.owner = "ict-head";
  facts.ladder = duty.ladder;
  facts.issued = LocalDate(*rc::gen::inRange(20'500, 20'900));
  facts.target = time::plus(facts.issued, WorkingDays{*rc::gen::inRange(1, 60)}, rules.calendars);
  facts.plan = make_plan(duty, facts, rules);
  return facts;
}

struct Handled {
  const PlanRow* rung = nullptr;
  LocalDate on;       // the day on which it was put to somebody
  LocalDate arrived;  // the day on which it reached them
};

// DESIGN "Ladder dates": the engine comes to a row some days late, a mail arrives some days late.
RC_GTEST_PROP(Plan, DatesNeverRunBackHoweverLateEachRungIs, ()) {
  const Rules& rules = sample_rules();
  settings::Duty duty;
  const TaskFacts facts = any_task(duty);
  RC_ASSERT(std::ranges::is_sorted(facts.plan, {}, &PlanRow::on));
  Progress progress;
  Handled last;
  LocalDate now = facts.issued;
  while (const auto next = next_row(facts, progress, rules)) {
    RC_LOG() << duty.ladder << ": row of " << to_string(next->on) << '\n';
    RC_ASSERT(next->on > now || next->on == facts.plan.front().on);
    now = next->on + std::chrono::days(*rc::gen::element(0, 0, 1, 4, 30));
    const RowsDue due = rows_due(facts, progress, now, Instant{}, rules);
    RC_ASSERT(due.next > progress.row);
    progress.row = due.next;
    if (due.climbs == nullptr) continue;
    RC_ASSERT(now >= due.climbs->on);
    if (last.rung != nullptr) {
      RC_ASSERT(due.climbs->rung > last.rung->rung);
      RC_ASSERT(now > last.on);
      const auto distance = time::between(last.rung->on, due.climbs->on, rules.calendars);
      const LocalDate earliest = time::plus(last.arrived, distance, rules.calendars);
      RC_ASSERT(last.arrived == last.rung->on || now >= earliest);
    }
    last = {due.climbs, now, now + std::chrono::days(*rc::gen::element(0, 0, 3))};
    if (last.arrived > due.climbs->on) progress.delivered = last.arrived.day;
  }
}

}  // namespace
}  // namespace cadans::decide
