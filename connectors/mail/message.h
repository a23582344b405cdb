#pragma once
// A body dressed as a mail (RFC 5322, MIME): plain text and HTML beside each other, UTF-8.
//
// The Message-ID comes from the key, so every attempt has the same one; References and In-Reply-To
// come from the thread, so that a mail program keeps a task's mails together. Auto-Submitted and
// X-Auto-Response-Suppress keep holiday replies away (RFC 3834); List-Id is the organisation's
// (RFC 2919). Same key, body and date: same bytes.

#include <string>
#include <string_view>

#include "connectors/mail/body.h"
#include "engine/time/instant.h"

namespace cadans::mail {

struct Message {
  std::string from;   // for the envelope
  std::string to;     // for the envelope
  std::string bytes;  // headers and body, CRLF at each line's end
};

[[nodiscard]] Message dress(const Body& body, std::string_view key, Instant date);

}  // namespace cadans::mail
