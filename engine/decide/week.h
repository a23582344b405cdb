#pragma once
// What a week came to, for the Monday list: kept as marks while it happens, so that a list is read
// and nothing is searched. A mark is a week's Monday; no person stands in it.
//
//   count_done(turn, position)             a task of it was done; also for who is back from being
//                                          away, where another does that work now
//   count_bounced(turn, position, reason)  a mail to it came back; `reason` = id of a text
//   note_passed_over(turn, task)           it should have come while the engine was off
//   note_phase(turn, noted)                a year of a cycle came to the n-th phase of its facts
//   done_since(state, monday), bounced_since(state, monday), passed_over_since(state, monday),
//   phases_since(state, monday)            that week and the one running
//   plan_list(turn)                        at midnight: where a mail came back, a task was passed
//                                          over, a position is empty or a year of a cycle left
//                                          work open, the list goes out without a choice too
//   note_dropped_list(turn, notice)        the list of a Monday was taken out: it stays away
//   keep_one(turn, notice)                 of what the engine itself has to say one notice of a
//                                          kind waits, the earliest; none where it has no position

#include <string>
#include <vector>

#include "engine/decide/turn.h"

namespace cadans::decide {

struct PhaseNoted {
  InstanceId cycle;
  std::size_t n = 0;
  bool left_open = false;  // something of before
};

struct Bounced {
  std::string position;
  std::string reason;
};

[[nodiscard]] LocalDate monday_of(LocalDate day);    // on it or before
[[nodiscard]] LocalDate week_before(LocalDate day);  // the Monday of the week before
[[nodiscard]] LocalDate next_monday(LocalDate day);  // always later than `day`

void count_done(Turn& turn, std::string_view position);
void count_bounced(Turn& turn, const std::string& position, std::string_view reason);
void note_passed_over(Turn& turn, InstanceId task);
void note_phase(Turn& turn, const PhaseNoted& noted);
void plan_list(Turn& turn);
void note_dropped_list(Turn& turn, const Notice& notice);
void keep_one(Turn& turn, Notice notice);

[[nodiscard]] std::int64_t done_since(const View& state, LocalDate monday);
[[nodiscard]] std::vector<Bounced> bounced_since(const View& state, LocalDate monday);
[[nodiscard]] std::vector<InstanceId> passed_over_since(const View& state, LocalDate monday);
[[nodiscard]] std::vector<PhaseNoted> phases_since(const View& state, LocalDate monday);

}  // namespace cadans::decide
