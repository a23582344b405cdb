#include "engine/decide/personal.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/plan.h"

namespace cadans::decide {
namespace {

constexpr int days_a_week = 7;

std::string reads_along(const Rules& rules, const TaskFacts& facts) {
  const settings::Ladder* ladder = rules.ladders.find(facts.ladder);
  return ladder == nullptr ? std::string() : ladder->personal;
}

}  // namespace

bool is_personal(const Rules& rules, const TaskFacts& facts) {
  return !reads_along(rules, facts).empty();
}

void ask_in_person(Turn& turn, InstanceId task, const TaskFacts& facts) {
  notify(turn, task, std::string(personal_kind), asked_of(facts));
  const std::string role = reads_along(turn.rules, facts);
  const std::string along = position_of(turn, role, facts.subject, facts.owner);
  if (along != asked_of(facts)) notify(turn, task, std::string(reads_along_kind), along);
}

void personal_values(const Desk& desk, const TaskAtDesk& task, words::Values& values) {
  const LocalDate due = due_day(*task.duty, task.facts, desk.rules);
  values.count("weeks_left",
               std::max<std::int64_t>(0, (due - desk.reader.today).count() / days_a_week));
  values.text("clauses", clauses(desk, *task.duty));
  const std::string role = reads_along(desk.rules, task.facts);
  values.text("along_name", acting_name(desk, position_for(desk, role, task.facts)));
}

}  // namespace cadans::decide
