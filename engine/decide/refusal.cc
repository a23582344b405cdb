#include "engine/decide/refusal.h"

#include <algorithm>

#include "engine/decide/audit_values.h"
#include "engine/decide/authority.h"
#include "engine/decide/desk.h"
#include "engine/decide/next_row.h"
#include "engine/time/target.h"
#include "engine/time/working_days.h"
#include "engine/words/contract.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

constexpr std::string_view act_words = "act.";
constexpr std::chrono::days agreed_most{28};     // where no rung is left
constexpr std::chrono::days accepted_most{365};  // then it is looked at again

LocalDate next_date(const Turn& turn, LocalDate day) {
  do {
    day = day + std::chrono::days(1);
  } while (!date_may_fall(turn, day));
  return day;
}

// What is agreed with the line moves no rung: it is done before the next one comes.
LocalDate before_next_rung(const Turn& turn, const TaskWork& task) {
  const auto climb = next_climb(task.facts, task.now.progress, turn.rules);
  return climb ? climb->on - std::chrono::days(1) : turn.today + agreed_most;
}

// The first of them who is neither the owner of the task nor the one who was refused.
std::string another_of(const Turn& turn, const TaskFacts& facts,
                       const std::vector<std::string>& positions) {
  for (const std::string& position : positions) {
    const std::string person = acting_person(turn, position);
    if (person.empty() || person == turn.event.actor || holds(turn, facts.owner, person)) continue;
    return position;
  }
  return {};
}

// Who may end the task or open it again.
std::string position_above(const Turn& turn, const TaskFacts& facts) {
  std::vector<std::string> above = positions_above_line(turn, facts);
  above.insert(above.begin(), manager_of(turn, facts));
  return another_of(turn, facts, above);
}

// To whom the law gives it.
std::string deciding_body(const Turn& turn, const TaskFacts& facts) {
  const settings::Duty* duty = turn.rules.catalogue.duty(facts.duty);
  if (duty == nullptr) return {};
  return is_body(turn, duty->role) ? duty->role : duty->approver;
}

// Whose act it is where the one who was refused may not.
std::string position_that_may(const Turn& turn, const TaskFacts& facts, std::string_view rule) {
  if (rule == "actor_owns" || rule == "actor_owns_or_manages") return facts.owner;
  if (rule == "actor_checks") return facts.checker;
  if (rule == "actor_advises") return position_of(turn, "ciso", {}, "");
  if (rule == "actor_outranks") return position_above(turn, facts);
  if (rule == "lower_may_end") return deciding_body(turn, facts);
  const bool postpones = turn.event.verb() == "postpone";
  if (rule == "first_time" && postpones) {
    return another_of(turn, facts, positions_above_line(turn, facts));
  }
  const bool manager = rule == "first_time" || rule == "actor_manages" || rule == "nothing_asked";
  return manager ? manager_of(turn, facts) : std::string();
}

// A body decides in its meeting; its secretary records it.
void name_who_may(const Turn& turn, const Desk& desk, const std::string& position,
                  words::Values& values) {
  if (position.empty()) return;
  const bool body = is_body(turn, position);
  const std::string speaks = body ? secretary_of(turn, position) : position;
  if (body) {
    values.text("body_name", body_name(desk, position));
  } else {
    values.text("position_title", position_title(desk, position));
  }
  values.text("other_name", person_name(desk, acting_person(turn, speaks)));
}

void name_the_days(const Turn& turn, const TaskWork& task, words::Values& values) {
  const auto [first, last] = own_days(turn, task);
  const LocalDate day = day_said(turn, "day");
  if (last < first) {
    values.flag("date_passed").day("last_date", last);
  } else if (first < day && day < last && !date_may_fall(turn, day)) {
    values.flag("day_off").day("first_date", time::target_for(day, turn.rules.calendars));
    values.day("last_date", next_date(turn, day));
  } else {
    values.day("first_date", first).day("last_date", last);
  }
}

}  // namespace

bool date_may_fall(const Turn& turn, LocalDate day) {
  return turn.rules.calendars.open_in_both(day);
}

std::pair<LocalDate, LocalDate> own_days(const Turn& turn, const TaskWork& task) {
  const LocalDate target = task.facts.target;
  const auto& calendars = turn.rules.calendars;
  const auto& limits = turn.rules.settings.reminders;
  const std::string_view verb = turn.event.verb();
  LocalDate last = time::plus(target, WorkingDays{limits.planned_office_days_max}, calendars);
  if (verb == "postpone") {
    last = time::plus(target, WorkingDays{limits.postpone_office_days_max}, calendars);
  } else if (verb == "solved") {
    last = before_next_rung(turn, task);
  } else if (verb == "propose-acceptance") {
    last = turn.today + accepted_most;
  }
  const LocalDate after = verb == "postpone" ? std::max(turn.today, target) : turn.today;
  return {next_date(turn, after), time::target_for(last, calendars)};
}

std::string possible_acts(const Turn& turn, const Snapshot& now, Facts facts) {
  facts.evidence_valid = facts.evidence_counts = true;
  facts.day_allowed = facts.number_given = true;
  facts.reason_given = facts.suggestion_given = true;
  facts.terms_given = facts.statement_given = facts.sample_given = true;
  facts.grade_given = facts.findings_fit = facts.covers_all = true;
  std::string all;
  Event act;
  for (const words::Shape& shape : words::sentence_shapes()) {
    if (!shape.id.starts_with(act_words)) continue;
    act.type = now.workflow + "." + std::string(shape.id.substr(act_words.size()));
    if (!workflows::workflow(now.workflow)->step(now, act, facts).accepted) continue;
    const auto said = words::sentence(turn.rules.messages, reader_of(turn), shape.id);
    if (said) all += (all.empty() ? "" : ", ") + *said;
  }
  return all;
}

words::Values task_refusal(const Turn& turn, const TaskWork& task, std::string_view rule,
                           const Facts& facts) {
  const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
  words::Values values;
  name_who_may(turn, desk, position_that_may(turn, task.facts, rule), values);
  if (rule == "state") {
    values.text("state_word", state_word(turn, task.now.state));
    values.text("possible", possible_acts(turn, task.now, facts));
    if (first_region(task.now.state) == "submitted") {
      values.text("approver_name", acting_name(desk, task.facts.checker));
    }
  }
  if (rule == "evidence_valid" || rule == "nil_allowed") {
    values.text("evidence_asked", evidence_asked(desk, *task.duty, task.facts));
  }
  if (rule == "audits_final" && task.duty->audit == "programme") {
    values.text("open_audits", open_audits(desk, task.facts.nominal));
  }
  if (rule == "date_free") values.day("due_date", task.facts.target);
  if (rule == "first_time" && turn.event.verb() == "plan") {
    values.day("planned_date", LocalDate(task.now.progress.planned));
  }
  if (rule == "day_allowed") name_the_days(turn, task, values);
  return values;
}

void refuse_no_mail(Turn& turn) {
  const std::string_view key = turn.event.value("person");
  const auto person = turn.state.person(key);
  refuse(turn, "unknown_delivery",
         words::Values()
             .day("day", day_said(turn, "day"))
             .text("person_name", person ? std::string_view(person->name) : key));
}

}  // namespace cadans::decide
