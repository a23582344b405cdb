#include "engine/settings/behaviour.h"

#include <fmt/format.h>

#include <cmath>

#include "engine/settings/table.h"
#include "engine/settings/toml_node.h"

namespace cadans::settings {
namespace {

constexpr int behaviour_schema = 1;
constexpr int days_max = 60;
constexpr double sum_off_max = 0.001;

void read_range(Table& table, std::string_view key, DayRange& to) {
  std::vector<int> days;
  if (!table.may(key, days)) return;
  if (days.size() != 2 || days[0] < 0 || days[1] < days[0] || days[1] > days_max) {
    table.refuse(key, fmt::format("is the least and the most, as [1, 8], at most {}", days_max));
    return;
  }
  to = {days[0], days[1]};
}

void read_habits(Table& table, Habits& habits) {
  table.may("on_time", habits.on_time, 0, 1);
  table.may("late", habits.late, 0, 1);
  table.may("in_progress_only", habits.in_progress_only, 0, 1);
  table.may("silent", habits.silent, 0, 1);
  table.may("helps", habits.helps, 0, 1);
  table.may("answers", habits.answers, 0, 1);
  table.may("absent", habits.absent, 0, 1);
  table.may("bounce", habits.bounce, 0, 1);
  table.may("advises", habits.advises, 0, 1);
  read_range(table, "early_days", habits.early_days);
  read_range(table, "late_days", habits.late_days);
  read_range(table, "rung_days", habits.rung_days);
  read_range(table, "answer_days", habits.answer_days);
  read_range(table, "absent_days", habits.absent_days);
  const double sum = habits.on_time + habits.late + habits.in_progress_only + habits.silent;
  if (std::abs(sum - 1) > sum_off_max) {
    table.refuse("on_time", fmt::format("on_time, late, in_progress_only and silent add up to "
                                        "{:.3f} here; they must make 1",
                                        sum));
  }
  table.finish();
}

void read_override(Table& table, const Habits& usual, Behaviour::Overrides& by_position,
                   Behaviour::Overrides& by_role) {
  std::string position;
  std::string role;
  table.may("position", position);
  table.may("role", role);
  if (position.empty() == role.empty()) {
    table.refuse(role.empty() ? "position" : "role", "an override names a role or a position");
  }
  Habits habits = usual;
  habits.place = table.place();
  read_habits(table, habits);
  Behaviour::Overrides& to = role.empty() ? by_position : by_role;
  if (!to.emplace(role.empty() ? position : role, habits).second) {
    table.refuse(role.empty() ? "position" : "role", "stands here twice");
  }
}

}  // namespace

const Habits& Behaviour::of(std::string_view position,
                            const std::vector<std::string>& roles) const {
  if (const auto found = by_position_.find(position); found != by_position_.end()) {
    return found->second;
  }
  for (const std::string& role : roles) {
    if (const auto found = by_role_.find(role); found != by_role_.end()) return found->second;
  }
  return usual_;
}

Result<Behaviour> parse_behaviour(const File& file) {
  Problems problems;
  const Node node = parse_toml(file, problems);
  if (has_errors(problems)) return as_error(std::move(problems));
  Table root(node, file, problems);
  root.schema(behaviour_schema);
  Habits usual;
  Behaviour::Overrides by_position;
  Behaviour::Overrides by_role;
  for (Table& table : root.table("default")) read_habits(table, usual);
  for (Table& table : root.tables("override")) read_override(table, usual, by_position, by_role);
  root.finish();
  if (has_errors(problems)) return as_error(std::move(problems));
  return Behaviour(usual, std::move(by_position), std::move(by_role));
}

}  // namespace cadans::settings
