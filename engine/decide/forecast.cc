#include "engine/decide/forecast.h"

#include <map>

#include "engine/decide/authority.h"
#include "engine/decide/desk.h"
#include "engine/decide/golive.h"
#include "engine/decide/horizon.h"
#include "engine/decide/letter.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/plan.h"
#include "engine/people/presence.h"

namespace cadans::decide {
namespace {

using std::chrono::days;

constexpr const char* forecast_mark = "forecast";
constexpr days told_before(14);
constexpr days told_after(7);
constexpr int named_most = 1'000;

struct Counted {
  std::int64_t tasks = 0;
  std::int64_t passed = 0;  // its date lies before the golive
};

class Month {
 public:
  Month(const View& state, const Rules& rules, LocalDate today)
      : state_(state),
        rules_(rules),
        today_(today),
        until_(time::plus(golive_of(state, rules, ""), Period{1, Period::Unit::months})) {}

  void count_tasks() {
    const Desk desk{state_, rules_, {}, {}};
    for (const InstanceId id : state_.running("task", {}, tasks_most)) {
      const auto task = task_at(desk, id);
      if (task) count(task->facts.owner, due_day(*task->duty, task->facts, rules_));
    }
  }

  void count_named() {
    for (const settings::Duty& duty : rules_.catalogue.duties()) {
      const bool named = duty.anchor == settings::Anchor::calendar && duty.rule && !duty.ended;
      if (!named || duty.stage > stage_now) continue;
      const auto all = occurrences(duty, rules_.organisation.stage.journey_start,
                                   {today_, until_, named_most}, rules_.calendars);
      for (const people::Subject& subject : subjects_of(duty, rules_.organisation, stage_now)) {
        const auto holder = people::holder(rules_.organisation, duty.doer(), subject);
        for (const Occurrence& one : all) {
          if (holder && one.issue > today_) count(holder->key, one.target);
        }
      }
    }
  }

  [[nodiscard]] words::Values::Rows rows() const {
    words::Values::Rows rows;
    for (const people::Team& team : rules_.organisation.teams) {
      const auto found = counted_.find(team.key);
      if (found == counted_.end()) continue;
      rows.push_back(words::Values()
                         .text("team_name", team.name)
                         .count("task_count", found->second.tasks)
                         .count("passed_count", found->second.passed));
    }
    return rows;
  }

 private:
  void count(const std::string& owner, LocalDate due) {
    const people::Position* position = rules_.organisation.positions.find(owner);
    const LocalDate golive = golive_of(state_, rules_, owner);
    if (position == nullptr || !golive.named() || golive > until_ || due > until_) return;
    Counted& team = counted_[position->team];
    ++team.tasks;
    if (due < golive) ++team.passed;
  }

  const View& state_;
  const Rules& rules_;
  LocalDate today_;
  LocalDate until_;
  std::map<std::string, Counted> counted_;
};

}  // namespace

words::Values::Rows first_month(const View& state, const Rules& rules, LocalDate today) {
  Month month(state, rules, today);
  month.count_tasks();
  month.count_named();
  return month.rows();
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
