#pragma once
// cadans-mail as a process: opens what its flags name, and runs until BYE or a signal.

#include "connectors/mail/flags.h"
#include "engine/result.h"

namespace cadans::mail {

[[nodiscard]] Result<void> serve(const Flags& flags);

}  // namespace cadans::mail
