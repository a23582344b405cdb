#pragma once
// The mail connector at work: opens what its setup names, and carries until BYE or until it is
// asked to stop. As a process of its own, or on a wire that a thread of the engine has.
//
// Errors  Fault::invalid for an address, key or password file that is not right; io of the files.

#include <string>

#include "connectors/client/client.h"
#include "connectors/client/dealer.h"
#include "connectors/client/sent_keys.h"
#include "connectors/mail/mail.h"
#include "connectors/mail/smtp.h"
#include "engine/result.h"

namespace cadans::mail {

struct Setup {
  client::Address engine;
  std::string sent_keys;
  std::string maildir;  // empty: by SMTP
  SmtpSettings smtp;
  MailSettings mail;
};

// A road and its sent keys, open.
struct Outfit {
  std::unique_ptr<Road> road;
  client::SentKeys keys;
};

[[nodiscard]] Result<Outfit> open_outfit(const Setup& setup);
[[nodiscard]] Result<void> serve(const Setup& setup);

}  // namespace cadans::mail
