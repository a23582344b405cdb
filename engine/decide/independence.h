#pragma once
// Nobody audits what is their own.
//
//   conflict_of(turn, audit, person)   the position through which this person owns or does what is
//                                      audited; "" = independent
//   answers_for(turn, audit)           the position that answers for it
//
// Own    answers for it; owns the process, one of its systems, or the contract of the supplier
// Does   has work on it by the catalogue, or handed some in within the last year. Of the whole
//        organisation: the work that its themes name, or all of it where none are named. The work
//        of the audit function itself does not count
// Wpg    never the data protection officer, whoever carries it out
// An audit that a party from outside carries out is not judged further: that party states it.
// Source  ISO/IEC 27001 clause 9.2.2; Autoriteit Persoonsgegevens, Wpg audits; evidence rules, RC7.

#include <string>
#include <string_view>

#include "engine/decide/audit_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] std::string answers_for(const Turn& turn, const AuditFacts& audit);
[[nodiscard]] std::string conflict_of(const Turn& turn, const AuditFacts& audit,
                                      std::string_view person);

}  // namespace cadans::decide
