#include "engine/decide/why_next.h"

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/golive.h"
#include "engine/decide/passing.h"
#include "engine/decide/personal.h"
#include "engine/decide/why_standing.h"

namespace cadans::decide {
namespace {

using words::Values;

// A row whose day has passed is handled today; in project mode it waits for the golive.
LocalDate not_before_today(const Desk& desk, const TaskAtDesk& task, LocalDate day) {
  const LocalDate golive = golive_of(desk.state, desk.rules, task.facts.owner);
  return std::max({day, desk.reader.today, golive});
}

// Whether the one rung comes in place of the other.
bool comes_in_its_place(const Desk& desk, const TaskAtDesk& task, const PlanRow& own,
                        const PlanRow& rung) {
  return &own != &rung && in_its_place(desk.rules, desk.reader.today, {task.facts, task.snapshot},
                                       own, position_for(desk, own.to, task.facts)) == &rung;
}

// Because nobody is there on its own rung, or by S2.
void say_in_its_place(Saying& saying, const TaskAtDesk& task, const PlanRow& own,
                      const PlanRow& rung) {
  const Desk& desk = saying.desk();
  const std::string position = position_for(desk, own.to, task.facts);
  const bool away = passed_over(desk.rules, desk.reader.today, {task.facts, task.snapshot}, own,
                                position) == Pass::away;
  saying.say(
      away ? "explain.passed_away" : "explain.in_its_place",
      Values().text("position_title", position_title(desk, away ? position : std::string(rung.to))),
      Weight::useful);
}

void say_climb(Saying& saying, const TaskAtDesk& task, const NextRow& climb) {
  const Desk& desk = saying.desk();
  const PlanRow& rung = task.facts.plan[static_cast<std::size_t>(climb.row)];
  Values values;
  values.day("day", not_before_today(desk, task, climb.on));
  if (rung.body) {
    return saying.say("explain.next_body", values.text("body_name", body_name(desk, rung.to)));
  }
  const auto own = next_climb(task.facts, task.snapshot.progress, desk.rules);
  const PlanRow* own_row = own ? &task.facts.plan[static_cast<std::size_t>(own->row)] : nullptr;
  if (own_row != nullptr && comes_in_its_place(desk, task, *own_row, rung)) {
    say_in_its_place(saying, task, *own_row, rung);
  }
  const std::string position = position_for(desk, rung.to, task.facts);
  saying.say("explain.next_rung", values.text("person_name", acting_name(desk, position))
                                      .text("position_title", position_title(desk, position)));
}

// Its message waits for its day: that was said with whom the rungs passed over.
bool left_knows(const Desk& desk, InstanceId id) {
  const auto notices = desk.state.notices_of(id);
  return std::any_of(notices.begin(), notices.end(),
                     [](const Notice& notice) { return notice.kind == "silent-top"; });
}

// Whom the next rung reaches, and before it who hears because no rung up to the body will.
void say_who_hears(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const Chased chased{task.facts, task.snapshot};
  const auto left = nobody_left_ahead(desk.rules, desk.reader.today, chased);
  if (left && !left_knows(desk, task.id)) {
    saying.say("explain.next_nobody_left",
               Values()
                   .text("person_name", acting_name(desk, left->position))
                   .text("position_title", position_title(desk, left->position))
                   .day("day", not_before_today(desk, task, left->on)),
               Weight::useful);
  }
  const auto climb = next_told(desk.rules, desk.reader.today, chased);
  if (climb) say_climb(saying, task, *climb);
}

Values reader_of_form(const Desk& desk, const TaskAtDesk& task, const std::string& role) {
  return Values().text("person_name", acting_name(desk, position_for(desk, role, task.facts)));
}

// Nothing more follows, or whoever keeps the records finds it on a list.
void say_the_last(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const auto* ladder = desk.rules.ladders.find(task.facts.ladder);
  if (ladder == nullptr || ladder->monthly_list.empty()) return saying.say("explain.next_none");
  saying.say("explain.next_listed",
             reader_of_form(desk, task, ladder->monthly_list).day("due_date", task.facts.target));
}

void say_who_reads(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  if (!is_personal(desk.rules, task.facts)) return;
  const std::string& role = desk.rules.ladders.find(task.facts.ladder)->personal;
  saying.say("explain.personal", reader_of_form(desk, task, role), Weight::useful);
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
  if (again) values.day("day", not_before_today(desk, task, *again));
  saying.say("explain.next_approver", values);
  say_who_hears(saying, task);
}

}  // namespace

void say_next(Saying& saying, const TaskAtDesk& task, const Past& past) {
  const Desk& desk = saying.desk();
  say_standing(saying, task.facts.owner);
  say_mail_waits(saying, task.id);
  if (say_set_aside(saying, task, past)) return;
  if (first_region(task.snapshot.state) == "submitted") return say_waiting_for_eyes(saying, task);
  const auto row = next_row(task.facts, task.snapshot.progress, desk.rules);
  const auto climb = next_told(desk.rules, desk.reader.today, {task.facts, task.snapshot});
  if (row && !row->climbs) {
    saying.say("explain.next_reminder", Values()
                                            .text("person_name", name_of_who_has(desk, task.facts))
                                            .day("day", not_before_today(desk, task, row->on)));
  }
  say_who_hears(saying, task);
  say_who_reads(saying, task);
  if (!row && !climb) say_the_last(saying, task);
}

}  // namespace cadans::decide
