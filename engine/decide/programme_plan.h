#pragma once
// What an audit programme touches in which of its years. Pure: the same state and content lay the
// same programme.
//
//   first_year(today)                 the first year that has room still for an audit of its own
//   lay(state, rules, facts, today)   the lines as they would be adopted today
//   plan(facts, today)                of the lines laid the audits of the years that are not over,
//                                     spread over each; what has its task, or comes this year,
//                                     stays as it is
//   chosen_fits(facts, today, one)    its years lie in the programme and are not over
//   may_be_audited(state, rules, subject)   a process in scope, a supplier of class high
//
// Covered   each process in scope, each supplier of class high and each theme at least once
// Critical  a process, or a supplier of class high, comes again after `critical_every` years: in
//           turn, half of them a year
// Rank      red at the last audit, critical or class high, amber, never audited, longest ago, then
//           the order of the files: the first come first, and in the year with the fewest
// Red       is audited again in the year after
// Stays     a line keeps the years that it has, as long as they are not over
// Days      an audit is planned between March and 15 October: the year's own report follows it
// Source  annual cycle, internal audit programme (proposals); BIO2 5.35.02.

#include "engine/decide/programme_facts.h"
#include "engine/decide/rules.h"

namespace cadans::decide {

[[nodiscard]] int first_year(LocalDate today);
[[nodiscard]] std::vector<ProgrammeLine> lay(const View& state, const Rules& rules,
                                             const ProgrammeFacts& facts, LocalDate today);
[[nodiscard]] std::vector<PlannedAudit> plan(const ProgrammeFacts& facts, LocalDate today);
[[nodiscard]] bool chosen_fits(const ProgrammeFacts& facts, LocalDate today,
                               const ChosenYears& chosen);
[[nodiscard]] bool may_be_audited(const View& state, const Rules& rules,
                                  const people::Subject& subject);

}  // namespace cadans::decide
