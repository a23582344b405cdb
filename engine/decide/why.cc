#include "engine/decide/why.h"

#include <algorithm>
#include <initializer_list>

#include "engine/decide/why_due.h"
#include "engine/decide/why_item.h"
#include "engine/decide/why_next.h"
#include "engine/decide/why_sent.h"
#include "engine/decide/why_shown.h"
#include "engine/people/acting.h"
#include "engine/people/presence.h"

namespace cadans::decide {
namespace {

using words::Values;

constexpr std::size_t sentences_most = 12;

bool by_law(const settings::Duty& duty) { return duty.basis == "law" || duty.basis == "scheme"; }

// The last record of one of these acts on the task; nullptr where none was ever done.
const Entry* last_act(const Past& past, InstanceId id,
                      std::initializer_list<std::string_view> types) {
  const auto found =
      std::find_if(past.entries.rbegin(), past.entries.rend(), [&](const Entry& entry) {
        return entry.event.instance == id &&
               std::find(types.begin(), types.end(), entry.event.type) != types.end();
      });
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
                                  .text("clauses", clauses(desk, *task.duty)));
  if (!by_law(*task.duty)) saying.say("explain.own_date", {}, Weight::useful);
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
  const std::string& position = asked_of(task.facts);
  const auto acting = who_has(desk.rules, task.facts, desk.reader.today);
  const auto* asked = desk.rules.organisation.positions.find(position);
  Values values;
  values.text("person_name", person_name(desk, acting.person));
  values.text("position_title", position_title(desk, position));
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
    case people::ActingRule::due_after_return:
      return saying.say("explain.due_after_return", values.day("until_date", acting.waits_until));
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
  if (!task.facts.kept_by.empty()) {
    saying.say("explain.kept_by",
               Values()
                   .text("person_name", person_name(desk, task.facts.started_by))
                   .text("position_title", position_title(desk, task.facts.owner)),
               Weight::useful);
  }
  if (const Entry* act = last_act(past, task.id, {"task.delegate"})) {
    saying.say("explain.delegated",
               Values()
                   .text("by_name", who_did(desk, *act))
                   .text("position_title", position_title(desk, act->event.value("to")))
                   .day("day", desk.rules.day(act->event.at)),
               Weight::useful);
  }
}

// What it began with was said by somebody.
void say_begun(Saying& saying, const TaskAtDesk& task, const Past& past) {
  if (task.duty->anchor != settings::Anchor::event) return;
  const auto issue = std::find_if(past.entries.begin(), past.entries.end(), [](const Entry& entry) {
    return entry.event.type == "task.issue";
  });
  if (issue == past.entries.end() || issue->event.actor.empty()) return;
  const Desk& desk = saying.desk();
  saying.say(
      "explain.happened",
      Values().text("by_name", who_did(desk, *issue)).day("day", desk.rules.day(issue->event.at)));
}

// Its moment went by while the engine was off, and nobody has asked for it since.
bool never_came(const TaskAtDesk& task) {
  return first_region(task.snapshot.state) == "missed" && task.facts.should_have_come.named() &&
         task.facts.decided_by.empty();
}

void say_late(Saying& saying, const TaskAtDesk& task) {
  if (!task.facts.should_have_come.named() || never_came(task)) return;
  Values values;
  values.day("should_have_come", task.facts.should_have_come);
  values.count("passed_count", task.facts.passed_over);
  saying.say("explain.came_late", values);
}

void say_who_moved_it(Saying& saying, const TaskAtDesk& task, const Past& past) {
  const TaskFacts& facts = task.facts;
  if (!facts.old_target.named()) return;
  if (facts.moved_by_rule) {
    return saying.say("explain.moved_by_rule", Values().day("old_date", facts.old_target));
  }
  const Entry* act = last_act(past, task.id, {"task.postpone"});
  if (act == nullptr) return;
  saying.say("explain.postponed", Values()
                                      .text("by_name", who_did(saying.desk(), *act))
                                      .day("due_date", facts.target)
                                      .text("reason", reason_of(saying.desk(), *act)));
}

// What the CISO answered. A day agreed with the line stands in place of the owner's own.
void say_advice(Saying& saying, const TaskAtDesk& task) {
  const Advice& advice = task.facts.advice;
  const bool accept = advice.answer == "propose-acceptance";
  saying.say("explain.advised", Values()
                                    .text("by_name", name_or_role(saying.desk(), advice.by, "ciso"))
                                    .day("day", advice.on)
                                    .day("agreed_date", day_agreed(task.facts))
                                    .day("accept_until", accept ? advice.day : LocalDate()));
}

void say_due(Saying& saying, const TaskAtDesk& task, const Past& past) {
  const Desk& desk = saying.desk();
  say_dates(saying, task);
  say_late(saying, task);
  say_who_moved_it(saying, task, past);
  if (!task.facts.advice.answer.empty()) say_advice(saying, task);
  const LocalDate planned(task.snapshot.progress.planned);
  if (planned.named() && planned > desk.reader.today && planned != day_agreed(task.facts)) {
    saying.say("explain.planned", Values()
                                      .text("person_name", name_of_who_has(desk, task.facts))
                                      .day("planned_date", planned));
  }
}

// Too few people for four eyes: who closed it alone, and why. What was reopened since is past.
void say_alone(Saying& saying, InstanceId id, const Past& past) {
  const Entry* act =
      last_act(past, id, {"task.submit", "task.already-shown", "task.nothing-to-report"});
  const auto alone = [](const Change& change) {
    const auto* remark = std::get_if<Remark>(&change);
    return remark != nullptr && remark->rule == "two-eyes";
  };
  if (act == nullptr || std::none_of(act->changes.begin(), act->changes.end(), alone)) return;
  saying.say("explain.two_eyes", Values()
                                     .text("by_name", who_did(saying.desk(), *act))
                                     .text("reason", reason_of(saying.desk(), *act)));
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
    say_shown_by(saying, task);
    say_alone(saying, task.id, past);
    return true;
  }
  if (state == "lapsed") return say_lapsed(saying, task), true;
  if (never_came(task)) {
    Values values;
    values.day("day", task.facts.closed).day("should_have_come", task.facts.should_have_come);
    values.flag("skipped", task.duty->misfire == settings::Misfire::skip);
    saying.say("explain.passed_over", values);
    return true;
  }
  const bool missed = state == "missed";
  if (state != "cancelled" && state != "withdrawn" && !missed) return false;
  const char* how = missed ? "task.miss" : state == "withdrawn" ? "task.withdraw" : "task.cancel";
  const Entry* act = last_act(past, task.id, {how});
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

// Why it is open after it was handed in: the last of what was sent back and what was opened again.
void say_back(Saying& saying, const TaskAtDesk& task, const Past& past) {
  const std::string_view state = first_region(task.snapshot.state);
  if (state != "open" && state != "in_progress") return;
  const Desk& desk = saying.desk();
  const Entry* act = last_act(past, task.id, {"task.reject", "task.reopen", "task.change-eyes"});
  if (act == nullptr) return;
  Values values;
  values.day("day", desk.rules.day(act->event.at)).text("reason", reason_of(desk, *act));
  if (act->event.verb() == "change-eyes") {
    return saying.say("explain.eyes_gone", values, Weight::useful);
  }
  if (act->event.verb() == "reopen") return saying.say("explain.reopened", values, Weight::useful);
  const bool body = desk.rules.organisation.bodies.find(task.facts.checker) != nullptr;
  values.text("by_name", body ? body_name(desk, task.facts.checker) : who_did(desk, *act));
  saying.say("explain.sent_back", values, Weight::useful);
}

}  // namespace

void say_all(Saying& saying, const TaskAtDesk& task, const Past& past) {
  say_duty(saying, task);
  say_whose(saying, task);
  say_given(saying, task, past);
  say_begun(saying, task, past);
  say_due(saying, task, past);
  say_where_it_belongs(saying, task);
  say_sent(saying, task.id, past);
  if (say_ended(saying, task, past)) return;
  say_back(saying, task, past);
  say_shown(saying, task);
  say_state(saying, task);
  say_next(saying, task, past);
}

Result<std::vector<std::string>> why(const Desk& desk, InstanceId id, const Past& past) {
  const auto task = task_at(desk, id);
  if (!task) return why_no_task(desk, id);
  Saying saying(desk);
  say_all(saying, *task, past);
  return saying.finish(sentences_most);
}

}  // namespace cadans::decide
