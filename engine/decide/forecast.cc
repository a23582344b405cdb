#include "engine/decide/forecast.h"

#include <map>

#include "engine/decide/authority.h"
#include "engine/decide/coming_work.h"
#include "engine/decide/golive.h"
#include "engine/decide/letter.h"
#include "engine/people/presence.h"

namespace cadans::decide {
namespace {

using std::chrono::days;

constexpr const char* forecast_mark = "forecast";
constexpr days told_before(14);
constexpr days told_after(7);

struct Counted {
  std::int64_t tasks = 0;
  std::int64_t passed = 0;  // its date lies before the golive
};

using CountedTeams = std::map<std::string, Counted>;

void count(const View& state, const Rules& rules, LocalDate until, const ComingWork& work,
           CountedTeams& counted) {
  const people::Position* position = rules.organisation.positions.find(work.owner);
  const LocalDate golive = golive_of(state, rules, work.owner);
  if (position == nullptr || !golive.named() || golive > until) return;
  Counted& team = counted[position->team];
  ++team.tasks;
  if (work.due < golive) ++team.passed;
}

}  // namespace

words::Values::Rows first_month(const View& state, const Rules& rules, LocalDate today) {
  const LocalDate until = time::plus(golive_of(state, rules, ""), Period{1, Period::Unit::months});
  CountedTeams counted;
  for (const ComingWork& work : coming_work(state, rules, today, until)) {
    count(state, rules, until, work, counted);
  }
  words::Values::Rows rows;
  for (const people::Team& team : rules.organisation.teams) {
    const auto found = counted.find(team.key);
    if (found == counted.end()) continue;
    rows.push_back(words::Values()
                       .text("team_name", team.name)
                       .count("task_count", found->second.tasks)
                       .count("passed_count", found->second.passed));
  }
  return rows;
}

void tell_directie(Turn& turn) {
  if (!turn.state.mark(forecast_mark).empty()) return;
  const LocalDate golive = golive_of(turn.state, turn.rules, "");
  if (!golive.named() || turn.today < golive - told_before || golive + told_after < turn.today) {
    return;
  }
  Letter letter;
  letter.person = acting_person(turn, secretary_of(turn, "directie"));
  letter.key = "forecast/" + letter.person + "/" + to_string(golive);
  letter.urgency = Urgency::act;
  const auto& organisation = turn.rules.organisation;
  const bool works =
      people::works_on(organisation, letter.person, turn.today, turn.rules.calendars);
  if (letter.person.empty() || !works) return;
  const Period month{1, Period::Unit::months};
  words::Values values;
  values.day("golive_date", golive).day("until_date", time::plus(golive, month));
  values.rows("by_team", first_month(turn.state, turn.rules, turn.today));
  if (post_alarm(turn, letter, "mail.forecast", values)) {
    add(turn, MarkSet{forecast_mark, to_string(turn.today)});
  }
}

}  // namespace cadans::decide
