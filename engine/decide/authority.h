#pragma once
// Who may: decided here and nowhere else, for the command line, the wire and mail alike.
//
//   holds(turn, position, person)   is its occupant, or the one who acts for it today
//   checker_for(turn, duty, facts)  the position or body that looks before a task closes;
//                                   "" = nobody. Never the one who does the work: then the next of
//                                   ISO, CISO and the thirds of the organisation
//   next_pair_of_eyes(turn, facts)  those next ones: the first who did none of that work
//   manager_of(turn, facts)         the position that answers the owner: the line manager, or where
//                                   that is who asks, the next one up the line; "" = nobody
//   who_may(turn, facts)            the actor_* facts of a task's event
//
// Source  escalation, section 12; four eyes: evidence rules, section 2.

#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/task_facts.h"
#include "engine/decide/turn.h"
#include "engine/decide/who_has.h"

namespace cadans::decide {

[[nodiscard]] bool holds(const Turn& turn, std::string_view position, std::string_view person);
// The person who acts for a position today; "" = nobody.
[[nodiscard]] std::string acting_person(const Turn& turn, std::string_view position);
// "position_title" and "other_name" of a refusal that names who may: of the first of these where
// somebody acts. Empty where nobody does.
[[nodiscard]] words::Values who_may_instead(const Turn& turn,
                                            const std::vector<std::string>& positions);
// The position that a role means for a subject; "" = nobody holds it. A body gives its own key.
[[nodiscard]] std::string position_of(const Turn& turn, std::string_view role,
                                      const people::Subject& subject, std::string_view doer);
[[nodiscard]] bool is_body(const Turn& turn, std::string_view key);
[[nodiscard]] std::string secretary_of(const Turn& turn, std::string_view body);
// The positions that keep the system running, nearest first, and the person of them who can be
// reached when `unreached` cannot; "" = nobody.
[[nodiscard]] std::vector<std::string> administrators(const Turn& turn);
[[nodiscard]] std::string administrator(const Turn& turn, std::string_view unreached);

[[nodiscard]] std::string manager_of(const Turn& turn, const TaskFacts& facts);
[[nodiscard]] std::string next_pair_of_eyes(const Turn& turn, const TaskFacts& facts);
[[nodiscard]] std::string checker_for(const Turn& turn, const settings::Duty& duty,
                                      const TaskFacts& facts);
// Somebody else should look, and there is nobody: too few people for four eyes.
[[nodiscard]] bool alone_with(const Turn& turn, const settings::Duty& duty, const TaskFacts& facts);
// Who records for a body what a position drafted: its secretary, else the stand-in, else up the
// line, never the drafter; "" = there is nobody else.
[[nodiscard]] std::string recorder_of(const Turn& turn, std::string_view body,
                                      std::string_view drafter);
// Management above the line manager, nearest first: who may end a task or open it again.
[[nodiscard]] std::vector<std::string> positions_above_line(const Turn& turn,
                                                            const TaskFacts& facts);
void who_may(const Turn& turn, const TaskFacts& task, Facts& facts);

}  // namespace cadans::decide
