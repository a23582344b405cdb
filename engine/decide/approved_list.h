#pragma once
// The measures that the college approved: which they were, kept with their hash, and a change of
// them since.
//
//   measures_now(rules)       the duties that serve the care duty (Cbw art. 21(3)), a line each, in
//                             the order of the catalogue: what would be approved today
//   approved_list(state)      what was approved last; none before that
//   keep_what_was_approved(turn, task)   what a duty approves was decided: the list of measures as
//                             it is, or the audit programme as it is laid (programme.h)
//   look_at_list(turn)        after a change of content: another list than the approved one opens
//                             the duties that wait for "measures-changed", once for each such list
//
// Source  Cyberbeveiligingswet art. 24(1); evidence rules, RC2.

#include <optional>
#include <string>
#include <vector>

#include "engine/decide/task_work.h"

namespace cadans::decide {

struct ApprovedList {
  std::string hash;  // BLAKE2b-256 of its lines, in hex
  LocalDate on;
  std::string number;              // of the resolution
  std::vector<std::string> lines;  // "S1.VDW1.3 ict-head BIO2:5.17.01 CBW:21.3.j"
};

[[nodiscard]] std::vector<std::string> measures_now(const Rules& rules);
[[nodiscard]] std::string hash_of(const std::vector<std::string>& lines);
[[nodiscard]] std::optional<ApprovedList> approved_list(const View& state);
void keep_what_was_approved(Turn& turn, const TaskWork& task);
void look_at_list(Turn& turn);

}  // namespace cadans::decide
