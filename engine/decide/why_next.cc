#include "engine/decide/why_next.h"

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/draft.h"
#include "engine/decide/passing.h"
#include "engine/decide/why_standing.h"

namespace cadans::decide {
namespace {

using words::Values;

// A row whose day has passed is handled today; in project mode it waits for the golive.
LocalDate not_before_today(const Desk& desk, LocalDate day) {
  const auto golive = parse_local_date(desk.state.mark("golive"));
  return std::max({day, desk.reader.today, golive ? *golive : LocalDate()});
}

// S2: whether the one rung comes in place of the other.
bool stands_in(const Desk& desk, const TaskAtDesk& task, const PlanRow& own, const PlanRow& rung) {
  return &own != &rung && in_its_place(desk.rules, {task.facts, task.snapshot}, own,
                                       position_for(desk, own.to, task.facts)) == &rung;
}

void say_climb(Saying& saying, const TaskAtDesk& task, const NextRow& climb) {
  const Desk& desk = saying.desk();
  const PlanRow& rung = task.facts.plan[static_cast<std::size_t>(climb.row)];
  Values values;
  values.day("day", not_before_today(desk, climb.on));
  if (rung.body) {
    return saying.say("explain.next_body", values.text("body_name", body_name(desk, rung.to)));
  }
  const auto own = next_climb(task.facts, task.snapshot.progress, desk.rules);
  if (own && stands_in(desk, task, task.facts.plan[static_cast<std::size_t>(own->row)], rung)) {
    saying.say("explain.in_its_place",
               Values().text("position_title", position_title(desk, rung.to)), Weight::useful);
  }
  const std::string position = position_for(desk, rung.to, task.facts);
  saying.say("explain.next_rung", values.text("person_name", acting_name(desk, position))
                                      .text("position_title", position_title(desk, position)));
}

void say_waiting_for_eyes(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  if (desk.rules.organisation.bodies.find(task.facts.checker) != nullptr) {
    Values values;
    values.text("body_name", body_name(desk, task.facts.checker));
    const auto item = desk.state.facts(InstanceId{task.facts.item});
    if (item && task.facts.item != 0) values.day("meeting_date", item_facts(*item).meeting);
    return saying.say("explain.next_decision", values);
  }
  Values values;
  values.text("person_name", acting_name(desk, task.facts.checker));
  const auto again = eyes_asked_on(task.facts, task.snapshot.progress);
  if (again) values.day("day", not_before_today(desk, *again));
  saying.say("explain.next_approver", values);
  const auto climb = next_told(desk.rules, desk.reader.today, {task.facts, task.snapshot});
  if (climb) say_climb(saying, task, *climb);
}

}  // namespace

void say_next(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  say_standing(saying);
  if (first_region(task.snapshot.state) == "submitted") return say_waiting_for_eyes(saying, task);
  const auto row = next_row(task.facts, task.snapshot.progress, desk.rules);
  const auto climb = next_told(desk.rules, desk.reader.today, {task.facts, task.snapshot});
  if (row && !row->climbs) {
    saying.say("explain.next_reminder",
               Values()
                   .text("person_name", acting_name(desk, task.facts.owner))
                   .day("day", not_before_today(desk, row->on)));
  }
  if (climb) say_climb(saying, task, *climb);
  if (!row && !climb) saying.say("explain.next_none");
}

}  // namespace cadans::decide
