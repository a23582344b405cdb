// The CISO's rung: judge, advise and route. Each answer is told to whose work it is and to who
// manages that; none of them closes the task or moves a date.

#include <algorithm>

#include "engine/decide/agenda.h"
#include "engine/decide/authority.h"
#include "engine/decide/task_work.h"
#include "engine/decide/who_has.h"

namespace cadans::decide {
namespace {

constexpr std::string_view directie = "directie";

void keep_advice(const Turn& turn, TaskFacts& facts) {
  facts.advice = {std::string(turn.event.verb()), turn.event.actor, turn.today,
                  day_said(turn, "day"), std::string(turn.event.value("reason"))};
}

void tell_of_advice(Turn& turn, const TaskWork& task) {
  notify(turn, task.id, "advised", asked_of(task.facts));
  const std::string manager = manager_of(turn, task.facts);
  if (acting_person(turn, manager) == turn.event.actor) return;
  notify(turn, task.id, "advised", manager);
}

// A paper about it waits for a body already: the advice goes into that one.
bool advise_what_waits(Turn& turn, const TaskFacts& facts) {
  for (const Told& told : facts.told) {
    const InstanceId id{told.item};
    const auto now = id.n == 0 ? std::nullopt : turn.state.snapshot(id);
    if (!now || ended(now->state)) continue;
    ItemFacts item = item_facts(turn.state.facts(id).value());
    take_advice(item, facts);
    add(turn, FactsSet{id, to_text(item)});
    return true;
  }
  return false;
}

// The rung of the directie, which comes today; what its row asks of the owner keeps its day.
std::optional<PlanRow> take_its_rung(const Turn& turn, TaskWork& task) {
  auto& plan = task.facts.plan;
  const auto row = std::find_if(plan.begin() + task.now.progress.row, plan.end(),
                                [](const PlanRow& one) { return one.body && one.to == directie; });
  if (row == plan.end()) return std::nullopt;
  PlanRow rung = take_rung(plan, static_cast<int>(row - plan.begin()), row->on);
  rung.on = turn.today;
  return rung;
}

}  // namespace

void agree_day(Turn& turn, TaskWork& task) {
  keep_advice(turn, task.facts);
  task.now.progress.planned = task.facts.advice.day.day;
  chase_on(turn, task);
  tell_of_advice(turn, task);
}

void lay_before(Turn& turn, TaskWork& task) {
  keep_advice(turn, task.facts);
  if (!advise_what_waits(turn, task.facts)) {
    const auto rung = take_its_rung(turn, task);
    if (!rung) return refuse(turn, "no_body_ahead");
    climb(turn, task, *rung);
    chase_on(turn, task);
  }
  tell_of_advice(turn, task);
}

}  // namespace cadans::decide
