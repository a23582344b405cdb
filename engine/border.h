#pragma once
// What comes in from a peer: whether it may say so, and made fit for the chain.
//
//   refused(told, peers)     why a peer may not say this, one sentence; empty: it may. Only an act
//                            fit for the chain (acts.h) comes in. By tcp a peer has no
//                            administrator's rights, and its word counts for the persons
//                            that its row names
//   carried(credits, peers)  what is left of the credits: by tcp only channels of the peer's row
//   admit(event, ids)        free text (reason, evidence, suggestion, remark, decision, and what is
//                            said of an audit) leaves the event and stands beside it, under an id
//                            and a salt that nobody can guess; so do the texts of answers that are
//                            imported. What is drawn at random gets its seed here
//   cut(receipt)             a mail server's answer may name an address: that word goes no further

#include <string>
#include <vector>

#include "engine/dispatch/peers.h"
#include "engine/settings/engine_settings.h"
#include "engine/world.h"
#include "workflows/workflow.h"

namespace cadans {

[[nodiscard]] std::string refused(const dispatch::Received& told,
                                  const std::vector<settings::PeerSettings>& peers);
[[nodiscard]] std::vector<Credit> carried(std::vector<Credit> credits,
                                          const std::vector<settings::PeerSettings>& peers);

void admit(Event& event, Ids& ids);
void cut(Event& receipt);

}  // namespace cadans
