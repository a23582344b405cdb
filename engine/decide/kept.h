#pragma once
// What somebody is asked in project mode, which sends nothing: it is kept until the golive and is
// asked then, once, as far as it waits for an answer still. A period to answer in runs from there.
//
//   keep_question(turn, id)   this task, agenda item, offer or gate's stage asks something
//   ask_what_was_kept(turn)   at midnight, of each from the golive of whose it is on

#include "engine/decide/turn.h"

namespace cadans::decide {

void keep_question(Turn& turn, InstanceId id);
void ask_what_was_kept(Turn& turn);

}  // namespace cadans::decide
