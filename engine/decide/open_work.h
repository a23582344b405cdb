#pragma once
// What becomes of the tasks that are open when other rules come into force. It is decided here
// alone, so that what `cadans apply --dry-run` shows is what will be done.
//
//   open_work(state, now, then, today)  in order of number; a task that stays as it is has no line
//
// withdrawn   by the new rules it would not be there, and nobody has begun it
// moves       its day is another one; the old day stays known
// keeps       its day would be another one or none, but somebody has begun it or decided its day
// in_the_way  its duty is taken out of the catalogue: nobody could read it any more. A duty ends
//             by `ended`, and stays there
// stays       the same day; only who does it is another
// End         what stays or keeps its day may have another end in law: its rungs that count from
//             there go with it
// Eyes        what was handed in to a position that is gone, somebody else looks at, found as where
//             it is handed in; where nobody is left for it, its owner hands it in anew
// Deputy      what a deputy keeps goes back where the deputy's position is gone
// Which one   an occurrence that comes back is known by the day that its rule names; where the new
//             rule does not name that day, it would not be there. What the new rule names instead
//             comes by itself, when its time is there.
// Clocks in hours run on: what they count from has happened.
// Limits      tasks_most tasks.

#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/decide/task_facts.h"
#include "engine/decide/view.h"

namespace cadans::decide {

enum class Becomes { stays, keeps, moves, withdrawn, in_the_way };
enum class Because {
  same,        // its day
  other_day,   // by the rule, the calendar or a meeting
  no_duty,     // no longer in the catalogue
  ended,       // its duty, as the catalogue says
  no_subject,  // what it is about is gone, or out of scope
  not_named,   // the rule names another day
  begun,
  decided,  // postponed: a person set its day
};

struct Doer {
  std::string position;
  std::string person;  // who acts for it today; empty = nobody
  friend bool operator==(const Doer&, const Doer&) = default;
};

struct OpenWork {
  InstanceId task;
  std::string duty;
  people::Subject subject;
  Becomes becomes = Becomes::stays;
  Because because = Because::same;
  LocalDate day;      // the one that it is late by: its target, or the closing of its papers
  LocalDate new_day;  // by the new rules, where they name another
  Doer doer;
  Doer new_doer;
  LocalDate end;  // the one that a law sets, where that becomes another
  LocalDate new_end;
  bool eyes_gone = false;
  bool deputy_gone = false;  // who kept it has no such position any more: it is its owner's again
};

[[nodiscard]] std::vector<OpenWork> open_work(const View& state, const Rules& now,
                                              const Rules& then, LocalDate today);

[[nodiscard]] std::string_view name_of(Becomes becomes);  // "moves", "in-the-way"
[[nodiscard]] std::string_view name_of(Because because);  // "no-duty"

}  // namespace cadans::decide
