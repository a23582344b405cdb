#pragma once
// The opening of the sending window: one mail a person of all that is due, or a batch that waits.
//
//   coming_batch(...)     what the window of that day would send, without making it: `ready`
//   open_window(turn)     "engine.window": sends, or holds for a person, a brake or a release
//   release_batch(turn)   "engine.release": by a named person, in the window of today or the next
//   send_single(turn)     "engine.send-single": a rung brought forward by a bounce
//
// A notice goes when its day has come and the person works; a Monday list on the first day of the
// week
// that the person works. Nobody gets two messages about one task on one day.
// Source  escalation, sections 5 and 6; DESIGN section 6.

#include <map>
#include <string>
#include <vector>

#include "engine/decide/turn.h"

namespace cadans::decide {

struct Mail {
  std::string person;
  std::vector<Notice> notices;  // most urgent first; merged ones are in `merged`
  std::vector<Notice> merged;   // about the same task, said by another notice of this mail
};

[[nodiscard]] std::vector<Mail> coming_batch(const View& state, const Rules& rules, LocalDate day);

void open_window(Turn& turn);
void release_batch(Turn& turn);
void send_single(Turn& turn);

}  // namespace cadans::decide
