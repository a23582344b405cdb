#pragma once
// One message file as templates. It checks how things are written, not what they may say:
// that is messages_check.h.
//
// Errors  Fault::invalid: "nl.toml:740:3: error: mail.new: block 3: ...".

#include "engine/json_fwd.h"
#include "engine/words/lines.h"
#include "engine/words/messages.h"

namespace cadans::words {

[[nodiscard]] Result<Catalogue> read_catalogue(const Json& file, const Lines& lines);

}  // namespace cadans::words
