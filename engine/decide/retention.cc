#include "engine/decide/retention.h"

#include <algorithm>
#include <set>

#include "engine/decide/authority.h"
#include "engine/decide/desk.h"
#include "engine/decide/letter_lists.h"

namespace cadans::decide {
namespace {

constexpr const char* listed_mark = "retention";  // the last month of which a list was made
constexpr std::size_t kept_listed_most = 25;

std::string month_of(LocalDate day) { return to_string(day).substr(0, std::size("2027-01") - 1); }

LocalDate last_of_month(LocalDate day) {
  const auto ymd = day.ymd();
  return LocalDate(std::chrono::year_month_day(ymd.year() / ymd.month() / std::chrono::last));
}

// What ends by the last day of this month and is listed for that role, the first to end first.
std::vector<TaskAtDesk> ending(const Desk& desk, std::string_view role) {
  const LocalDate until = last_of_month(desk.reader.today);
  std::vector<TaskAtDesk> all;
  for (const InstanceId id : desk.state.running("task", {}, tasks_most)) {
    auto task = task_at(desk, id);
    const auto* ladder = task ? desk.rules.ladders.find(task->facts.ladder) : nullptr;
    if (ladder == nullptr || ladder->monthly_list != role || task->facts.target > until) continue;
    all.push_back(*std::move(task));
  }
  std::ranges::stable_sort(all, {}, [](const TaskAtDesk& task) { return task.facts.target; });
  return all;
}

// The roles that get a list, of ladders on which a duty of this content stands.
std::set<std::string> who_keep(const Rules& rules) {
  std::set<std::string> roles;
  for (const settings::Duty& duty : rules.catalogue.duties()) {
    const auto* ladder = rules.ladders.find(duty.ladder);
    if (ladder != nullptr && !ladder->monthly_list.empty()) roles.insert(ladder->monthly_list);
  }
  return roles;
}

std::string role_of(const Rules& rules, const Notice& notice) {
  for (const std::string& role : who_keep(rules)) {
    const auto holder = people::holder(rules.organisation, role);
    if (holder && holder->key == notice.position) return role;
  }
  return {};
}

}  // namespace

void list_what_ends(Turn& turn) {
  const std::string month = month_of(turn.today);
  if (!live(turn) || turn.state.mark(listed_mark) == month) return;
  const auto roles = who_keep(turn.rules);
  if (roles.empty()) return;
  const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
  for (const std::string& role : roles) {
    const std::string position = position_of(turn, role, {}, "");
    if (waits(turn, "retention", position) || ending(desk, role).empty()) continue;
    notify(turn, {}, "retention", position);
  }
  add(turn, MarkSet{listed_mark, month});
}

words::Item retention_item(const Desk& desk, const Notice& notice) {
  auto all = ending(desk, role_of(desk.rules, notice));
  words::Values values;
  values.count("task_count", static_cast<std::int64_t>(all.size()));
  if (all.size() > kept_listed_most) {
    values.count("more_count", static_cast<std::int64_t>(all.size() - kept_listed_most));
    all.resize(kept_listed_most);
  }
  words::Values::Rows rows;
  for (const TaskAtDesk& task : all) {
    words::Values row;
    task_values(desk, task, row);
    rows.push_back(std::move(row));
  }
  values.rows("tasks", std::move(rows));
  return words::Item{"mail.retention", std::move(values)};
}

}  // namespace cadans::decide
