#pragma once
// Who stands in for whom, kept by position, also for an empty one: who had the work on a day is
// known when the days away are long forgotten.
//
//   look_who_is_away(turn)     at midnight, when an absence is said and after other content: where
//                              somebody begins to stand in, where an occupant is back, and who
//                              leaves after today
//   forget_stand_in(turn, position)  its occupant is another one now: nobody comes back to it
//   count_done_for(turn, position)  a task of it was done: counted where somebody stands in
//   was_away(state, position)   the last time that somebody stood in: since when, and where
//
// Told     the one who stands in, for each position; the one who leaves, on the last working day
//          before; the one who is back, on the first. Where no deputy is named, the event
//          "position-without-deputy" asks the line manager to name one.
// For      absences of five office days and more; of a shorter one nothing moves.
// Source   escalation, section 7.

#include <optional>
#include <string>
#include <string_view>

#include "engine/decide/turn.h"

namespace cadans::decide {

struct StandIn {
  std::string by;  // position; "" = nobody
  LocalDate since;
  int done = 0;         // tasks of the position that were done meanwhile
  bool vacant = false;  // it has no occupant, else its occupant is away
  bool told = false;    // whoever stands in was told: not in project mode
  friend bool operator==(const StandIn&, const StandIn&) = default;
};

void look_who_is_away(Turn& turn);
void forget_stand_in(Turn& turn, std::string_view position);
void count_done_for(Turn& turn, std::string_view position);
// The long absence that begins after this day, on which the occupant works for the last time.
[[nodiscard]] std::optional<people::Absence> leaves_for(const Rules& rules,
                                                        const people::Position& position,
                                                        LocalDate day);
[[nodiscard]] std::optional<StandIn> was_away(const View& state, std::string_view position);

}  // namespace cadans::decide
