#pragma once
// The work of a time ahead, as far as it is known: open tasks, what the calendar names until then,
// and audits that are planned. What waits for other work, or for when it was last done, is not
// known yet.
//
//   coming_work(state, rules, today, until)   due by that day, or before today and still open

#include <vector>

#include "engine/decide/rules.h"
#include "engine/people/roles.h"

namespace cadans::decide {

struct ComingWork {
  std::string owner;  // position
  const settings::Duty* duty = nullptr;
  people::Subject subject;
  LocalDate due;
};

[[nodiscard]] std::vector<ComingWork> coming_work(const View& state, const Rules& rules,
                                                  LocalDate today, LocalDate until);

}  // namespace cadans::decide
