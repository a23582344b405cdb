#pragma once
// A mail's body as one HTML page: readable at 320 pixels, every style within it, nothing fetched
// from elsewhere. All text is escaped.

#include <string>

#include "connectors/mail/body.h"

namespace cadans::mail {

[[nodiscard]] std::string html_page(const Body& body);

}  // namespace cadans::mail
