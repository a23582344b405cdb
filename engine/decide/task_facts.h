#pragma once
// What is known of a task and does not change at a reminder: the duty it came from, whom it is for,
// its dates, the plan of its ladder, and who was told. Kept as JSON
// beside the small row of its state.
//
//   to_text(facts), task_facts(text)   round trip; a text that is not ours is a broken invariant
//   identity(duty, subject, round)     "task/S1.RISK.3/process:brp/1": one occurrence, one task
//   identity(duty, subject, nominal)   of a duty that comes back: "task/A.ENSIA.4/organisation/
//                                      2027-12-31", by the day of its rule
//   identity(facts)                    whichever of the two it has

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/roles.h"
#include "engine/time/instant.h"
#include "engine/time/local_date.h"

namespace cadans::decide {

// One row of a ladder with its day filled in. It may ask, climb, or both on one day.
struct PlanRow {
  LocalDate on;
  // Clocks in hours, and what comes at once: the instant; else 0, and the day begins it.
  std::int64_t due_us = 0;
  int at = 0;        // the row's offset, in its ladder's unit
  std::string asks;  // "before", "due", "overdue", "approve"; empty = asks nobody
  int rung = 0;      // 0 = climbs to nobody
  std::string to;    // role or body of the rung
  std::vector<std::string> also;
  std::string unless;  // "acknowledged", "handed-in": then it comes no more
  bool body = false;
  bool monday = false;
  bool at_once = false;  // brought forward by a bounce: a mail of its own
  friend bool operator==(const PlanRow&, const PlanRow&) = default;
};

// Who heard of it on a rung; nobody hears twice of one occurrence.
struct Told {
  int rung = 0;
  std::string position;
  std::string person;
  LocalDate on;
  bool reached = false;   // delivered, or placed on the agenda
  std::int64_t item = 0;  // instance of the agenda item, where it is a body
  friend bool operator==(const Told&, const Told&) = default;
};

// What the CISO answered when it was put there. It moves no rung and closes nothing.
struct Advice {
  std::string answer;  // "solved", "to-directie", "propose-acceptance"; empty = none yet
  std::string by;      // person
  LocalDate on;
  LocalDate day;    // agreed with the line, or until which to accept
  std::string why;  // a text by id
  friend bool operator==(const Advice&, const Advice&) = default;
};

struct TaskFacts {
  std::string duty;
  people::Subject subject;
  int round = 1;      // 0 = it comes back, and has its nominal day in place of a round
  std::string owner;  // position
  LocalDate issued;
  LocalDate should_have_come;  // where the engine was off then: it came late, or was passed over
  int passed_over = 0;         // how many before it were, in that time
  Instant started;             // clocks in hours count from here; else not set
  LocalDate counted_from;      // of an interval: the last time, or where it began
  LocalDate nominal;           // identity and the next occurrence come from it
  LocalDate target;            // what people see
  LocalDate old_target;        // before it was postponed, or its rule changed
  bool moved_by_rule = false;  // the latter
  LocalDate meeting;           // the one that its papers are for, where it has any
  // The years of its cycle (people/cycles.h): its own, then each that it was carried into.
  std::vector<std::string> cycles;
  std::string ladder;
  std::vector<PlanRow> plan;
  std::vector<Told> told;
  // acts
  std::string kept_by;     // position of the deputy who began it while its owner was away
  std::string started_by;  // persons
  std::string submitted_by;
  LocalDate submitted;
  std::string evidence;    // id of the text that says where it lies
  LocalDate dated;         // of the evidence itself; not named: of the day it was handed in
  LocalDate valid_until;   // as it was said; not named: as long as the duty says
  LocalDate counts_until;  // done, the last day on which it does
  LocalDate renew_on;      // and the day on which a new round begins; not named once it has
  std::string earlier;     // a text by id: what showed it the time before, and counts still
  LocalDate earlier_dated;
  std::string shown;       // texts by id: where what was shown before lies; empty = nothing was
  std::string missing;     // and what is still asked beside that
  std::string checker;     // position that looks, or body that decides; empty = nobody
  std::int64_t item = 0;   // instance of the agenda item that decides it
  std::string asked_away;  // texts by id: why it is said to be another's; empty = not asked
  std::string suggested;   // and whose
  std::string help;        // what help is asked
  // Who last gave it to another, postponed, cancelled or closed it as missed; why, a text by id.
  std::string decided_by;
  std::string decided_why;
  std::string sent_back;  // what was still missing
  Advice advice;
  bool planned_before = false;
  LocalDate closed;
  friend bool operator==(const TaskFacts&, const TaskFacts&) = default;
};

// Its dates are those of a law: they wait for nobody's return, and nothing late moves a rung.
[[nodiscard]] inline bool has_ladder_of_law(const TaskFacts& facts) {
  return facts.ladder.starts_with("legal-");
}

// A manager gave it another day.
[[nodiscard]] inline bool postponed(const TaskFacts& facts) {
  return facts.old_target.named() && !facts.moved_by_rule;
}

// Whether a position heard of it on a rung.
[[nodiscard]] bool was_put_to(const TaskFacts& facts, std::string_view position);

// The day that the CISO agreed with the line; not named where that is not the advice.
[[nodiscard]] inline LocalDate day_agreed(const TaskFacts& facts) {
  return facts.advice.answer == "solved" ? facts.advice.day : LocalDate();
}

[[nodiscard]] std::string to_text(const TaskFacts& facts);
[[nodiscard]] TaskFacts task_facts(std::string_view text);
[[nodiscard]] std::string identity(std::string_view duty, const people::Subject& subject,
                                   int round);
[[nodiscard]] std::string identity(std::string_view duty, const people::Subject& subject,
                                   LocalDate nominal);
[[nodiscard]] std::string identity(const TaskFacts& facts);

}  // namespace cadans::decide
