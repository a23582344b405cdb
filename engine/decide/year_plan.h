#pragma once
// The plan of a time ahead, as a calendar shows it: open tasks, what the rules name and whose task
// is still to be made, what is done, and what was to come and comes no more.
//
//   year_plan(state, sources, span)   in order of day, then identity
//
// Which      everything whose day lies in `span`, or did: who has it in a calendar learns where it
//            went; with `open_too` tasks as well that are open from before it. What waits for other
//            work, or for when it was last done, is not known yet.
// Day        the one that people see: shown_day of plan.h; of a clock in hours its end
// Identity   of the task, also before it is made: a day that moves does not touch it
// Sequence   how often the day, the title, the position or its occupant changed, or the work was
//            done or taken back: counted again each time from the content that was in force and
//            the records of the task, so that it never goes back
// Before     who had it earlier, where that is another now
// Source     RFC 5545, sections 3.8.4.7 (UID) and 3.8.7.4 (SEQUENCE).

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "engine/decide/occasions.h"

namespace cadans::decide {

// Content, and since when it is in force.
struct Rulebook {
  Instant since;
  std::shared_ptr<const Rules> rules;
};

// A task as a record left it.
struct TaskThen {
  Instant at;
  TaskFacts facts;
  std::string state;  // of its work: "open", "done"
};

struct PlanTask {
  InstanceId id;
  std::string identity;
  std::vector<TaskThen> then;  // in order, never empty
};

struct PlanSources {
  std::vector<Rulebook> books;  // the oldest first; the last one is in force; never empty
  std::vector<PlanTask> tasks;
  LocalDate made_until;  // every task that was to be made by then is there
};

enum class Stands { coming, open, done, cancelled };

// Whose it was: a position, and the person who filled it.
struct Whose {
  std::string position;
  std::string person;  // empty: nobody
  friend auto operator<=>(const Whose&, const Whose&) = default;
};

struct PlannedWork {
  std::string identity;
  InstanceId task;  // 0: still to be made
  Stands stands = Stands::coming;
  TaskFacts facts;
  std::shared_ptr<const Rules> rules;  // the last that knew it: its title and names
  LocalDate day;
  std::optional<Instant> at;  // of a clock in hours
  Whose whose;
  std::vector<Whose> before;
  int sequence = 0;
  Instant changed;
};

[[nodiscard]] std::vector<PlannedWork> year_plan(const View& state, const PlanSources& sources,
                                                 const PlanSpan& span);

[[nodiscard]] std::string_view name_of(Stands stands);  // "coming"

}  // namespace cadans::decide
