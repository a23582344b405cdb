#pragma once
// The opening of the sending window: one mail a person of all that is due, or a batch that waits.
//
//   coming_batch(...)     what the window of that day would send, without making it: `ready`
//   open_window(turn)     "engine.window": sends, or holds for a person, a brake or a release
//   make_batch(turn)      "engine.batch": the mails of that window, once a day
//   release_batch(turn)   "engine.release": by a named person, in the window of today or the next;
//                         of one person's mail in brake.h
//   drop_mails(turn)      "engine.drop": one person's coming mail, or the whole batch
//   send_single(turn)     "engine.send-single": a rung brought forward by a bounce
//   close_window(turn)    "engine.window-over": what did not leave is written anew another day
//   may_leave(...)        when a delivery may leave, at `from` or later
//
// A notice goes when its day has come, to whom it reaches then (reach.h). Nobody gets two messages
// about one task on one day, nor two routine mails.
// Source  escalation, sections 5 and 6; DESIGN section 6.

#include <string>
#include <vector>

#include "engine/decide/mail_of_day.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

[[nodiscard]] std::vector<Mail> coming_batch(const View& state, const Rules& rules, LocalDate day);

[[nodiscard]] bool inside_window(const Rules& rules, Instant at);
// Rungs and routine mail keep to the window; clocks in hours and a person's own act do not.
[[nodiscard]] bool keeps_to_window(Urgency urgency);
[[nodiscard]] Instant may_leave(const Turn& turn, const Delivery& delivery, Instant from);

void open_window(Turn& turn);
void close_window(Turn& turn);
void make_batch(Turn& turn);
void release_batch(Turn& turn);
void drop_mails(Turn& turn);
void send_single(Turn& turn);

}  // namespace cadans::decide
