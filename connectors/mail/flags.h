#pragma once
// The command line of cadans-mail.
//
//   cadans-mail --engine ENDPOINT --sent-keys FILE (--maildir DIR | --smtp HOST:PORT [--starttls]
//               [--ca FILE] [--user USER --password-file FILE] [--hello NAME])
//               [--name NAME] [--credits N] [--server-key FILE --key FILE]
// Errors  Fault::invalid, with the flag at fault; usage() tells the rest.

#include <string>
#include <string_view>

#include "connectors/client/dealer.h"
#include "connectors/mail/mail.h"
#include "connectors/mail/smtp.h"
#include "engine/result.h"

namespace cadans::mail {

struct Flags {
  client::Address engine;
  std::string sent_keys;
  std::string maildir;  // empty: by SMTP
  SmtpSettings smtp;
  MailSettings mail;
  bool help = false;
};

[[nodiscard]] Result<Flags> read_flags(int count, char** words);
[[nodiscard]] std::string_view usage();

}  // namespace cadans::mail
