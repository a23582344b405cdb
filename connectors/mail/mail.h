#pragma once
// The mail connector: takes deliveries of the channel "mail", dresses each body as a message and
// sends it by its road, once per key. The same code runs as a thread of the engine, as the process
// cadans-mail, and in a rehearsal, which calls handle() itself.

#include "connectors/client/client.h"
#include "connectors/client/sent_keys.h"
#include "connectors/mail/road.h"
#include "engine/world.h"

namespace cadans::mail {

inline constexpr const char* channel = "mail";

struct MailSettings {
  int credits = 1000;  // deliveries in hand at once
};

// What became of one delivery. A body that cannot be read is Rejected, naming the field.
[[nodiscard]] client::Outcome handle(const protocol::Deliver& delivery, Road& road,
                                     client::SentKeys& keys, Clock& clock);

// Until the engine says BYE or the client is asked to stop.
void run(client::Client& engine, Road& road, client::SentKeys& keys, Clock& clock,
         const MailSettings& settings);

}  // namespace cadans::mail
