#pragma once
// The work of what joins the scope later, spread over time: one process begins today, the next some
// weeks on, never in a holiday nor shortly before one. Planned once, when the work of the first
// could begin; what has a day keeps it, and the work that runs already is not touched.
//
//   Scope scope(turn)
//   scope.begins(subject)           its work may begin today; of what did not join later, always
//   scope_day(state, subject)       the day on which its work begins; unnamed = not planned yet
//   scope_joins(turn)               "engine.scope-joins": that day has come
//
// Critical processes come first, then in the order of the organisation file.
// Source  growth stages: "start small", a process added later starts its own fan-out; the pace
//         (settings.toml, [scope]) is a proposal.

#include <vector>

#include "engine/decide/turn.h"
#include "engine/people/roles.h"

namespace cadans::decide {

class Scope {
 public:
  explicit Scope(Turn& turn) : turn_(turn) {}
  [[nodiscard]] bool begins(const people::Subject& subject);

 private:
  void plan();
  [[nodiscard]] LocalDate day_of(const people::Subject& subject) const;

  Turn& turn_;
  std::vector<std::pair<people::Subject, LocalDate>> planned_;  // in this turn
};

[[nodiscard]] LocalDate scope_day(const View& state, const people::Subject& subject);
void scope_joins(Turn& turn);

}  // namespace cadans::decide
