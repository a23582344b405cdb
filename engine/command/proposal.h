#pragma once
// cadans apply show, approve and withdraw: the content that waits for a second person.
//
//   add_proposal(apply, chosen)   the three below `cadans apply`

#include "engine/command/command.h"

namespace cadans::command {

void add_proposal(Command apply, Chosen& chosen);

}  // namespace cadans::command
