#include "engine/settings/duty_table.h"

#include <fmt/format.h>

namespace cadans::settings {
namespace {

const Words bases = {"seed", "seed-derived", "law", "norm", "scheme", "practice", "proposal"};

void read_recurrence(Table& table, Duty& duty) {
  std::string text;
  if (!table.need("recurrence", text)) return;
  if (text == "once") {
    duty.recurrence = Recurrence::once;
  } else if (text == "event") {
    duty.recurrence = Recurrence::event;
  } else if (text.starts_with("RRULE:")) {
    duty.recurrence = Recurrence::rule;
    if (auto rule = time::RecurrenceRule::read(text)) {
      duty.rule = *std::move(rule);
    } else {
      table.refuse("recurrence", rule.error().what);
    }
  } else {
    table.refuse("recurrence", "must be once, event, or a rule as RRULE:FREQ=YEARLY");
  }
}

void read_shift(Table& table, Duty& duty) {
  std::string text;
  if (!table.may("shift", text)) return;
  if (const auto shift = parse_shift(text)) {
    duty.shift = *shift;
  } else {
    table.refuse("shift", shift.error().what);
  }
}

void read_first(Table& table, Duty& duty) {
  for (Table& first : table.table("first")) {
    std::string text;
    first.word("ask", text, {"last-done-on"});
    first.word("unknown", text, {"spread"});
    first.word("by", text, {"risk"});
    duty.first.emplace();
    first.need("over", duty.first->over);
    first.finish();
  }
}

void read_anchor(Table& table, Duty& duty) {
  static const Choices<Anchor> anchors = {
      {"journey-start", Anchor::journey_start}, {"stage-start", Anchor::stage_start},
      {"deps-done", Anchor::deps_done},         {"calendar", Anchor::calendar},
      {"last-done", Anchor::last_done},         {"event:NAME", Anchor::event}};
  std::string text;
  if (!table.need("anchor", text)) return;
  if (text.starts_with("event:") && text.size() > 6) {
    duty.anchor = Anchor::event;
    duty.event = text.substr(6);
    return;
  }
  table.choice("anchor", duty.anchor, anchors);
}

void read_misfire(Table& table, Duty& duty) {
  static const Choices<Misfire> rules = {
      {"once", Misfire::once}, {"each", Misfire::each}, {"skip", Misfire::skip}};
  const bool said = table.may_choice("misfire", duty.misfire, rules);
  if (said && duty.recurrence != Recurrence::rule) {
    table.refuse("misfire", "is of what comes back by a rule; take it out");
  }
}

void read_validity(Table& table, Duty& duty) {
  std::string text;
  if (!table.need("validity", text) || text == "event") return;
  Period validity;
  if (table.may("validity", validity)) duty.validity = validity;
}

// What comes once belongs to its stage and to no year.
void read_cycle(Table& table, Duty& duty) {
  const bool said = table.may_word("phase", duty.phase, {"plan", "do", "check", "act"});
  const bool of = table.may_word("of_cycle", duty.of_cycle, {"next", "previous"});
  table.may("ends_check", duty.ends_check);
  if (duty.recurrence == Recurrence::once) {
    if (said || of) table.refuse("phase", "is of what comes back or of an event; take it out");
    return;
  }
  if (duty.phase.empty()) duty.phase = "do";
  if (duty.ends_check && duty.phase != "check") {
    table.refuse("ends_check", "goes with phase = \"check\"");
  }
}

void read_timing(Table& table, Duty& duty) {
  static const Choices<Adjust> adjusts = {{"previous-office-day", Adjust::previous_office_day},
                                          {"atw-extend", Adjust::atw_extend},
                                          {"none", Adjust::none}};
  read_recurrence(table, duty);
  read_shift(table, duty);
  read_anchor(table, duty);
  read_first(table, duty);
  read_misfire(table, duty);
  table.need("lead_time", duty.lead_time);
  if (Period period; table.may("period", period)) duty.period = period;
  table.choice("adjust", duty.adjust, adjusts);
  table.may_word("interval", duty.interval, {"calendar-year", "calendar-month", "max-interval"});
  table.may("own_period", duty.own_period);
  table.may("first_due", duty.first_due);
  read_cycle(table, duty);
  table.may("ended", duty.ended);
}

void read_who(Table& table, Duty& duty) {
  table.named("role", duty.role);
  table.may("drafter", duty.drafter);
  table.may("approver", duty.approver);
  table.may("review", duty.review);
  table.word("per", duty.per,
             {"organisation", "process", "supplier", "system", "team", "ot-asset", "board-member",
              "digid-connection", "risk", "incident", "vulnerability", "person", "position",
              "finding", "condition", "audit"});
  table.may_word("where", duty.where,
                 {"in-scope",
                  "added-to-scope",
                  "critical",
                  "in-scope-with-plan",
                  "in-scope-with-ot",
                  "uses-suwinet",
                  "brp",
                  "with-open-finding",
                  "any",
                  "class-high",
                  "class-high-or-medium",
                  "internet-facing",
                  "suwinet",
                  "staff",
                  "in-window",
                  "new",
                  "in-office-2026-08-15",
                  "appointed-later",
                  "accepted",
                  "without-deputy",
                  "joined",
                  "action-closed"});
  table.may_word("bundle", duty.bundle, {"owner", "month"});
  table.may("switch", duty.scheme);
  table.may_word("grade", duty.grade, {"red", "amber"});
  table.named("ladder", duty.ladder);
}

// Nobody can say that there is nothing to report of an audit.
void read_audit(Table& table, Duty& duty) {
  static const Words kinds = [] {
    Words all = audit_kinds();
    all.emplace_back("programme");
    return all;
  }();
  table.may_word("audit", duty.audit, kinds);
  table.may("answers", duty.answers);
  const bool one = !duty.audit.empty() && duty.audit != "programme";
  if (one == duty.answers.empty()) {
    table.refuse("answers", one ? "is missing: the role of who answers for what is audited"
                                : "goes with an audit; take it out");
  }
  if (!duty.audit.empty() && duty.allows_nil) {
    table.refuse("allows_nil", "an audit has a report; write false");
  }
}

void read_evidence(Table& table, Duty& duty) {
  table.need("effort", duty.effort);
  table.need("allows_nil", duty.allows_nil);
  read_validity(table, duty);
  table.word("asks", duty.asks, evidence_kinds());
  table.word("level", duty.level, evidence_levels());
  table.need("evidence_nl", duty.evidence_nl);
  table.need("evidence_en", duty.evidence_en);
  if (duty.evidence_nl.size() != duty.evidence_en.size()) {
    table.refuse("evidence_en", "names other pieces than evidence_nl: one label for each");
  }
  table.may("depends_on", duty.depends_on);
  table.may("replaces", duty.replaces);
  table.may("optional", duty.optional);
  table.may_word("approves", duty.approves, {"measures", "audit-programme"});
  table.need("clause_refs", duty.clause_refs);
}

}  // namespace

Role read_role(Table& table) {
  static const Choices<people::RoleKind> kinds = {{"position", people::RoleKind::position},
                                                  {"relative", people::RoleKind::relative},
                                                  {"body", people::RoleKind::body},
                                                  {"outside", people::RoleKind::outside}};
  Role role;
  role.place = table.place();
  table.id("key", role.key);
  table.named("title_nl", role.title_nl);
  table.named("title_en", role.title_en);
  table.choice("kind", role.kind, kinds);
  table.word("line", role.line,
             {"first", "second", "third", "management", "governance", "support", "external"});
  table.may("note", role.note);
  table.finish();
  return role;
}

Component read_component(Table& table) {
  Component component;
  component.place = table.place();
  table.id("key", component.key);
  table.need("stage", component.stage, Range{0, 3});
  table.named("title_nl", component.title_nl);
  table.named("title_en", component.title_en);
  table.named("basis", component.basis);
  table.finish();
  return component;
}

Gate read_gate(Table& table) {
  static const Choices<bool> kinds = {{"entry", false}, {"exit", true}};
  Gate gate;
  gate.place = table.place();
  table.id("id", gate.id);
  table.need("stage", gate.stage, Range{1, 3});
  table.choice("kind", gate.exit, kinds);
  table.named("title_nl", gate.title_nl);
  table.may("title_en", gate.title_en);
  table.need("requires", gate.requires_ids);
  table.named("decided_by", gate.decided_by);
  table.named("checked_by", gate.checked_by);
  table.may("tested_after", gate.tested_after);
  table.word("basis", gate.basis, bases);
  table.may("note", gate.note);
  table.finish();
  return gate;
}

Norm read_norm(Table& table) {
  static const Choices<Norm::Kind> kinds = {
      {"measures", Norm::Kind::measures}, {"old", Norm::Kind::old}, {"law", Norm::Kind::law}};
  Norm norm;
  norm.place = table.place();
  table.named("key", norm.key);
  table.choice("kind", norm.kind, kinds);
  table.may("became", norm.became);
  if (norm.became.empty() == (norm.kind == Norm::Kind::old)) {
    table.refuse("became", "names the norms of today of an old one, and only of that");
  }
  table.finish();
  return norm;
}

Concordance read_concordance(Table& table) {
  Concordance row;
  row.place = table.place();
  table.named("norm", row.norm);
  table.named("id", row.id);
  table.named("control", row.control);
  table.need("verified", row.verified);
  table.finish();
  return row;
}

Theme read_theme(Table& table) {
  Theme theme;
  theme.place = table.place();
  table.id("key", theme.key);
  table.named("title_nl", theme.title_nl);
  table.named("title_en", theme.title_en);
  table.need("clause_refs", theme.clause_refs);
  table.word("basis", theme.basis, bases);
  table.finish();
  return theme;
}

Duty read_duty(Table& table) {
  Duty duty;
  duty.place = table.place();
  table.id("id", duty.id);
  table.named("title_nl", duty.title_nl);
  table.named("title_en", duty.title_en);
  table.need("stage", duty.stage, Range{0, 3});
  table.named("component", duty.component);
  read_who(table, duty);
  read_timing(table, duty);
  read_evidence(table, duty);
  read_audit(table, duty);
  table.word("basis", duty.basis, bases);
  table.named("source", duty.source);
  table.word("confidence", duty.confidence, {"verified", "seed", "memory", "proposal"});
  table.may("note", duty.note);
  table.finish();
  return duty;
}

}  // namespace cadans::settings
