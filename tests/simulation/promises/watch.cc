#include "tests/simulation/promises/watch.h"

#include <algorithm>

namespace cadans::promises {
namespace {

bool is_look(const ExpectedRow& row) { return row.asks == "approve"; }

// An owner who named a day is not asked before it, nor is one who handed in.
bool quiet(const Watch& watch, const ExpectedRow& row) {
  if (row.rung > 0 || is_look(row)) return false;
  const bool handed_in = watch.state == "submitted" && !watch.before_body;
  return handed_in || (watch.planned != 0 && row.day < watch.planned);
}

bool taken_back(const Watch& watch, const ExpectedRow& row) {
  return row.unless_handed_in && watch.state == "submitted";
}

bool asks_on(const Watch& watch, const ExpectedRow& row, int today) {
  if (row.asks.empty() || is_look(row)) return is_look(row);
  if (watch.state == "submitted") return false;
  return watch.planned == 0 || (today >= watch.planned && !quiet(watch, row));
}

}  // namespace

std::string work_of(const Snapshot& snapshot) {
  return snapshot.state.substr(0, snapshot.state.find(','));
}

// A rung keeps its own day, unless the one before came later than it should: then so long after it.
int day_now(const Watch& watch, const SlowCalendar& calendar, std::size_t index) {
  const ExpectedRow& row = watch.rows[index];
  if (row.rung == 0 || watch.late_from == 0) return row.day;
  for (std::size_t before = index; before-- > 0;) {
    const ExpectedRow& earlier = watch.rows[before];
    if (earlier.rung == 0) continue;
    const int apart = calendar.between(earlier.day, row.day);
    return std::max(row.day, calendar.plus(watch.late_from, apart));
  }
  return row.day;
}

Due due_on(const Watch& watch, const SlowCalendar& calendar, int today) {
  Due due;
  due.next = watch.next;
  bool rung = false;
  for (; due.next < watch.rows.size(); ++due.next) {
    const ExpectedRow& row = watch.rows[due.next];
    const int day = day_now(watch, calendar, due.next);
    if (day > today || (row.rung > 0 && rung)) break;
    if (!quiet(watch, row) && !row.at_once && due.first_day == 0) due.first_day = day;
    if (asks_on(watch, row, today)) due.asks = row.asks;
    if (row.rung == 0) continue;
    rung = true;
    due.climbs = !taken_back(watch, row);
    if (due.climbs && today > row.day) due.climbs_late = today;
  }
  return due;
}

int next_day(const Watch& watch, const SlowCalendar& calendar) {
  for (std::size_t index = watch.next; index < watch.rows.size(); ++index) {
    if (!quiet(watch, watch.rows[index])) return day_now(watch, calendar, index);
  }
  return 0;
}

void hand_in(Watch& watch, const std::vector<ExpectedRow>& looks) {
  for (const ExpectedRow& look : looks) {
    auto place = watch.rows.begin() + static_cast<std::ptrdiff_t>(watch.next);
    while (place != watch.rows.end() && place->day <= look.day) ++place;
    watch.rows.insert(place, look);
  }
}

void take_back(Watch& watch, int today) {
  const auto passed = watch.rows.begin() + static_cast<std::ptrdiff_t>(watch.next);
  watch.next -= static_cast<std::size_t>(std::count_if(watch.rows.begin(), passed, is_look));
  std::erase_if(watch.rows, is_look);
  const auto rested = [&](const ExpectedRow& row) { return row.rung == 0 && row.day <= today; };
  while (watch.next < watch.rows.size() && rested(watch.rows[watch.next])) ++watch.next;
}

void leave_past(Watch& watch, int today) {
  while (watch.next < watch.rows.size() && watch.rows[watch.next].day <= today) ++watch.next;
}

void lay_before_body(Watch& watch) {
  const auto from = watch.rows.begin() + static_cast<std::ptrdiff_t>(watch.next);
  const auto found = std::find_if(from, watch.rows.end(),
                                  [](const ExpectedRow& row) { return row.rung > 0 && row.body; });
  if (found == watch.rows.end()) return;
  found->rung = 0;
  if (found->asks.empty()) watch.rows.erase(found);
}

// What the row asks of the owner stays on the day to which it had moved with its rung.
void bring_forward(Watch& watch, const SlowCalendar& calendar, int today) {
  const auto from = watch.rows.begin() + static_cast<std::ptrdiff_t>(watch.next);
  const auto found =
      std::find_if(from, watch.rows.end(), [](const ExpectedRow& row) { return row.rung > 0; });
  if (found == watch.rows.end()) return;
  ExpectedRow now = *found;
  now.day = today;
  now.asks.clear();
  now.at_once = true;
  found->day = day_now(watch, calendar, static_cast<std::size_t>(found - watch.rows.begin()));
  found->rung = 0;
  if (found->asks.empty()) watch.rows.erase(found);
  watch.rows.insert(watch.rows.begin() + static_cast<std::ptrdiff_t>(watch.next), now);
  watch.late_from = 0;
}

}  // namespace cadans::promises
