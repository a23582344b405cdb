#pragma once
// Why an audit does not go on so, in words for who asked.
//
//   refuse_audit(turn, audit, facts, rule)   the sentence of the guard that said no

#include "engine/decide/audit_outcome.h"

namespace cadans::decide {

void refuse_audit(Turn& turn, const AuditWork& audit, const Facts& facts, std::string_view rule);

}  // namespace cadans::decide
