#pragma once
// What is held about a person (held_about.h), for people to read.

#include "engine/decide/desk.h"
#include "engine/json_fwd.h"

namespace cadans::command {

void print_held(const decide::Desk& desk, const Json& all);

}  // namespace cadans::command
