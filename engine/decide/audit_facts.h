#pragma once
// What is known of one audit: of what and of which kind, by which terms, what came of it, and the
// tasks that chase its days. Kept as JSON beside its state.
//
//   to_text(facts), audit_facts(text)   round trip
//   about_audit(id)                     what a task that it asks of others is about
//   audit_asking(subject)               the way back; none where that is no audit
//   audit_identity(task)                "audit/task/A.WPG.1/organisation/2027-12-15": by the
//                                       identity of its task
//   audit_of(state, task)               its instance, by that identity; none where it is no audit
//   last_audit(state, subject)          day and grade of the last one that has its final report;
//                                       not named where there was none
//
// Texts are named by their id. Source  ISO/IEC 27001 clause 9.2; evidence rules, RC7.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/task_facts.h"
#include "engine/decide/view.h"

namespace cadans::decide {

struct AuditFacts {
  std::string kind;  // "internal", "wpg-external" ...
  std::string duty;
  people::Subject subject;  // what is audited
  std::vector<std::string> themes;
  InstanceId task;
  // the terms, said beforehand
  std::string criteria;
  std::string scope;
  std::string method;
  std::string statement;  // of independence
  std::string outside;    // the party that carries it out, where that is nobody of its own
  std::string auditor;    // person who announced it
  LocalDate announced;
  LocalDate starts;
  // what came of it
  LocalDate begun;
  std::string sample;
  std::string draft;
  LocalDate reported;
  std::string response;  // empty: there is none, or it is not there yet
  LocalDate heard;
  std::string report;
  std::string grade;     // "green", "amber", "red"
  std::string findings;  // empty where the grade is green
  LocalDate concluded;
  LocalDate accepted;                    // by who looks at the report
  std::vector<std::string> reported_to;  // positions
  LocalDate closed;
  friend bool operator==(const AuditFacts&, const AuditFacts&) = default;
};

struct LastAudit {
  LocalDate on;
  std::string grade;
};

[[nodiscard]] std::string to_text(const AuditFacts& facts);
[[nodiscard]] AuditFacts audit_facts(std::string_view text);
[[nodiscard]] people::Subject about_audit(InstanceId audit);
[[nodiscard]] std::optional<InstanceId> audit_asking(const people::Subject& subject);
[[nodiscard]] std::string audit_identity(const std::string& task);
[[nodiscard]] std::optional<InstanceId> audit_of(const View& state, const TaskFacts& task);
[[nodiscard]] std::string audited_mark(const people::Subject& subject);
[[nodiscard]] LastAudit last_audit(const View& state, const people::Subject& subject);

}  // namespace cadans::decide
