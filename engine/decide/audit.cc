#include "engine/decide/audit.h"

#include <algorithm>
#include <array>

#include "engine/decide/audit_outcome.h"
#include "engine/decide/audit_refusal.h"
#include "engine/decide/independence.h"
#include "engine/decide/programme.h"
#include "engine/decide/validity.h"
#include "engine/time/target.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

constexpr std::chrono::days two_weeks{14};

// The terms as this event leaves them.
AuditFacts with_terms(const Turn& turn, AuditFacts facts) {
  if (turn.event.verb() != "announce") return facts;
  const auto said = [&](const char* name, std::string& text) {
    const std::string_view id = turn.event.value(name);
    if (!id.empty()) text = id;
  };
  if (facts.auditor != turn.event.actor) {  // another auditor states it anew
    facts.statement.clear();
    facts.outside.clear();
  }
  said("criteria", facts.criteria);
  said("scope", facts.scope);
  said("method", facts.method);
  said("statement", facts.statement);
  said("outside", facts.outside);
  facts.auditor = turn.event.actor;
  facts.announced = turn.today;
  const LocalDate day = day_said(turn, "day");
  if (day.named()) facts.starts = day;
  if (!facts.starts.named()) {
    facts.starts = time::target_for(turn.today + two_weeks, turn.rules.calendars);
  }
  return facts;
}

bool starts_in_time(const Turn& turn, const TaskFacts& task) {
  const LocalDate day = day_said(turn, "day");
  const bool late = task.target < turn.today;
  return !day.named() || (turn.today <= day && (late || day <= task.target));
}

bool is_grade(std::string_view word) { return word == "green" || word == "amber" || word == "red"; }

// Who acts stated it, or the party from outside did.
bool stated(const Turn& turn, const AuditFacts& facts) {
  if (facts.statement.empty()) return false;
  const bool outside = !facts.outside.empty() || settings::audited_outside(facts.kind);
  return outside || facts.auditor == turn.event.actor;
}

Facts facts_of_audit(const Turn& turn, const AuditWork& audit) {
  Facts facts;
  if (!turn.ours) {
    who_may(turn, audit.task, facts);
    facts.independent = conflict_of(turn, audit.facts, turn.event.actor).empty();
  }
  facts.terms_given =
      !audit.facts.criteria.empty() && !audit.facts.scope.empty() && !audit.facts.method.empty();
  facts.statement_given = stated(turn, audit.facts);
  facts.day_allowed = starts_in_time(turn, audit.task);
  facts.sample_given = !turn.event.value("sample").empty();
  facts.evidence_valid = names_a_place(text_said(turn, "evidence"));
  const std::string_view grade = turn.event.value("grade");
  facts.grade_given = is_grade(grade);
  facts.findings_fit = (grade == "green") == turn.event.value("findings").empty();
  facts.has_findings = !audit.known.findings.empty();
  const auto mends = mending_task(turn.state, turn.rules, audit.id, audit.facts);
  facts.asked_last = mends && turn.event.value("task") == std::to_string(mends->n);
  facts.reason_given = !turn.event.value("reason").empty();
  const settings::Duty* duty = turn.rules.catalogue.duty(audit.facts.duty);
  facts.alone = duty != nullptr && alone_with(turn, *duty, audit.task);
  return facts;
}

// What the event says, beside its terms.
void keep_said(const Turn& turn, AuditWork& audit) {
  const std::string_view verb = turn.event.verb();
  AuditFacts& facts = audit.facts;
  if (verb == "begin") facts.begun = turn.today;
  if (verb == "report") {
    facts.sample = turn.event.value("sample");
    facts.draft = turn.event.value("evidence");
    facts.reported = turn.today;
  }
  if (verb == "answered") facts.response = turn.event.value("evidence");
  if (verb == "answered" || verb == "unanswered") facts.heard = turn.today;
  if (verb == "conclude") {
    facts.report = turn.event.value("evidence");
    facts.grade = turn.event.value("grade");
    facts.findings = turn.event.value("findings");
    facts.concluded = turn.today;
  }
  facts.closed = ended(audit.now.state) ? turn.today : LocalDate();
}

void carry_out(Turn& turn, AuditWork& audit, Effect effect) {
  switch (effect) {
    case Effect::tell_auditee:
      return notify(turn, audit.id, "audit-announced", answers_for(turn, audit.facts));
    case Effect::ask_response:
      return ask_response(turn, audit);
    case Effect::tell_auditor:
      return notify(turn, audit.id, "audit-answered", asked_of(audit.task));
    case Effect::hand_in:
      return hand_in(turn, audit);
    case Effect::tell_outcome:
      return tell_outcome(turn, audit);
    case Effect::ask_follow_up:
      return ask_follow_up(turn, audit);
    case Effect::take_back:
      return take_back(turn, audit);
    default:
      broken_invariant("an audit has no other effect");
  }
}

void take(Turn& turn, AuditWork& audit) {
  audit.facts = with_terms(turn, audit.facts);
  const Facts facts = facts_of_audit(turn, audit);
  const Step step = workflows::workflow("audit")->step(audit.now, turn.event, facts);
  if (!step.accepted && !turn.ours) return refuse_audit(turn, audit, facts, step.reason);
  if (!step.accepted) return;
  audit.now.state = step.snapshot.state;
  keep_said(turn, audit);
  for (const Effect effect : step.effects) carry_out(turn, audit, effect);
  if (audit.now != audit.before) add(turn, InstanceSet{audit.id, audit.now});
  if (audit.facts != audit.known) add(turn, FactsSet{audit.id, to_text(audit.facts)});
}

// What a new audit is about, by the task that it belongs to.
void begin_audit(Turn& turn) {
  const InstanceId task{number(turn.event.value("task"))};
  const TaskFacts known = task_facts(turn.state.facts(task).value());
  const settings::Duty* duty = turn.rules.catalogue.duty(known.duty);
  invariant(duty != nullptr, "an audit belongs to a task of the catalogue");
  if (audit_of(turn.state, known)) return;
  AuditFacts facts;
  facts.kind = duty->audit;
  facts.duty = duty->id;
  facts.subject = known.subject;
  facts.task = task;
  facts.themes = themes_of(turn.state, known);
  const workflows::Workflow* workflow = workflows::workflow("audit");
  add(turn, InstanceNew{{turn.next_instance++},
                        audit_identity(identity(known)),
                        {"audit", workflow->version, workflow->start, {}},
                        to_text(facts)});
}

}  // namespace

void step_audit(Turn& turn) {
  if (turn.event.workflow() == "audit_programme") return step_programme(turn);
  if (turn.event.verb() == "plan") {
    return turn.ours ? begin_audit(turn) : refuse(turn, "engine_only");
  }
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  const auto text = turn.state.facts(turn.event.instance);
  if (!snapshot || !text || snapshot->workflow != "audit") {
    const std::int64_t n = turn.event.instance.n;
    return refuse(turn, "unknown_audit",
                  words::Values().text("asked_for", n > 0 ? "A" + std::to_string(n) : ""));
  }
  AuditWork audit{turn.event.instance, *snapshot, *snapshot, audit_facts(*text), {}, {}};
  audit.known = audit.facts;
  audit.task = task_facts(turn.state.facts(audit.facts.task).value());
  turn.whose = audit.task.owner;
  take(turn, audit);
}

void plan_audit(Turn& turn, const TaskWork& task) {
  const std::string& kind = task.duty->audit;
  if (kind.empty() || kind == "programme" || ended(task.now.state)) return;
  if (const auto audit = audit_of(turn.state, task.facts))
    return raise(turn, "audit.resume", *audit);
  raise(turn, "audit.plan", {}, {{"task", std::to_string(task.id.n)}});
}

namespace {

// What another state of its own task means to an audit; "" = nothing.
std::string_view of_its_task(std::string_view before, std::string_view now) {
  if (now == "done") return "accepted";
  if (now == "cancelled" || now == "missed" || now == "withdrawn") return "leave";
  if (now == "in_progress" && before == "submitted") return "sent-back";
  return ended(before) && now == "open" ? "resume" : "";
}

std::string_view of_its_response(std::string_view now) {
  if (now == "done") return "answered";
  return now == "cancelled" || now == "missed" || now == "withdrawn" ? "unanswered" : "";
}

std::string_view of_what_mends(std::string_view before, std::string_view now) {
  if (now == "done") return "solved";
  if (now == "cancelled" || now == "missed" || now == "withdrawn") return "given-up";
  return ended(before) && now == "open" ? "taken-up" : "";
}

// Its report is there, or it is not asked any more.
bool over(std::string_view state) {
  return state == "final" || state == "follow_up" || ended(state);
}

std::string state_at(const View& state, const std::string& task) {
  const auto audit = task.empty() ? std::nullopt : state.find(audit_identity(task));
  const auto snapshot = audit ? state.snapshot(*audit) : std::nullopt;
  return snapshot ? snapshot->state : std::string();
}

}  // namespace

std::vector<PlannedAudit> not_final_of(const View& state, int year) {
  std::vector<PlannedAudit> all;
  for (const Programme& programme : programmes(state)) {
    for (const PlannedAudit& one : programme.facts.planned) {
      if (one.year == year && !one.left_out && !over(state_at(state, one.task))) all.push_back(one);
    }
  }
  return all;
}

bool audits_final(const Turn& turn, const TaskWork& task) {
  const std::string& kind = task.duty->audit;
  if (kind.empty()) return true;
  if (kind == "programme") {
    return not_final_of(turn.state, static_cast<int>(task.facts.nominal.ymd().year())).empty();
  }
  const std::string is = state_at(turn.state, identity(task.facts));
  // What was shown elsewhere needs no audit of its own; a task of before there were any has none.
  const bool elsewhere = is == "planned" && turn.event.verb() == "already-shown";
  return is.empty() || is == "final" || elsewhere;
}

void tell_audit(Turn& turn, const TaskWork& task) {
  const std::string_view before = first_region(task.before.state);
  const std::string_view now = first_region(task.now.state);
  std::string_view verb;
  std::optional<InstanceId> audit = audit_asking(task.facts.subject);
  if (audit) {
    verb = task.duty->grade.empty() ? of_its_response(now) : of_what_mends(before, now);
  } else if (!task.duty->audit.empty()) {
    audit = audit_of(turn.state, task.facts);
    verb = of_its_task(before, now);
  }
  if (!audit || verb.empty()) return;
  raise(turn, "audit." + std::string(verb), *audit,
        {{"task", std::to_string(task.id.n)}, {"evidence", task.facts.evidence}});
}

}  // namespace cadans::decide
