#pragma once
// What comes next when something closed: duties whose turn it is, components, gates.
//
//   start_journey(turn)               "engine.start": the journey, its stage and the first duties
//   start_stage(turn)                 the duties that a stage begins with
//   follow_content(turn)              "engine.follow-content": other content, and the tasks that it
//                                     asks for are not there yet
//   look_around(turn)                 "engine.look-around": a task changed its state

#include <vector>

#include "engine/decide/turn.h"
#include "engine/people/roles.h"

namespace cadans::decide {

// Of the task with this identity: its work, as "open"; "" = there is none.
[[nodiscard]] std::string state_of(const View& state, std::string_view identity);
// It is there, open or ended. What a rule took back is not: the rule may ask it again.
[[nodiscard]] bool has_task(const View& state, std::string_view identity);

// Of what is done once: the round made last; 1 where none was.
[[nodiscard]] std::string mark_of_rounds(std::string_view duty, const people::Subject& subject);
[[nodiscard]] int round_of(const View& state, std::string_view duty,
                           const people::Subject& subject);

// Every task of the duty, over the subjects that it has in that stage, is in one of these states:
// "done". What comes back counts too when it was done before and the next one is on time.
[[nodiscard]] bool all_in(const View& state, const Rules& rules, std::string_view duty,
                          const std::vector<std::string_view>& states, int stage);

void start_journey(Turn& turn);
void start_stage(Turn& turn);
void follow_content(Turn& turn);
void look_around(Turn& turn);

}  // namespace cadans::decide
