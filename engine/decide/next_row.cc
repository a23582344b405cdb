#include "engine/decide/next_row.h"

#include <algorithm>

#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

bool of_eyes(const PlanRow& row) { return row.asks == "approve"; }

// The day of a row as it is now: a rung moves on when the one before was delivered late, except
// where a law counts.
LocalDate day_now(const TaskFacts& facts, const Progress& progress, std::size_t index,
                  const Rules& rules) {
  const PlanRow& row = facts.plan[index];
  if (row.rung == 0 || progress.delivered == 0 || has_ladder_of_law(facts)) return row.on;
  for (std::size_t before = index; before-- > 0;) {
    const PlanRow& reached = facts.plan[before];
    if (reached.rung == 0) continue;
    const WorkingDays distance = time::between(reached.on, row.on, rules.calendars);
    return std::max(row.on, time::plus(LocalDate(progress.delivered), distance, rules.calendars));
  }
  return row.on;
}

// What was handed in rests with its owner for as long as somebody looks.
bool with_eyes(const TaskFacts& facts) {
  return std::any_of(facts.plan.begin(), facts.plan.end(), of_eyes);
}

// Nothing is asked of an owner before the day that he named, nor while somebody looks, nor whether
// he knows of it once he began.
bool asks_on(const TaskFacts& facts, const PlanRow& row, const Progress& progress, LocalDate day) {
  if (row.asks.empty() || of_eyes(row)) return !row.asks.empty();
  const bool whether_known = row.rung == 0 && row.unless == "acknowledged";
  if (whether_known && !facts.started_by.empty()) return false;
  return !with_eyes(facts) && (progress.planned == 0 || day >= LocalDate(progress.planned));
}

std::optional<NextRow> from_row(const TaskFacts& facts, const Progress& progress,
                                const Rules& rules, bool climbing) {
  for (auto index = static_cast<std::size_t>(progress.row); index < facts.plan.size(); ++index) {
    const PlanRow& row = facts.plan[index];
    if (row.rung == 0 && (climbing || !asks_on(facts, row, progress, row.on))) continue;
    return NextRow{static_cast<int>(index), day_now(facts, progress, index, rules), row.due_us,
                   row.rung > 0};
  }
  return std::nullopt;
}

// Of several rows that ask, the last one speaks.
void ask(RowsDue& due, const PlanRow& row) {
  if (due.asks != nullptr) due.passed.push_back(due.asks);
  due.asks = &row;
}

}  // namespace

std::optional<NextRow> next_row(const TaskFacts& facts, const Progress& progress,
                                const Rules& rules) {
  return from_row(facts, progress, rules, false);
}

std::optional<NextRow> next_climb(const TaskFacts& facts, const Progress& progress,
                                  const Rules& rules) {
  return from_row(facts, progress, rules, true);
}

RowsDue rows_due(const TaskFacts& facts, const Progress& progress, LocalDate today, Instant now,
                 const Rules& rules) {
  RowsDue due;
  auto index = static_cast<std::size_t>(progress.row);
  for (; index < facts.plan.size(); ++index) {
    const PlanRow& row = facts.plan[index];
    const bool reached =
        row.due_us != 0 ? row.due_us <= now.us : day_now(facts, progress, index, rules) <= today;
    if (!reached || (row.rung > 0 && due.climbs != nullptr)) break;
    // What goes up the line asks when it goes; what only asks belongs to its own day.
    if (asks_on(facts, row, progress, row.rung > 0 ? today : row.on)) ask(due, row);
    if (row.rung > 0) due.climbs = &row;
  }
  due.next = static_cast<int>(index);
  due.top = std::none_of(facts.plan.begin() + due.next, facts.plan.end(),
                         [](const PlanRow& row) { return row.rung > 0; });
  return due;
}

}  // namespace cadans::decide
