#pragma once
// One task as the oracle follows it: what must still go out, and what came of what was due. Nothing
// of engine/decide is asked.

#include <string>
#include <vector>

#include "engine/store/record.h"
#include "tests/simulation/promises/comes_back.h"
#include "tests/simulation/promises/expected_rows.h"

namespace cadans::promises {

struct Watch {
  InstanceId id;
  std::string duty;
  std::string owner;  // position
  std::vector<ExpectedRow> rows;
  std::size_t next = 0;      // the first row that was not handled
  std::string state;         // of the work: "open"
  bool before_body = false;  // handed in, and a body decides
  int closes = 0;            // its papers; 0 = it has none
  int planned = 0;           // the day the owner named
  int late_from = 0;         // a rung was delivered then, later than it should
  int rung_reached = 0;
  Recurring recurring;  // of a duty that comes back

  [[nodiscard]] bool open() const {
    return state == "open" || state == "in_progress" || state == "submitted";
  }
};

// What a moment that was reached must have come to.
struct Due {
  std::string asks;
  bool climbs = false;
  int first_day = 0;  // of the earliest row in it; 0 = nothing was due
  std::size_t next = 0;
  int climbs_late = 0;  // the day, where the rung came after its own day
};

// Its work, without the chase: "open".
[[nodiscard]] std::string work_of(const Snapshot& snapshot);
[[nodiscard]] int day_now(const Watch& watch, const SlowCalendar& calendar, std::size_t index);
[[nodiscard]] Due due_on(const Watch& watch, const SlowCalendar& calendar, int today);
// The next row that asks or climbs, by its day; 0 = none is left.
[[nodiscard]] int next_day(const Watch& watch, const SlowCalendar& calendar);
// Handed in, whoever looks is asked on these days and the owner is not; come back, the owner is.
void hand_in(Watch& watch, const std::vector<ExpectedRow>& looks);
void take_back(Watch& watch, int today);
// Opened again: what came while it was at an end is left out.
void leave_past(Watch& watch, int today);
void bring_forward(Watch& watch, const SlowCalendar& calendar, int today);
// The CISO put it to the next body: that rung has come.
void lay_before_body(Watch& watch);

}  // namespace cadans::promises
