#pragma once
// Audits and their programme as rows, for people and as JSON.
//
//   audit_rows(opened, year)        every audit by its day; of one year where that is not 0
//   print_audits(desk, rows)        a line each, with what comes next
//   print_audit(desk, row)          one with its terms, its response and its outcome
//   print_programme(desk, one)      its lines by year, and the days of what is planned

#include <string>
#include <vector>

#include "engine/command/store_at.h"
#include "engine/decide/audit_values.h"
#include "engine/decide/programme_facts.h"
#include "engine/json_fwd.h"

namespace cadans::command {

struct AuditRow {
  decide::AuditAtDesk audit;
  decide::TaskFacts task;
};

[[nodiscard]] Result<std::vector<AuditRow>> audit_rows(const Opened& opened, int year);
void print_audits(const decide::Desk& desk, const std::vector<AuditRow>& rows);
void print_audit(const decide::Desk& desk, const AuditRow& row);
[[nodiscard]] Json to_json(const decide::Desk& desk, const AuditRow& row);
void print_programme(const decide::Desk& desk, const decide::Programme& programme);
[[nodiscard]] Json to_json(const decide::Desk& desk, const decide::Programme& programme);

}  // namespace cadans::command
