#pragma once
// The TOML of a message file as JSON. Beside settings this is the one place that reads TOML: words
// is used where settings is not, and a message file has no setting in it.
//
// Errors  Fault::invalid with file, line and column for what is not TOML, and for a value that is
//         neither a text, a yes or no, a list nor a table.

#include "engine/json_fwd.h"
#include "engine/result.h"
#include "engine/words/lines.h"
#include "engine/words/messages.h"

namespace cadans::words {

// `lines` learns where each message, part and block stands.
[[nodiscard]] Result<Json> read_toml(const MessageFile& file, Lines& lines);

}  // namespace cadans::words
