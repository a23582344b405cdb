#pragma once
// A mail's body as plain text: lines of at most 72 characters where words allow it, "- " before
// items, a table in columns, or a line a cell where it is too wide. Ends in a line feed.

#include <string>

#include "connectors/mail/body.h"

namespace cadans::mail {

[[nodiscard]] std::string plain_text(const Body& body);

}  // namespace cadans::mail
