#pragma once
// Occurrences of duties that come back, before their task is made: which ones the rules name, and
// what each would be.
//
//   occasions(state, rules, span)   those whose target lies in or near `span`, each once
//   facts_by(rules, occasion)       the task as these rules would make it; none where they do not
//                                   name it, for it about this, or nobody has the work
//
// Near     three months either side: papers close before a target, and a meeting may be after it.
// Counted  from when it was last done: the next time only, and none while a task of it is open, for
//          that moves it. Of what nobody has said when it was last done none is known.

#include <compare>
#include <optional>
#include <set>
#include <string>

#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"

namespace cadans::decide {

struct Occasion {
  std::string duty;
  people::Subject subject;
  LocalDate nominal;
  LocalDate counted_from;  // of an interval; else not named
  friend auto operator<=>(const Occasion&, const Occasion&) = default;
};

struct PlanSpan {
  LocalDate from;
  LocalDate until;
  bool open_too = false;  // and what is open from before it
};

[[nodiscard]] std::set<Occasion> occasions(const View& state, const Rules& rules,
                                           const PlanSpan& span);
[[nodiscard]] std::optional<TaskFacts> facts_by(const Rules& rules, const Occasion& occasion);

}  // namespace cadans::decide
