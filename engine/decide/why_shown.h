#pragma once
// What shows a task, for *explain*: evidence from elsewhere that is offered or was taken, what is
// missing beside it, and what was answered other than yes.
//
//   say_shown(saying, task)     of a task that is open: what is offered, in part, or lacking
//   say_shown_by(saying, task)  of one that is done: where it lies
//   say_lapsed(saying, task)    of one whose evidence counts no more
//   say_offer(saying, offer)    of an offer itself

#include "engine/decide/offer_values.h"
#include "engine/decide/saying.h"

namespace cadans::decide {

void say_shown(Saying& saying, const TaskAtDesk& task);
void say_shown_by(Saying& saying, const TaskAtDesk& task);
void say_lapsed(Saying& saying, const TaskAtDesk& task);
void say_offer(Saying& saying, const OfferAtDesk& offer);

}  // namespace cadans::decide
