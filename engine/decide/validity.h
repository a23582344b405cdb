#pragma once
// How long what was shown counts. What is done once is shown again before its evidence lapses: a
// new round of the same entry, with a task, reminders and ladder of its own. Until the evidence
// lapses the round before it counts; after that the entry is open, and a gate that was passed stays
// so.
//
//   counts_until(duty, facts)      the last day on which it counts; not named: for its event only
//   await_renewal(turn, task)      it is done: renew_days before that day a new round begins
//   await_no_more(turn, task)      it is opened again, or ended
//   renew(turn, task)              that day has come
//   lapse(turn, task)              the last day is over: its owner hears that the entry is open
//   raise_once(turn, duty, subject)   asks for it where it has no task: the first round; the next
//                                  where it came back into the scope after its evidence lapsed
//   remember_round(turn, facts)    one more
//   renewed(state, facts)          a new round of it is there
//   points_to_earlier(turn, facts) "already shown", and nothing else is named: by what showed it
//                                  the time before
//   names_a_place(text)            evidence lies somewhere: a link or path, or a number under which
//                                  it is kept
//   counts_still(turn, duty, facts)
//                                  what is handed in now counts: not dated ahead, its last day not
//                                  over, and no later one was named than the entry itself gives
//
// Rounds   of what is done once. What comes back has its own next time, and what begins with an
//          event is of that event.
// Source   evidence rules, EV8 and EV19; growth stages, "Rules the state machines need". That a
//          renewal is chased as any other task is a choice of our own (decision 0030).

#include "engine/decide/task_work.h"

namespace cadans::decide {

inline constexpr std::chrono::days renew_days{60};

[[nodiscard]] LocalDate counts_until(const settings::Duty& duty, const TaskFacts& facts);
void await_renewal(Turn& turn, TaskWork& task);
void await_no_more(Turn& turn, TaskWork& task);
void renew(Turn& turn, TaskWork& task);
void lapse(Turn& turn, const TaskWork& task);
void raise_once(Turn& turn, const settings::Duty& duty, const people::Subject& subject);
void remember_round(Turn& turn, const TaskFacts& facts);
[[nodiscard]] bool renewed(const View& state, const TaskFacts& facts);
[[nodiscard]] bool names_a_place(std::string_view text);
[[nodiscard]] bool points_to_earlier(const Turn& turn, const TaskFacts& facts);
[[nodiscard]] bool counts_still(const Turn& turn, const settings::Duty& duty,
                                const TaskFacts& facts);

}  // namespace cadans::decide
