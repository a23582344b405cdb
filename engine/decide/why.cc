#include "engine/decide/why.h"

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/draft.h"
#include "engine/decide/passing.h"
#include "engine/decide/saying.h"
#include "engine/decide/why_sent.h"
#include "engine/people/acting.h"
#include "engine/people/presence.h"

namespace cadans::decide {
namespace {

using words::Values;

constexpr std::size_t sentences_most = 12;

bool by_law(const settings::Duty& duty) { return duty.basis == "law" || duty.basis == "scheme"; }

// The last record of an act on the task; nullptr where it was never done.
const Entry* last_act(const Past& past, InstanceId id, std::string_view type) {
  const auto found = std::find_if(
      past.entries.rbegin(), past.entries.rend(),
      [&](const Entry& entry) { return entry.event.type == type && entry.event.instance == id; });
  return found == past.entries.rend() ? nullptr : &*found;
}

std::string who_did(const Desk& desk, const Entry& act) {
  const std::string name = person_name(desk, act.event.actor);
  return name.empty() ? "Cadans" : name;
}

std::string reason_of(const Desk& desk, const Entry& act) {
  return desk.state.text(act.event.value("reason"));
}

void say_duty(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  Values duty;
  duty.text("task_title", title(desk, *task.duty));
  duty.text("subject_name", subject_name(desk, task.facts.subject));
  if (const auto* component = desk.rules.catalogue.component(task.duty->component)) {
    const bool dutch = desk.reader.language == words::Language::nl;
    duty.text("component_name", dutch ? component->title_nl : component->title_en);
  }
  duty.count("stage", task.duty->stage);
  saying.say("explain.duty", duty);
  saying.say("explain.basis", Values()
                                  .text("basis_word", word(desk, "basis." + task.duty->basis))
                                  .text("clauses", clauses(*task.duty))
                                  .flag("own_date", !by_law(*task.duty)));
}

void say_deputy(Saying& saying, const people::Acting& acting, const people::Position& asked) {
  const Desk& desk = saying.desk();
  Values values;
  values.text("person_name", person_name(desk, acting.person));
  values.text("position_title", asked.title);
  if (acting.rule == people::ActingRule::deputy_for_vacancy) {
    return saying.say("explain.deputy_for_vacancy", values);
  }
  values.text("absent_name", person_name(desk, asked.occupant));
  values.day("until_date", people::next_working_day(desk.rules.organisation, asked.occupant,
                                                    desk.reader.today, desk.rules.calendars));
  saying.say("explain.deputy_for_absence", values);
}

void say_whose(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const auto acting = people::who_acts(desk.rules.organisation, task.facts.owner, desk.reader.today,
                                       desk.rules.calendars);
  const auto* asked = desk.rules.organisation.positions.find(task.facts.owner);
  Values values;
  values.text("person_name", person_name(desk, acting.person));
  values.text("position_title", position_title(desk, task.facts.owner));
  switch (acting.rule) {
    case people::ActingRule::occupant:
      return saying.say("explain.occupant", values);
    case people::ActingRule::short_absence:
      return saying.say("explain.short_absence", values.day("until_date", acting.waits_until));
    case people::ActingRule::deputy_for_absence:
    case people::ActingRule::deputy_for_vacancy:
      return say_deputy(saying, acting, *asked);
    case people::ActingRule::up_the_line:
      return saying.say("explain.up_the_line",
                        values.text("holder_position", position_title(desk, acting.position)));
    case people::ActingRule::nobody:
      return saying.say("explain.nobody", values);
  }
}

void say_given(Saying& saying, const TaskAtDesk& task, const Past& past) {
  const Desk& desk = saying.desk();
  if (!task.duty->drafter.empty()) {
    saying.say("explain.drafter",
               Values()
                   .text("body_name", body_name(desk, task.duty->role))
                   .text("position_title", position_title(desk, task.facts.owner)),
               Weight::useful);
  }
  if (const Entry* act = last_act(past, task.id, "task.delegate")) {
    saying.say("explain.delegated",
               Values()
                   .text("by_name", who_did(desk, *act))
                   .text("position_title", position_title(desk, act->event.value("to")))
                   .day("day", desk.rules.day(act->event.at)),
               Weight::useful);
  }
}

std::string_view anchor_word(settings::Anchor anchor) {
  switch (anchor) {
    case settings::Anchor::journey_start:
      return "anchor.journey_start";
    case settings::Anchor::stage_start:
      return "anchor.stage_start";
    case settings::Anchor::deps_done:
      return "anchor.deps_done";
    case settings::Anchor::last_done:
      return "anchor.last_done";
    case settings::Anchor::event:
    case settings::Anchor::calendar:
      break;
  }
  return "anchor.event";
}

void say_due(Saying& saying, const TaskAtDesk& task, const Past& past) {
  const Desk& desk = saying.desk();
  const TaskFacts& facts = task.facts;
  const LocalDate first = facts.old_target.named() ? facts.old_target : facts.target;
  if (task.duty->anchor == settings::Anchor::calendar) {
    saying.say("explain.due_calendar", Values().day("due_date", first));
  } else {
    saying.say("explain.due_counted",
               Values()
                   .day("due_date", first)
                   .text("span", span(desk, task.duty->lead_time))
                   .text("anchor", word(desk, std::string(anchor_word(task.duty->anchor))))
                   .day("from_date", facts.issued));
  }
  if (facts.nominal != first) {
    saying.say("explain.due_moved_back",
               Values().day("due_date", first).day("counted_date", facts.nominal), Weight::useful);
  }
  if (const auto papers = papers_of(*task.duty, facts, desk.rules)) {
    saying.say("explain.due_meeting", Values()
                                          .day("due_date", papers->close)
                                          .text("body_name", body_name(desk, papers->body))
                                          .day("meeting_date", papers->meeting));
  }
  const Entry* act = last_act(past, task.id, "task.postpone");
  if (act != nullptr && facts.old_target.named()) {
    saying.say("explain.postponed", Values()
                                        .text("by_name", who_did(desk, *act))
                                        .day("due_date", facts.target)
                                        .text("reason", reason_of(desk, *act)));
  }
  const LocalDate planned(task.snapshot.progress.planned);
  if (planned.named() && planned > desk.reader.today) {
    saying.say(
        "explain.planned",
        Values().text("person_name", acting_name(desk, facts.owner)).day("planned_date", planned));
  }
}

// Where it stands; true when nothing comes after it.
bool say_ended(Saying& saying, const TaskAtDesk& task, const Past& past) {
  const Desk& desk = saying.desk();
  const std::string state(first_region(task.snapshot.state));
  if (state == "done") {
    Values done;
    done.day("day", task.facts.closed);
    if (!task.facts.checker.empty()) {
      const bool body = desk.rules.organisation.bodies.find(task.facts.checker) != nullptr;
      done.text("approver_name",
                body ? body_name(desk, task.facts.checker) : acting_name(desk, task.facts.checker));
    }
    saying.say("explain.done", done);
    return true;
  }
  if (state != "cancelled" && state != "missed") return false;
  const Entry* act = last_act(past, task.id, state == "missed" ? "task.miss" : "task.cancel");
  Values values;
  values.day("day", task.facts.closed);
  values.text("by_name", act == nullptr ? "Cadans" : who_did(desk, *act));
  if (act != nullptr) values.text("reason", reason_of(desk, *act));
  saying.say("explain." + state, values);
  return true;
}

void say_state(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const std::string state(first_region(task.snapshot.state));
  const auto comma = task.snapshot.state.find(',');
  Values values;
  values.text("state_word", word(desk, "state." + state));
  if (comma != std::string::npos) {
    values.text("chase_word", word(desk, "state." + task.snapshot.state.substr(comma + 1)));
  }
  saying.say("explain.state", values, Weight::useful);
}

// Sending that stands still comes before any moment that would send.
void say_standing(Saying& saying) {
  const Desk& desk = saying.desk();
  const auto golive = parse_local_date(desk.state.mark("golive"));
  if (!golive || desk.reader.today < *golive) {
    saying.say("explain.project_mode", Values().day("until_date", golive ? *golive : LocalDate()));
  }
}

// A row whose day has passed is handled today; in project mode it waits for the golive.
LocalDate not_before_today(const Desk& desk, LocalDate day) {
  const auto golive = parse_local_date(desk.state.mark("golive"));
  return std::max({day, desk.reader.today, golive ? *golive : LocalDate()});
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
  const auto row = next_row(task.facts, task.snapshot.progress, desk.rules);
  if (row && !row->climbs) values.day("day", not_before_today(desk, row->on));
  saying.say("explain.next_approver", values);
}

void say_climb(Saying& saying, const TaskAtDesk& task, const NextRow& climb) {
  const Desk& desk = saying.desk();
  const PlanRow& rung = task.facts.plan[static_cast<std::size_t>(climb.row)];
  Values values;
  values.day("day", not_before_today(desk, climb.on));
  if (rung.body) {
    return saying.say("explain.next_body", values.text("body_name", body_name(desk, rung.to)));
  }
  const std::string position = position_for(desk, rung.to, task.facts);
  saying.say("explain.next_rung", values.text("person_name", acting_name(desk, position))
                                      .text("position_title", position_title(desk, position)));
}

void say_next(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
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

}  // namespace

Result<std::vector<std::string>> why(const Desk& desk, InstanceId id, const Past& past) {
  const auto task = task_at(desk, id);
  if (!task) {
    return Error{Fault::not_found,
                 "there is no task T" + std::to_string(id.n) + "; 'cadans tasks' lists them"};
  }
  Saying saying(desk);
  say_duty(saying, *task);
  say_whose(saying, *task);
  say_given(saying, *task, past);
  say_due(saying, *task, past);
  say_sent(saying, id, past);
  if (!say_ended(saying, *task, past)) {
    say_state(saying, *task);
    say_standing(saying);
    say_next(saying, *task);
  }
  return saying.finish(sentences_most);
}

}  // namespace cadans::decide
