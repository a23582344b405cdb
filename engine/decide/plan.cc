#include "engine/decide/plan.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/decide/statutory.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

using settings::LadderOrigin;
using settings::LadderRow;
using settings::LadderUnit;
using settings::RowKind;
using settings::TakenBack;

LocalDate shifted(LocalDate from, int at, const settings::Ladder& ladder, const Rules& rules) {
  if (ladder.unit == LadderUnit::office_days) {
    return time::plus(from, WorkingDays{at}, rules.calendars);
  }
  return from + std::chrono::days(at);
}

// From what rows count, beside the task's own days.
struct Bases {
  std::optional<Papers> papers;
  LocalDate statutory_end;  // not named where no law sets one
  Period period;            // of a clock in hours
};

std::optional<LocalDate> day_of(const LadderRow& row, const settings::Ladder& ladder,
                                const TaskFacts& facts, const Bases& bases, const Rules& rules) {
  if (row.percent > 0) {
    const auto whole = (facts.target - facts.issued).count();
    return facts.issued + std::chrono::days(whole * row.percent / 100);
  }
  if (row.missed > 0) {
    if (!bases.papers) return std::nullopt;
    const auto meeting = meeting_missed(*bases.papers, row.missed, rules);
    if (!meeting) return std::nullopt;
    return shifted(*meeting, row.at, ladder, rules);
  }
  switch (row.origin) {
    case LadderOrigin::target:
      return shifted(facts.target, row.at, ladder, rules);
    case LadderOrigin::papers_close:
      if (!bases.papers) return std::nullopt;
      return shifted(bases.papers->close, row.at, ladder, rules);
    case LadderOrigin::start:
      return shifted(facts.issued, row.at, ladder, rules);
    case LadderOrigin::statutory_end:
      if (!bases.statutory_end.named()) return std::nullopt;
      return shifted(bases.statutory_end, row.at, ladder, rules);
  }
  return std::nullopt;
}

std::string asks_of(RowKind kind) {
  switch (kind) {
    case RowKind::before:
      return "before";
    case RowKind::due:
      return "due";
    case RowKind::overdue:
      return "overdue";
    case RowKind::rung:
      return "";
  }
  return "";
}

std::string end_of(TakenBack unless) {
  switch (unless) {
    case TakenBack::never:
      return "";
    case TakenBack::acknowledged:
      return "acknowledged";
    case TakenBack::handed_in:
      return "handed-in";
  }
  return "";
}

// By day, by moment of a clock, and where two rungs share these by rung.
using ByDay = std::map<std::tuple<std::int32_t, std::int64_t, int>, PlanRow>;

// What asks and what climbs on one day is one row. Two rungs of one day are two: each is told.
void put(ByDay& days, PlanRow row) {
  const auto first = days.lower_bound({row.on.day, row.due_us, 0});
  const bool same =
      first != days.end() && first->second.on == row.on && first->second.due_us == row.due_us;
  if (!same) return void(days.emplace(std::tuple(row.on.day, row.due_us, 0), std::move(row)));
  PlanRow& there = first->second;
  if (there.rung > 0 && row.rung > 0) {
    days.emplace(std::tuple(row.on.day, row.due_us, row.rung), std::move(row));
  } else if (row.rung > 0) {
    row.asks = there.asks;
    there = std::move(row);
  } else if (there.asks.empty()) {
    there.asks = std::move(row.asks);
  }
}

// Rule 2: none earlier than half the lead time, none within the gap after the one before; the
// message of the new task is the first.
bool too_soon(const PlanRow& row, LocalDate before, const TaskFacts& facts, const Rules& rules) {
  const auto& limits = rules.settings.reminders;
  if (row.on - before < std::chrono::days(limits.gap_days)) return true;
  const auto half = (facts.target - facts.issued) / 2;
  return limits.half_lead && row.on < facts.issued + half;
}

void drop_too_soon(ByDay& days, const TaskFacts& facts, const Rules& rules) {
  LocalDate before = facts.issued;
  for (auto& [day, row] : days) {
    if (row.asks != "before" && row.asks != "due") continue;
    if (row.asks == "before" && too_soon(row, before, facts, rules)) {
      row.asks.clear();  // where it climbs as well, that comes on its day
    } else {
      before = row.on;
    }
  }
  std::erase_if(days,
                [](const auto& one) { return one.second.asks.empty() && one.second.rung == 0; });
}

// After the last row the owner is asked on, in the ladder's rhythm, up to its most.
void ask_on(ByDay& days, const settings::Ladder& ladder, const Rules& rules) {
  int asked = 0;
  LocalDate last;
  int at = 0;
  for (const auto& [day, row] : days) {
    if (row.asks != "overdue") continue;
    ++asked;
    last = row.on;
    at = row.at;
  }
  if (asked == 0 || ladder.overdue_every == 0) return;
  for (; asked < ladder.overdue_most; ++asked) {
    last = shifted(last, ladder.overdue_every, ladder, rules);
    at += ladder.overdue_every;
    PlanRow row;
    row.on = last;
    row.at = at;
    row.asks = "overdue";
    put(days, row);
  }
}

// A clock in hours runs from the instant that the task was issued, day and night.
PlanRow in_hours(const LadderRow& row, Instant start, const Period& period, const Rules& rules) {
  PlanRow planned;
  const std::int64_t offset = row.percent > 0 && period.in_hours()
                                  ? period.elapsed().us / 100 * row.percent
                                  : minutes(row.at_minutes).us;
  planned.due_us = start.us + offset;
  planned.on = rules.day(Instant{planned.due_us});
  planned.at = row.at_minutes;
  return planned;
}

// The same of a ladder in days that waits for no window: so many days later, at the same hour.
PlanRow at_the_hour(const LadderRow& row, Instant start, const Rules& rules) {
  PlanRow planned;
  const LocalDate day = rules.day(start) + std::chrono::days(row.at);
  const Instant at = rules.zone.at(day, rules.zone.time(start)) + minutes(row.at_minutes);
  planned.on = rules.day(at);
  planned.due_us = at.us;
  planned.at = row.at;
  return planned;
}

std::optional<PlanRow> in_days(const LadderRow& row, const settings::Ladder& ladder,
                               const TaskFacts& facts, const Bases& bases, const Rules& rules) {
  const auto day = day_of(row, ladder, facts, bases, rules);
  if (!day) return std::nullopt;
  PlanRow planned;
  planned.on = *day;
  planned.at = row.at;
  return planned;
}

}  // namespace

LocalDate due_day(const settings::Duty& duty, const TaskFacts& facts, const Rules& rules) {
  const auto papers = papers_of(duty, facts, rules);
  return papers ? papers->close : facts.target;
}

LocalDate shown_day(const settings::Duty& duty, const TaskFacts& facts, const Rules& rules) {
  const LocalDate due = due_day(duty, facts, rules);
  const people::Position* owner = rules.organisation.positions.find(facts.owner);
  const people::Member* member =
      owner == nullptr ? nullptr : rules.organisation.members.find(owner->occupant);
  if (member == nullptr) return due;
  for (LocalDate day = due; day >= facts.issued; day = day - std::chrono::days(1)) {
    const bool own_day = member->working_days.has(weekday(day));
    if (own_day && rules.calendars.open_at_office(day)) return day;
  }
  return due;
}

namespace {

std::optional<PlanRow> planned_row(const LadderRow& row, const settings::Ladder& ladder,
                                   const TaskFacts& facts, const Bases& bases, const Rules& rules) {
  if (ladder.unit == LadderUnit::hours) {
    return in_hours(row, facts.started, bases.period, rules);
  }
  if (ladder.at_once) return at_the_hour(row, facts.started, rules);
  return in_days(row, ladder, facts, bases, rules);
}

// Nobody above hears of what is still to be done before its owner had a day for it.
bool before_its_task(const PlanRow& row, LocalDate issued) {
  return row.rung > 0 && row.at < 0 && row.on <= issued;
}

// The ladder of a task, and every row of it that the task has, on its day.
struct Laid {
  const settings::Ladder* ladder = nullptr;
  ByDay days;
  std::vector<PlanRow> early;  // rungs that it has not, for they come before it
};

Laid lay_rows(const settings::Duty& duty, const TaskFacts& facts, const Rules& rules) {
  const Bases bases{papers_of(duty, facts, rules), statutory_end(duty, facts, rules),
                    duty.period.value_or(Period{})};
  Laid laid;
  const bool no_meeting = duty.ladder == "governance" && !bases.papers;
  laid.ladder = rules.ladders.find(no_meeting ? std::string_view("second-line") : duty.ladder);
  invariant(laid.ladder != nullptr, "a duty's ladder exists: the content check saw to it");
  for (const LadderRow& row : laid.ladder->rows) {
    if (!row.only_for.empty() && !settings::rests_on(rules.catalogue, duty, row.only_for)) continue;
    auto planned = planned_row(row, *laid.ladder, facts, bases, rules);
    if (!planned) continue;
    planned->asks = asks_of(row.kind);
    planned->rung = row.rung;
    if (row.rung > 0) planned->to = row.to;
    planned->also = row.also;
    planned->unless = end_of(row.unless);
    planned->body = row.body;
    planned->monday = row.monday && !settings::rests_on(rules.catalogue, duty, {"law", "gate"});
    put(laid.days, *planned);
  }
  if (laid.ladder->runs_at_night()) return laid;
  std::erase_if(laid.days, [&](const auto& one) {
    const bool early = before_its_task(one.second, facts.issued);
    if (early) laid.early.push_back(one.second);
    return early;
  });
  return laid;
}

}  // namespace

std::vector<PlanRow> make_plan(const settings::Duty& duty, const TaskFacts& facts,
                               const Rules& rules) {
  Laid laid = lay_rows(duty, facts, rules);
  if (!laid.ladder->runs_at_night()) drop_too_soon(laid.days, facts, rules);
  ask_on(laid.days, *laid.ladder, rules);
  std::vector<PlanRow> plan;
  for (auto& [day, row] : laid.days) plan.push_back(std::move(row));
  return plan;
}

std::vector<PlanRow> rows_too_soon(const settings::Duty& duty, const TaskFacts& facts,
                                   const Rules& rules) {
  const Laid all = lay_rows(duty, facts, rules);
  std::vector<PlanRow> early;
  if (all.ladder->runs_at_night()) return early;
  ByDay kept = all.days;
  drop_too_soon(kept, facts, rules);
  for (const auto& [day, row] : all.days) {
    const auto same = kept.find(day);
    if (same == kept.end() || same->second.asks != row.asks) early.push_back(row);
  }
  return early;
}

std::vector<PlanRow> rungs_before_task(const settings::Duty& duty, const TaskFacts& facts,
                                       const Rules& rules) {
  return lay_rows(duty, facts, rules).early;
}

namespace {

bool ahead(const PlanRow& row, const Now& now) {
  return row.due_us != 0 ? row.due_us > now.at.us : row.on > now.today;
}

bool asks_eyes(const PlanRow& row) { return row.asks == "approve"; }

}  // namespace

bool rows_ahead(const TaskFacts& facts, const Progress& progress, const Now& now) {
  return std::any_of(facts.plan.begin() + progress.row, facts.plan.end(),
                     [&](const PlanRow& row) { return ahead(row, now); });
}

void ask_eyes(TaskFacts& facts, const Progress& progress, LocalDate today, const Rules& rules) {
  const auto& limits = rules.settings.reminders;
  for (int asked = 1; asked < limits.approve_most; ++asked) {
    PlanRow row;
    row.at = asked * limits.approve_every_office_days;
    row.on = time::plus(today, WorkingDays{row.at}, rules.calendars);
    row.asks = "approve";
    const auto later = [&](const PlanRow& other) { return other.on > row.on; };
    const auto from = facts.plan.begin() + progress.row;
    facts.plan.insert(std::find_if(from, facts.plan.end(), later), row);
  }
}

void ask_owner_again(TaskFacts& facts, Progress& progress, const Now& now) {
  auto& plan = facts.plan;
  const auto passed = plan.begin() + progress.row;
  progress.row -= static_cast<int>(std::count_if(plan.begin(), passed, asks_eyes));
  std::erase_if(plan, asks_eyes);
  const auto rested = [&](const PlanRow& row) { return row.rung == 0 && ahead(row, now); };
  while (progress.row > 0 && rested(plan[static_cast<std::size_t>(progress.row) - 1])) {
    --progress.row;
  }
}

void leave_past(const TaskFacts& facts, Progress& progress, const Now& now) {
  const auto next = std::find_if(facts.plan.begin() + progress.row, facts.plan.end(),
                                 [&](const PlanRow& row) { return ahead(row, now); });
  progress.row = static_cast<int>(next - facts.plan.begin());
}

std::optional<LocalDate> eyes_asked_on(const TaskFacts& facts, const Progress& progress) {
  const auto next = std::find_if(facts.plan.begin() + progress.row, facts.plan.end(), asks_eyes);
  return next == facts.plan.end() ? std::nullopt : std::optional(next->on);
}

PlanRow take_rung(std::vector<PlanRow>& plan, int row, LocalDate asks_on) {
  const auto there = plan.begin() + row;
  PlanRow rung = *there;
  rung.asks.clear();
  PlanRow left;
  left.on = asks_on;
  left.due_us = there->due_us;
  left.at = there->at;
  left.asks = there->asks;
  left.at_once = there->at_once;
  if (left.asks.empty()) {
    plan.erase(there);
  } else {
    *there = std::move(left);
  }
  return rung;
}

std::vector<PlanRow> plan_again(const settings::Duty& duty, const TaskFacts& facts, int rung,
                                const Now& now, const Rules& rules) {
  TaskFacts from_today = facts;
  from_today.issued = from_today.target = now.today;
  from_today.started = now.at;
  std::vector<PlanRow> plan;
  for (PlanRow& row : make_plan(duty, from_today, rules)) {
    if (row.due_us == 0 && row.on <= now.today) continue;
    if (row.rung < rung) row.rung = 0;
    const bool soon = row.on - now.today < std::chrono::days(rules.settings.reminders.gap_days);
    if (row.due_us == 0 && row.rung == 0 && soon) continue;  // "sent back" was said today
    if (row.rung > 0 || !row.asks.empty()) plan.push_back(std::move(row));
  }
  return plan;
}

void follow_end(const settings::Duty& duty, TaskFacts& facts, int from, const Rules& rules) {
  const settings::Ladder* ladder = rules.ladders.find(facts.ladder);
  const LocalDate end = statutory_end(duty, facts, rules);
  if (ladder == nullptr || !end.named()) return;
  const auto first = facts.plan.begin() + from;
  for (const LadderRow& row : ladder->rows) {
    if (row.origin != LadderOrigin::statutory_end || row.rung == 0) continue;
    const auto same = std::find_if(first, facts.plan.end(), [&](const PlanRow& planned) {
      return planned.rung == row.rung && planned.to == row.to && planned.at == row.at;
    });
    if (same != facts.plan.end()) same->on = shifted(end, row.at, *ladder, rules);
  }
  std::stable_sort(first, facts.plan.end(),
                   [](const PlanRow& one, const PlanRow& other) { return one.on < other.on; });
}

}  // namespace cadans::decide
