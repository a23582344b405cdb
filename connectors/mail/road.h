#pragma once
// How a mail leaves: over SMTP or into a Maildir. `carry` says what became of it.

#include <string_view>

#include "connectors/client/client.h"
#include "connectors/client/sent_keys.h"
#include "connectors/mail/message.h"
#include "connectors/protocol/frames.h"

namespace cadans::mail {

class Road {
 public:
  virtual ~Road() = default;
  // Writes what it began and what came of it into `keys`, where the way leaves a doubt.
  virtual client::Outcome carry(const Message& message, const protocol::Deliver& delivery,
                                client::SentKeys& keys) = 0;
};

}  // namespace cadans::mail
