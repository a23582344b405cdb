#pragma once
// A task in hand during one event: its row and its facts, as they will be written at the end.

#include <string>
#include <vector>

#include "engine/decide/authority.h"
#include "engine/decide/plan.h"
#include "engine/decide/task_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

struct TaskWork {
  InstanceId id;
  Snapshot before;
  Snapshot now;
  TaskFacts facts;
  TaskFacts known;  // as they were, to see whether they changed
  const settings::Duty* duty = nullptr;
  bool timer_fired = false;  // the one that waited is gone already
  std::vector<Notice>
      at_once;  // what a clock in hours says: mails of their own, when all is decided
};

// Sets the timer of the next row, or takes it away; at most one waits for a task.
void chase_on(Turn& turn, TaskWork& task);
void chase_stop(Turn& turn, TaskWork& task);

// A rung was delivered, or came back: who was told follows it, or the next one comes at once.
void settle_rung(Turn& turn, TaskWork& task);

// The row that came due climbs: who is told, who is passed over and by which rule.
void climb(Turn& turn, TaskWork& task, const PlanRow& row);

// The answers of the CISO: a day agreed with the line; or a body decides, with advice.
void agree_day(Turn& turn, TaskWork& task);
void lay_before(Turn& turn, TaskWork& task);

// When all is decided: what a clock says are mails of their own. The task is spent.
void say_at_once(Turn& turn, TaskWork& task);

// The year of its cycle (people/cycles.h). A new task belongs to the one of its day, or to the
// first that is not over; what its year did not finish moves to the next, and so does what is taken
// up again after it.
void join_year(const Turn& turn, TaskWork& task);
[[nodiscard]] bool year_is_over(const Turn& turn, const TaskWork& task);
void move_to_next_year(const Turn& turn, TaskWork& task);
// While the management review of a year is open, that year does not act.
void note_review(Turn& turn, const TaskWork& task);

// Reminds the one whose turn it is: the owner, or who looks at what was handed in.
void ask_turn(Turn& turn, TaskWork& task, const PlanRow& row);

// Drafts an item for the agenda of a body and hands it to its secretary.
//   topic  what is asked: "approve" (of what was handed in), "rung"
InstanceId draft_item(Turn& turn, const TaskWork& task, std::string_view body,
                      std::string_view topic, int rung);

}  // namespace cadans::decide
