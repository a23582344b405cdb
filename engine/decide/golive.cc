#include "engine/decide/golive.h"

#include <algorithm>
#include <optional>

#include "engine/decide/brake.h"
#include "engine/decide/task_facts.h"
#include "engine/decide/week.h"
#include "engine/time/working_days.h"

namespace cadans::decide {
namespace {

using std::chrono::days;

constexpr const char* everybody = "golive";
constexpr int asked_anew_most = 5'000;
constexpr days before_holiday(14);

std::string golive_mark(std::string_view team) {
  return team.empty() ? everybody : std::string(everybody) + "/" + std::string(team);
}

LocalDate earlier(LocalDate one, LocalDate other) {
  return !one.named() || (other.named() && other < one) ? other : one;
}

std::string team_of(const Rules& rules, std::string_view position) {
  const people::Position* known = rules.organisation.positions.find(position);
  return known == nullptr ? std::string() : known->team;
}

// The holiday that keeps a golive from this day: the recess that it falls in, or shortly before.
const people::Recess* holiday_near(const Rules& rules, LocalDate day) {
  const auto& all = rules.organisation.recesses;
  const auto near = std::find_if(all.begin(), all.end(), [&](const people::Recess& recess) {
    return recess.first - before_holiday <= day && day <= recess.last;
  });
  return near == all.end() ? nullptr : &*near;
}

bool speaks_already(const Turn& turn, std::string_view team) {
  const LocalDate day = team.empty()
                            ? golive_day(turn.state, "")
                            : earlier(golive_day(turn.state, ""), golive_day(turn.state, team));
  return day.named() && day <= turn.today;
}

void refuse_day(Turn& turn, LocalDate day) {
  words::Values values;
  values.flag("passed", day < turn.today);
  if (const auto* holiday = holiday_near(turn.rules, day)) {
    values.day("holiday_from", holiday->first).day("holiday_until", holiday->last);
  }
  const LocalDate from = std::max(day, turn.today);
  refuse(turn, "golive_day", values.day("possible_date", first_fit(turn.rules, from)));
}

// Every chase that waits for the golive waits for this day from now on.
void ask_anew(Turn& turn, std::string_view team) {
  for (const InstanceId task : turn.state.running("task", {}, asked_anew_most)) {
    const auto facts = team.empty() ? std::nullopt : turn.state.facts(task);
    if (facts && team_of(turn.rules, task_facts(*facts).owner) != team) continue;
    raise(turn, "task.row-due", task);
  }
}

}  // namespace

LocalDate golive_day(const View& state, std::string_view team) {
  return parse_local_date(state.mark(golive_mark(team))).value_or(LocalDate());
}

LocalDate golive_of(const View& state, const Rules& rules, std::string_view position) {
  LocalDate day = golive_day(state, "");
  if (!position.empty()) {
    const std::string team = team_of(rules, position);
    return team.empty() ? day : earlier(day, golive_day(state, team));
  }
  for (const people::Team& team : rules.organisation.teams) {
    day = earlier(day, golive_day(state, team.key));
  }
  return day;
}

bool speaks(const View& state, const Rules& rules, std::string_view position, LocalDate today) {
  const auto come = [today](LocalDate day) { return day.named() && day <= today; };
  return come(golive_day(state, "")) || come(golive_of(state, rules, position));
}

LocalDate latest_golive(const View& state, const Rules& rules, LocalDate today) {
  LocalDate latest = golive_day(state, "");
  const bool to_come = latest.named() && today < latest;
  for (const people::Team& team : rules.organisation.teams) {
    const LocalDate day = golive_day(state, team.key);
    if (!day.named() || today < day) continue;
    if (!latest.named() || to_come || latest < day) latest = day;
  }
  return latest;
}

LocalDate first_fit(const Rules& rules, LocalDate from) {
  LocalDate monday = monday_of(from);
  if (monday < from) monday = monday + days(7);
  while (const auto* holiday = holiday_near(rules, monday)) {
    monday = monday_of(holiday->last) + days(14);
  }
  return time::open_on_or_after(monday, rules.calendars);
}

void golive(Turn& turn) {
  const std::string team(turn.event.value("team"));
  const auto day = parse_local_date(turn.event.value("day"));
  if (!turn.ours && !may_release(turn)) return refuse_release(turn);
  if (!day) return refuse_date(turn, "day");
  if (!team.empty() && turn.rules.organisation.teams.find(team) == nullptr) {
    return refuse(turn, "unknown_team", words::Values().text("asked_for", team));
  }
  if (speaks_already(turn, team)) return refuse(turn, "not_now");
  const bool fits = turn.today <= *day && holiday_near(turn.rules, *day) == nullptr;
  if (!turn.ours && !fits) return refuse_day(turn, *day);
  add(turn, MarkSet{golive_mark(team), to_string(*day)});
  ask_anew(turn, team);
  if (*day <= turn.today) raise(turn, "engine.follow-content", {});
}

}  // namespace cadans::decide
