#pragma once
// cadans person export, beside cadans person forget.

#include "engine/command/options.h"

namespace cadans::command {

void add_person_export(Command person, Chosen& chosen);

}  // namespace cadans::command
