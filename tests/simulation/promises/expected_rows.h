#pragma once
// When a task must have asked and climbed, by the oracle's own reading of ladder and catalogue: no
// code of engine/decide in it.
//
//   for (const ExpectedRow& row : expected_rows(calendar, content, issued)) ...
//
// Source  escalation rules, sections 4 and 5; config/ladders.toml explains a row.

#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

struct ExpectedRow {
  int day = 0;
  std::string asks;  // "before", "due", "overdue", "personal", "approve"; empty = nobody
  int rung = 0;
  bool at_once = false;  // brought forward by a bounce: due when that came in
  bool unless_handed_in = false;
  bool body = false;  // the rung is an item for a body
};

struct Issued {
  std::string duty;
  int day = 0;
  int target = 0;  // 0 = as its lead time says
};

[[nodiscard]] int expected_target(const SlowCalendar& calendar, const settings::Duty& duty,
                                  int issued);
[[nodiscard]] std::vector<ExpectedRow> expected_rows(const SlowCalendar& calendar,
                                                     const decide::Rules& content,
                                                     const Issued& issued);
// The day on which the papers of a task close; 0 = its ladder does not count from them.
[[nodiscard]] int expected_close(const SlowCalendar& calendar, const decide::Rules& content,
                                 const Issued& issued);
// When whoever looks at what was handed in that day must be asked again.
[[nodiscard]] std::vector<ExpectedRow> expected_looks(const SlowCalendar& calendar,
                                                      const decide::Rules& content, int handed_in);
// Of a task that came back when all its rows had passed, or its papers had closed: the same,
// counted from that day, from the rung that it had reached.
[[nodiscard]] std::vector<ExpectedRow> expected_again(const SlowCalendar& calendar,
                                                      const decide::Rules& content,
                                                      const Issued& issued, int rung);

}  // namespace cadans::promises
