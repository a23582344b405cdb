#pragma once
// The values of messages about audits: one that is announced, the response to a draft, the outcome.
//
//   audit_at(desk, id)            nullopt: it is no audit
//   audit_title(desk, facts)      "interne audit van Basisregistratie personen"
//   audit_item(desk, notice)      of the kinds "audit-announced", "audit-answered" and
//                                 "audit-outcome"; nullopt: another kind, or it holds no longer
//   say_audit(saying, task)       of a task that is an audit, or belongs to one: where that stands
//   say_audit(saying, audit)      an audit by its own number: its terms, and what came of it
//   open_audits(desk, day)        the planned ones of the year of that day without a final report
//   themes_text(desk, keys)       "Mensen, Context"
//
// Source  model texts; ISO/IEC 27001 clause 9.2.

#include <optional>
#include <string>

#include "engine/decide/audit_facts.h"
#include "engine/decide/desk.h"
#include "engine/decide/saying.h"

namespace cadans::decide {

struct AuditAtDesk {
  InstanceId id;
  Snapshot snapshot;
  AuditFacts facts;
};

[[nodiscard]] std::optional<AuditAtDesk> audit_at(const Desk& desk, InstanceId id);
[[nodiscard]] std::string audit_title(const Desk& desk, const AuditFacts& facts);
[[nodiscard]] std::string themes_text(const Desk& desk, const std::vector<std::string>& keys);
[[nodiscard]] std::string open_audits(const Desk& desk, LocalDate day);
[[nodiscard]] std::optional<words::Item> audit_item(const Desk& desk, const Notice& notice);
void say_audit(Saying& saying, const TaskAtDesk& task);
void say_audit(Saying& saying, const AuditAtDesk& audit);

}  // namespace cadans::decide
