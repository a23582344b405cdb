#pragma once
// What the journal of a store knows of a task, for who asks why it is as it is.

#include "engine/decide/why.h"
#include "engine/store/reader.h"

namespace cadans::command {

[[nodiscard]] Result<decide::Past> past_of(const store::Reader& reader, InstanceId id);

}  // namespace cadans::command
