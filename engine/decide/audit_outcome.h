#pragma once
// What an audit asks of others, and what comes of it. Internal to audit.cc and what tests it.
//
//   ask_response(turn, audit)   of who answers for it: the duty that waits for "audit-draft"
//   hand_in(turn, audit)        the final report shows the task of the audit
//   tell_outcome(turn, audit)   to who answers for it and to the CISO; kept with what was audited.
//                               A report of the police data act begins what the law asks after it
//   ask_follow_up(turn, audit)  the duty that mends a finding of that grade
//   take_back(turn, audit)      what it asked and is open still
//   themes_of(state, task)      what the programme gives to this audit

#include "engine/decide/audit_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

struct AuditWork {
  InstanceId id;
  Snapshot before;
  Snapshot now;
  AuditFacts facts;
  AuditFacts known;
  TaskFacts task;
};

// The task of the response, and the one that mends; none where they are not there.
[[nodiscard]] std::optional<InstanceId> response_task(const View& state, const Rules& rules,
                                                      InstanceId id, const AuditFacts& audit);
[[nodiscard]] std::optional<InstanceId> mending_task(const View& state, const Rules& rules,
                                                     InstanceId id, const AuditFacts& audit);
void ask_response(Turn& turn, const AuditWork& audit);
void hand_in(Turn& turn, const AuditWork& audit);
void tell_outcome(Turn& turn, AuditWork& audit);
void ask_follow_up(Turn& turn, const AuditWork& audit);
void take_back(Turn& turn, const AuditWork& audit);
[[nodiscard]] std::vector<std::string> themes_of(const View& state, const TaskFacts& task);

}  // namespace cadans::decide
