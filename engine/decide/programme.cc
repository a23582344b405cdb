#include "engine/decide/programme.h"

#include <algorithm>
#include <sstream>

#include "engine/decide/agenda.h"
#include "engine/decide/authority.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/programme_plan.h"
#include "engine/decide/refusal.h"
#include "engine/decide/task_step.h"
#include "engine/time/period.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

struct ProgrammeWork {
  InstanceId id;
  Snapshot before;
  Snapshot now;
  ProgrammeFacts facts;
  ProgrammeFacts known;
};

people::Subject subject_said(const Turn& turn) {
  const std::string text(turn.event.value("about"));
  const auto colon = std::min(text.find(':'), text.size());
  return {text.substr(0, colon), colon < text.size() ? text.substr(colon + 1) : std::string()};
}

ChosenYears years_said(const Turn& turn) {
  ChosenYears chosen{subject_said(turn),
                     {},
                     turn.event.actor,
                     turn.today,
                     std::string(turn.event.value("reason"))};
  std::istringstream years{std::string(turn.event.value("years"))};
  for (int year = 0; years >> year;) chosen.years.push_back(year);
  std::ranges::sort(chosen.years);
  return chosen;
}

std::string auditor(const Turn& turn) { return position_of(turn, "internal-auditor", {}, ""); }

Facts facts_of_programme(const Turn& turn, const ProgrammeWork& programme) {
  Facts facts;
  facts.actor_owns = holds(turn, auditor(turn), turn.event.actor);
  facts.reason_given = !turn.event.value("reason").empty();
  if (turn.event.verb() == "choose") {
    facts.covers_all = chosen_fits(programme.facts, turn.today, years_said(turn));
  }
  if (turn.event.verb() == "lay") {
    facts.differs =
        lay(turn.state, turn.rules, programme.facts, turn.today) != programme.facts.lines;
  }
  return facts;
}

Timer over_timer(const Turn& turn, const ProgrammeWork& programme) {
  const LocalDate day{std::chrono::year(programme.facts.last + 1) / std::chrono::January / 1};
  return {Urgency::routine, turn.rules.zone.at(day, LocalTime{0}), programme.id, "over"};
}

void wait_for(Turn& turn, ProgrammeWork& programme, const Timer& timer) {
  const Timer over = over_timer(turn, programme);
  const Instant was{programme.now.progress.due_us};
  if (was.us != 0) {
    const char* kind = was == over.due ? "over" : "audit-due";
    add(turn, TimerGone{{Urgency::routine, was, programme.id, kind}});
  }
  add(turn, TimerSet{timer});
  programme.now.progress.due_us = timer.due.us;
}

bool waits_still(const PlannedAudit& one) { return one.task.empty() && !one.left_out; }

// The day on which its task is made: as long before its report as its duty says.
LocalDate made_on(const Turn& turn, const PlannedAudit& one) {
  const settings::Duty* duty = duty_of_audits(turn.rules, one.subject.kind);
  return duty == nullptr ? one.on : time::minus(one.on, duty->lead_time);
}

void next_audit(Turn& turn, ProgrammeWork& programme) {
  Timer next = over_timer(turn, programme);
  for (const PlannedAudit& one : programme.facts.planned) {
    if (!waits_still(one)) continue;
    const Instant due =
        std::max(turn.rules.zone.at(made_on(turn, one), LocalTime{0}), turn.event.at);
    if (due < next.due) next = {Urgency::routine, due, programme.id, "audit-due"};
  }
  wait_for(turn, programme, next);
}

void begin_one(Turn& turn, PlannedAudit& one) {
  const settings::Duty* duty = duty_of_audits(turn.rules, one.subject.kind);
  if (duty == nullptr || !may_be_audited(turn.state, turn.rules, one.subject)) {
    one.left_out = true;
    return;
  }
  const LocalDate nominal = occurrence_after(*duty, one.on, turn.rules.calendars).nominal;
  one.task = identity(duty->id, one.subject, nominal);
  raise_issue(turn, *duty, one.subject, {{"from", to_string(one.on)}});
}

void begin_audits(Turn& turn, ProgrammeWork& programme) {
  for (PlannedAudit& one : programme.facts.planned) {
    if (waits_still(one) && made_on(turn, one) <= turn.today) begin_one(turn, one);
  }
}

void freeze(Turn& turn, ProgrammeWork& programme) {
  const TaskFacts task = task_facts(turn.state.facts({number(turn.event.value("task"))}).value());
  const Resolution said = resolution_of(turn.state, task, turn.today);
  ProgrammeFacts& facts = programme.facts;
  ++facts.version;
  facts.adopted = said.on;
  facts.number = said.number;
  facts.hash = hash_of(facts.lines);
  facts.planned = plan(facts, turn.today);
}

void lay_lines(const Turn& turn, ProgrammeWork& programme) {
  if (turn.event.verb() == "choose") {
    ChosenYears chosen = years_said(turn);
    std::erase_if(programme.facts.chosen,
                  [&](const ChosenYears& one) { return one.subject == chosen.subject; });
    programme.facts.chosen.push_back(std::move(chosen));
  }
  programme.facts.lines = lay(turn.state, turn.rules, programme.facts, turn.today);
}

void carry_out(Turn& turn, ProgrammeWork& programme, Effect effect) {
  switch (effect) {
    case Effect::lay_lines:
      return lay_lines(turn, programme);
    case Effect::freeze_lines:
      return freeze(turn, programme);
    case Effect::begin_audits:
      return begin_audits(turn, programme);
    case Effect::next_audit:
      return next_audit(turn, programme);
    default:
      broken_invariant("a programme has no other effect");
  }
}

// What comes after it: another programme may be laid by now than what was adopted.
void begin_programme(Turn& turn) {
  ProgrammeWork programme;
  ProgrammeFacts& facts = programme.facts;
  facts.first = first_year(turn.today);
  facts.last = facts.first + turn.rules.organisation.audits.programme_years - 1;
  if (turn.state.find(identity(facts))) return;
  programme.id = {turn.next_instance++};
  const workflows::Workflow* workflow = workflows::workflow("audit_programme");
  programme.now = {"audit_programme", workflow->version, workflow->start, {}};
  facts.lines = lay(turn.state, turn.rules, facts, turn.today);
  const auto place = static_cast<std::ptrdiff_t>(turn.entry.changes.size());
  wait_for(turn, programme, over_timer(turn, programme));
  turn.entry.changes.insert(
      turn.entry.changes.begin() + place,
      InstanceNew{programme.id, identity(facts), programme.now, to_text(facts)});
}

void look(Turn& turn) {
  const auto all = programmes(turn.state);
  const bool room = !all.empty() && first_year(turn.today) <= all.back().facts.last;
  if (!room && turn.event.value("asked") == "yes") return raise(turn, "audit_programme.begin", {});
  for (const Programme& one : all) raise(turn, "audit_programme.lay", one.id);
}

void refuse_choice(Turn& turn, const ProgrammeWork& programme, std::string_view rule,
                   const Facts& facts) {
  words::Values values;
  if (rule == "actor_owns") values = who_may_instead(turn, {auditor(turn)});
  if (rule == "covers_all") {
    values.text("first_year",
                std::to_string(std::max(programme.facts.first, first_year(turn.today))));
    values.text("last_year", std::to_string(programme.facts.last));
  }
  if (rule == "state") {
    values.text("state_word", state_word(turn, programme.now.state));
    values.text("possible", possible_acts(turn, programme.now, facts));
  }
  refuse(turn, rule, values);
}

void take(Turn& turn, ProgrammeWork& programme) {
  const Facts facts = facts_of_programme(turn, programme);
  const Step step = workflows::workflow("audit_programme")->step(programme.now, turn.event, facts);
  if (!step.accepted && !turn.ours) return refuse_choice(turn, programme, step.reason, facts);
  if (!turn.event.value("due").empty()) {
    add(turn, TimerGone{fired_timer(turn.event)});
    programme.now.progress.due_us = 0;
  }
  if (!step.accepted) return;
  programme.now.state = step.snapshot.state;
  for (const Effect effect : step.effects) carry_out(turn, programme, effect);
  if (programme.now != programme.before) add(turn, InstanceSet{programme.id, programme.now});
  if (programme.facts != programme.known) {
    add(turn, FactsSet{programme.id, to_text(programme.facts)});
  }
}

}  // namespace

const settings::Duty* duty_of_audits(const Rules& rules, std::string_view kind) {
  const auto& all = rules.catalogue.duties();
  const auto found = std::ranges::find_if(all, [&](const settings::Duty& duty) {
    return duty.event == "audit-planned" && duty.per == kind && !duty.ended;
  });
  return found == all.end() ? nullptr : &*found;
}

void step_programme(Turn& turn) {
  const std::string_view verb = turn.event.verb();
  if (verb == "look" || verb == "begin") {
    if (!turn.ours) return refuse(turn, "engine_only");
    return verb == "look" ? look(turn) : begin_programme(turn);
  }
  const auto snapshot = turn.state.snapshot(turn.event.instance);
  const auto text = turn.state.facts(turn.event.instance);
  if (!snapshot || !text || snapshot->workflow != "audit_programme") {
    return refuse(turn, "unknown_programme");
  }
  ProgrammeWork programme{turn.event.instance, *snapshot, *snapshot, programme_facts(*text), {}};
  programme.known = programme.facts;
  turn.whose = auditor(turn);
  take(turn, programme);
}

void adopt_programme(Turn& turn, InstanceId task) {
  const auto all = programmes(turn.state);
  if (all.empty()) return;
  raise(turn, "audit_programme.adopt", all.back().id, {{"task", std::to_string(task.n)}});
}

}  // namespace cadans::decide
