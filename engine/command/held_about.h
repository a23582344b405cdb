#pragma once
// Everything that a store holds about one person, in one answer, with nothing of others but their
// position.
//
//   held_about(opened, key)   JSON: {day, person, positions, deputy_of, absences, work, rungs,
//                             acts, by_others, mails, reminders, kept, unnamed_before, looked};
//                             all but `day`, `person` and `unnamed_before` are lists
//
//   person       key, journal_key, name, mail, language, working_days, contract_hours
//   positions, deputy_of    position, title, team, from, until: when it ended (null: still)
//   absences     from, until, there (said to be there after all), said_by
//   work         task or item, title, subject, position, target, state, as; texts they wrote for it
//   rungs        task, rung, position, day, reached; item, rung, day where papers were missed
//   acts         record, when, what, on, said, texts, typed_by; `for` where typed for another;
//                `follows` where the engine did it because of an act
//   by_others    record, when, what, on, by, texts: what others did that names this person
//   mails        delivery, key, made, outcome (null: on its way), at; subject, text while kept
//   reminders    delivery, made, task, kind, rung, position, late
//   kept         name, value: marks
//   looked       record, when, by, typed_by, reason
//
// by, said_by, typed_by, for: "self", "administrator", "file", "engine" or the key of a position;
// "" = somebody who holds none. Mails and reminders of before `unnamed_before` are no longer any
// person's (unnaming.h). Source  evidence rules, EX4; escalation, section 13, W6.

#include <string>

#include "engine/command/store_at.h"
#include "engine/json_fwd.h"

namespace cadans::command {

[[nodiscard]] Result<Json> held_about(const Opened& opened, const std::string& key);

}  // namespace cadans::command
