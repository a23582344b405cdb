#include "engine/decide/audit_values.h"

#include "engine/decide/audit.h"
#include "engine/people/subjects.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

// Who carries it out: the party from outside, else who announced it.
std::string auditor_name(const Desk& desk, const AuditFacts& facts) {
  if (!facts.outside.empty()) return text_or_removed(desk, facts.outside);
  return name_or_role(desk, facts.auditor, "internal-auditor");
}

void announced_values(const Desk& desk, const AuditFacts& facts, Values& values) {
  values.text("auditor_name", auditor_name(desk, facts)).day("start_date", facts.starts);
  values.text("criteria", text_or_removed(desk, facts.criteria));
  values.text("scope", text_or_removed(desk, facts.scope));
  values.text("method", text_or_removed(desk, facts.method));
}

void answered_values(const Desk& desk, const AuditFacts& facts, Values& values) {
  if (!facts.response.empty()) values.text("response", text_or_removed(desk, facts.response));
}

void outcome_values(const Desk& desk, const AuditFacts& facts, Values& values) {
  values.text("grade_word", word(desk, "grade." + facts.grade));
  values.text("evidence", text_or_removed(desk, facts.report));
  if (!facts.findings.empty()) values.text("findings", text_or_removed(desk, facts.findings));
}

bool holds_still(const Notice& notice, const AuditAtDesk& audit) {
  const std::string& is = audit.snapshot.state;
  if (notice.kind == "audit-announced") return is == "announced" || is == "fieldwork";
  if (notice.kind == "audit-answered") return is == "management_response";
  return !audit.facts.grade.empty();
}

}  // namespace

std::optional<AuditAtDesk> audit_at(const Desk& desk, InstanceId id) {
  const auto snapshot = desk.state.snapshot(id);
  const auto text = desk.state.facts(id);
  if (!snapshot || !text || snapshot->workflow != "audit") return std::nullopt;
  return AuditAtDesk{id, *snapshot, audit_facts(*text)};
}

std::string themes_text(const Desk& desk, const std::vector<std::string>& keys) {
  std::string all;
  for (const std::string& key : keys) {
    const settings::Theme* theme = desk.rules.catalogue.theme(key);
    if (theme == nullptr) continue;
    const bool dutch = desk.reader.language == words::Language::nl;
    all += (all.empty() ? "" : ", ") + (dutch ? theme->title_nl : theme->title_en);
  }
  return all;
}

std::string audit_title(const Desk& desk, const AuditFacts& facts) {
  Values values;
  values.text("kind_word", word(desk, "audit_kind." + facts.kind));
  values.text("subject_name", people::name_of(desk.rules.organisation, facts.subject));
  values.text("themes", themes_text(desk, facts.themes));
  return word(desk, "audit.title", values);
}

std::string open_audits(const Desk& desk, LocalDate day) {
  std::string all;
  for (const PlannedAudit& one : not_final_of(desk.state, static_cast<int>(day.ymd().year()))) {
    AuditFacts audit;
    audit.kind = "internal";
    audit.subject = one.subject;
    audit.themes = one.themes;
    all += (all.empty() ? "" : ", ") + audit_title(desk, audit);
  }
  return all;
}

std::optional<Item> audit_item(const Desk& desk, const Notice& notice) {
  if (!notice.kind.starts_with("audit-")) return std::nullopt;
  const auto audit = audit_at(desk, notice.instance);
  if (!audit || !holds_still(notice, *audit)) return std::nullopt;
  Values values;
  values.text("audit_title", audit_title(desk, audit->facts));
  if (notice.kind == "audit-announced") announced_values(desk, audit->facts, values);
  if (notice.kind == "audit-answered") answered_values(desk, audit->facts, values);
  if (notice.kind == "audit-outcome") outcome_values(desk, audit->facts, values);
  return Item{"mail." + notice.kind, std::move(values)};
}

namespace {

void say_state(Saying& saying, const AuditAtDesk& audit, Weight weight) {
  const Desk& desk = saying.desk();
  saying.say("explain.audit",
             Values()
                 .text("audit", "A" + std::to_string(audit.id.n))
                 .text("audit_title", audit_title(desk, audit.facts))
                 .text("state_word", word(desk, "state." + audit.snapshot.state)),
             weight);
}

}  // namespace

void say_audit(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const auto asks = audit_asking(task.facts.subject);
  const auto id = asks ? asks : audit_of(desk.state, task.facts);
  const auto audit = id ? audit_at(desk, *id) : std::nullopt;
  if (audit) say_state(saying, *audit, Weight::useful);
}

void say_audit(Saying& saying, const AuditAtDesk& audit) {
  const Desk& desk = saying.desk();
  const AuditFacts& facts = audit.facts;
  say_state(saying, audit, Weight::needed);
  if (facts.announced.named()) {
    Values terms;
    terms.day("day", facts.announced);
    announced_values(desk, facts, terms);
    saying.say("explain.audit_terms", terms);
    saying.say("explain.audit_independent",
               Values()
                   .text("auditor_name", auditor_name(desk, facts))
                   .text("statement", text_or_removed(desk, facts.statement)));
  }
  if (facts.heard.named()) {
    Values heard;
    heard.day("day", facts.heard);
    answered_values(desk, facts, heard);
    saying.say("explain.audit_heard", heard);
  }
  if (facts.grade.empty()) return;
  Values outcome;
  outcome.day("day", facts.concluded);
  outcome_values(desk, facts, outcome);
  saying.say("explain.audit_outcome", outcome);
}

}  // namespace cadans::decide
