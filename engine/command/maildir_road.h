#pragma once
// The mail connector's own handling, into a Maildir, for a rehearsal: what production does,
// without the thread.

#include <memory>
#include <string>

#include "connectors/client/sent_keys.h"
#include "connectors/mail/maildir.h"
#include "engine/rehearsal/rehearsal.h"

namespace cadans::command {

class MaildirRoad {
 public:
  // `folder`/mail and `folder`/mail.sent-keys; made where they are not there.
  static Result<std::unique_ptr<MaildirRoad>> open(const std::string& folder);

  // `clock` is the rehearsal's: it dates the mails.
  [[nodiscard]] client::Outcome carry(const protocol::Deliver& delivery, Clock& clock);

 private:
  MaildirRoad(mail::Maildir maildir, client::SentKeys keys)
      : maildir_(std::move(maildir)), keys_(std::move(keys)) {}

  mail::Maildir maildir_;
  client::SentKeys keys_;
};

}  // namespace cadans::command
