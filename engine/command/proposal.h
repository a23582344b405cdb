#pragma once
// cadans apply show, approve and withdraw: the content that waits for a second person.
//
//   add_proposal(apply, chosen)   the three below `cadans apply`
//   say_proposed(at)              what is to happen now, after one was made

#include "engine/command/command.h"
#include "engine/command/store_at.h"

namespace cadans::command {

void add_proposal(Command apply, Chosen& chosen);
void say_proposed(const StoreAt& at);

}  // namespace cadans::command
