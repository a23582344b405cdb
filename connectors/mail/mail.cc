#include "connectors/mail/mail.h"

#include "connectors/mail/body.h"
#include "connectors/mail/message.h"

namespace cadans::mail {

client::Outcome handle(const protocol::Deliver& delivery, Road& road, client::SentKeys& keys,
                       Clock& clock) {
  if (auto known = keys.known(delivery)) return *std::move(known);
  const auto body = parse_body(delivery.body);
  if (!body) return client::Rejected{body.error().what};
  return road.carry(dress(*body, delivery.key, clock.now()), delivery, keys);
}

void run(client::Client& engine, Road& road, client::SentKeys& keys, Clock& clock,
         const MailSettings& settings) {
  engine.ready(channel, settings.credits);
  while (const auto delivery = engine.next()) {  // ends on BYE; heartbeats inside
    engine.answer(*delivery, handle(*delivery, road, keys, clock));
  }
}

}  // namespace cadans::mail
