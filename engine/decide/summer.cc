#include "engine/decide/summer.h"

#include <algorithm>
#include <set>

#include "engine/decide/authority.h"
#include "engine/decide/coming_work.h"
#include "engine/decide/desk.h"

namespace cadans::decide {
namespace {

constexpr const char* summer_mark = "summer";  // the last year in which it was told
constexpr std::size_t summer_listed_most = 25;

int year_of(LocalDate day) { return static_cast<int>(day.ymd().year()); }

LocalDate on(int year, int month, int day) {
  return LocalDate(std::chrono::year(year) / month / day);
}

std::string ciso_of(const people::Organisation& organisation) {
  const auto holder = people::holder(organisation, "ciso");
  return holder ? holder->key : std::string();
}

std::string led_by(const people::Organisation& organisation, const people::Team& team) {
  return team.led_by.empty() ? ciso_of(organisation) : team.led_by;
}

// Who leads the team of whose work it is; "" = it is in no team.
std::string leader_of(const people::Organisation& organisation, const ComingWork& work) {
  const people::Position* owner = organisation.positions.find(work.owner);
  const people::Team* team = owner == nullptr ? nullptr : organisation.teams.find(owner->team);
  return team == nullptr ? std::string() : led_by(organisation, *team);
}

std::vector<ComingWork> in_summer(const View& state, const Rules& rules, LocalDate today) {
  const int year = year_of(today);
  auto all = coming_work(state, rules, today, on(year, 8, 31));
  std::erase_if(all, [&](const ComingWork& work) { return work.due < on(year, 7, 1); });
  return all;
}

}  // namespace

void tell_of_summer(Turn& turn) {
  const int year = year_of(turn.today);
  const bool may = on(year, 5, 1) <= turn.today && turn.today < on(year, 6, 1);
  if (!may || !live(turn) || turn.state.mark(summer_mark) == std::to_string(year)) return;
  std::set<std::string> leaders;
  for (const ComingWork& work : in_summer(turn.state, turn.rules, turn.today)) {
    leaders.insert(leader_of(turn.rules.organisation, work));
  }
  for (const std::string& leader : leaders) notify(turn, {}, "summer", leader);
  add(turn, MarkSet{summer_mark, std::to_string(year)});
}

words::Item summer_item(const Desk& desk, const Notice& notice) {
  auto all = in_summer(desk.state, desk.rules, desk.reader.today);
  std::erase_if(all, [&](const ComingWork& work) {
    return leader_of(desk.rules.organisation, work) != notice.position;
  });
  std::ranges::stable_sort(all, {}, &ComingWork::due);
  words::Values values;
  values.count("task_count", static_cast<std::int64_t>(all.size()));
  if (all.size() > summer_listed_most) {
    values.count("more_count", static_cast<std::int64_t>(all.size() - summer_listed_most));
    all.resize(summer_listed_most);
  }
  words::Values::Rows rows;
  for (const ComingWork& work : all) {
    rows.push_back(words::Values()
                       .text("task_title", title(desk, *work.duty))
                       .text("subject_name", subject_name(desk, work.subject))
                       .text("owner_position", position_title(desk, work.owner))
                       .day("due_date", work.due));
  }
  values.rows("tasks", std::move(rows));
  return words::Item{"mail.summer", std::move(values)};
}

}  // namespace cadans::decide
