#include "engine/decide/plan.h"

#include <algorithm>
#include <map>

#include "engine/people/meetings.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

using settings::LadderOrigin;
using settings::LadderRow;
using settings::LadderUnit;
using settings::RowKind;

constexpr int meetings_most = 60;  // looked at, for one whose papers can still be made

LocalDate shifted(LocalDate from, int at, const settings::Ladder& ladder, const Rules& rules) {
  if (ladder.unit == LadderUnit::office_days) {
    return time::plus(from, WorkingDays{at}, rules.calendars);
  }
  return from + std::chrono::days(at);
}

// The meeting that the papers are for: the last one before the target whose papers can still be
// made.
std::optional<LocalDate> meeting_for(std::string_view body, const TaskFacts& facts,
                                     const Rules& rules) {
  const people::MeetingBody* known = rules.organisation.bodies.find(body);
  if (known == nullptr) return std::nullopt;
  const auto last =
      people::last_meeting_on_or_before(rules.organisation, body, facts.target, rules.calendars);
  if (last && people::papers_close(*known, *last, rules.calendars) > facts.issued) return *last;
  LocalDate from = facts.issued;
  for (int tries = 0; tries < meetings_most; ++tries) {
    const auto next = people::next_meeting(rules.organisation, body, from, rules.calendars);
    if (!next) return std::nullopt;
    if (people::papers_close(*known, *next, rules.calendars) > facts.issued) return *next;
    from = *next + std::chrono::days(1);
  }
  return std::nullopt;
}

// The n-th meeting from `first` on that passes without the paper.
std::optional<LocalDate> meeting_missed(std::string_view body, LocalDate first, int times,
                                        const Rules& rules) {
  LocalDate meeting = first;
  for (int k = 1; k < times; ++k) {
    const auto next = people::next_meeting(rules.organisation, body, meeting + std::chrono::days(1),
                                           rules.calendars);
    if (!next) return std::nullopt;
    meeting = *next;
  }
  return meeting;
}

struct Bases {
  std::string body;
  std::optional<LocalDate> meeting;
  std::optional<LocalDate> papers_close;
};

Bases bases_of(const settings::Duty& duty, const TaskFacts& facts, const Rules& rules) {
  Bases bases;
  for (const std::string& role : {duty.role, duty.approver}) {
    if (rules.organisation.bodies.find(role) != nullptr) bases.body = role;
    if (!bases.body.empty()) break;
  }
  if (bases.body.empty()) return bases;
  bases.meeting = meeting_for(bases.body, facts, rules);
  if (bases.meeting) {
    bases.papers_close = people::papers_close(*rules.organisation.bodies.find(bases.body),
                                              *bases.meeting, rules.calendars);
  }
  return bases;
}

std::optional<LocalDate> day_of(const LadderRow& row, const settings::Ladder& ladder,
                                const TaskFacts& facts, const Bases& bases, const Rules& rules) {
  if (row.percent > 0) {
    const auto whole = (facts.target - facts.issued).count();
    return facts.issued + std::chrono::days(whole * row.percent / 100);
  }
  if (row.missed > 0) {
    if (!bases.meeting) return std::nullopt;
    const auto meeting = meeting_missed(bases.body, *bases.meeting, row.missed, rules);
    if (!meeting) return std::nullopt;
    return shifted(*meeting, row.at, ladder, rules);
  }
  switch (row.origin) {
    case LadderOrigin::target:
      return shifted(facts.target, row.at, ladder, rules);
    case LadderOrigin::papers_close:
      if (!bases.papers_close) return std::nullopt;
      return shifted(*bases.papers_close, row.at, ladder, rules);
    case LadderOrigin::start:
      return shifted(facts.issued, row.at, ladder, rules);
    case LadderOrigin::statutory_end:
      return std::nullopt;
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

using ByDay = std::map<std::pair<std::int32_t, std::int64_t>, PlanRow>;

void put(ByDay& days, PlanRow row) {
  const auto [place, fresh] = days.try_emplace({row.on.day, row.due_us}, row);
  if (fresh) return;
  PlanRow& there = place->second;
  if (there.asks.empty()) there.asks = row.asks;
  if (row.rung > there.rung) {
    row.asks = there.asks;
    there = row;
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
  for (auto place = days.begin(); place != days.end();) {
    PlanRow& row = place->second;
    if (row.asks == "before" || row.asks == "due") {
      if (row.asks == "before" && too_soon(row, before, facts, rules)) {
        place = days.erase(place);
        continue;
      }
      before = row.on;
    }
    ++place;
  }
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

std::optional<Papers> papers_of(const settings::Duty& duty, const TaskFacts& facts,
                                const Rules& rules) {
  const settings::Ladder* ladder = rules.ladders.find(duty.ladder);
  if (ladder == nullptr) return std::nullopt;
  const bool from_papers =
      std::any_of(ladder->rows.begin(), ladder->rows.end(),
                  [](const LadderRow& row) { return row.origin == LadderOrigin::papers_close; });
  const Bases bases = from_papers ? bases_of(duty, facts, rules) : Bases{};
  if (!bases.meeting || !bases.papers_close) return std::nullopt;
  return Papers{bases.body, *bases.meeting, *bases.papers_close};
}

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

std::vector<PlanRow> make_plan(const settings::Duty& duty, const TaskFacts& facts,
                               const Rules& rules) {
  const Bases bases = bases_of(duty, facts, rules);
  const settings::Ladder* ladder = rules.ladders.find(duty.ladder);
  if (duty.ladder == "governance" && !bases.meeting) ladder = rules.ladders.find("second-line");
  invariant(ladder != nullptr, "a duty's ladder exists: the content check saw to it");
  ByDay days;
  for (const LadderRow& row : ladder->rows) {
    if (!row.only_for.empty() && !settings::rests_on(rules.catalogue, duty, row.only_for)) continue;
    auto planned = ladder->unit == LadderUnit::hours
                       ? in_hours(row, facts.started, duty.period.value_or(Period{}), rules)
                       : in_days(row, *ladder, facts, bases, rules);
    if (!planned) continue;
    planned->asks = asks_of(row.kind);
    planned->rung = row.rung;
    if (row.rung > 0) planned->to = row.to;
    planned->also = row.also;
    planned->body = row.body;
    planned->monday = row.monday && !settings::rests_on(rules.catalogue, duty, {"law", "gate"});
    put(days, *planned);
  }
  if (ladder->unit != LadderUnit::hours) drop_too_soon(days, facts, rules);
  ask_on(days, *ladder, rules);
  std::vector<PlanRow> plan;
  for (auto& [day, row] : days) plan.push_back(std::move(row));
  return plan;
}

bool rows_ahead(const TaskFacts& facts, const Progress& progress, const Now& now) {
  return std::any_of(facts.plan.begin() + progress.row, facts.plan.end(), [&](const PlanRow& row) {
    return row.due_us != 0 ? row.due_us > now.at.us : row.on > now.today;
  });
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

namespace {

// The day of a row as it is now: a rung moves on when the one before was delivered late.
LocalDate day_now(const TaskFacts& facts, const Progress& progress, std::size_t index,
                  const Rules& rules) {
  const PlanRow& row = facts.plan[index];
  if (row.rung == 0 || progress.delivered == 0) return row.on;
  for (std::size_t before = index; before-- > 0;) {
    const PlanRow& reached = facts.plan[before];
    if (reached.rung == 0) continue;
    const WorkingDays distance = time::between(reached.on, row.on, rules.calendars);
    return std::max(row.on, time::plus(LocalDate(progress.delivered), distance, rules.calendars));
  }
  return row.on;
}

bool silent(const PlanRow& row, const Progress& progress) {
  return row.rung == 0 && progress.planned != 0 && row.on < LocalDate(progress.planned);
}

std::optional<NextRow> from_row(const TaskFacts& facts, const Progress& progress,
                                const Rules& rules, bool climbing) {
  for (auto index = static_cast<std::size_t>(progress.row); index < facts.plan.size(); ++index) {
    const PlanRow& row = facts.plan[index];
    if (silent(row, progress) || (climbing && row.rung == 0)) continue;
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
  const bool quiet_until_plan = progress.planned != 0 && today < LocalDate(progress.planned);
  auto index = static_cast<std::size_t>(progress.row);
  for (; index < facts.plan.size(); ++index) {
    const PlanRow& row = facts.plan[index];
    const bool reached =
        row.due_us != 0 ? row.due_us <= now.us : day_now(facts, progress, index, rules) <= today;
    if (!reached || (row.rung > 0 && due.climbs != nullptr)) break;
    if (!row.asks.empty() && !quiet_until_plan) ask(due, row);
    if (row.rung > 0) due.climbs = &row;
  }
  due.next = static_cast<int>(index);
  due.top = std::none_of(facts.plan.begin() + due.next, facts.plan.end(),
                         [](const PlanRow& row) { return row.rung > 0; });
  return due;
}

}  // namespace cadans::decide
