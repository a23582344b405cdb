#pragma once
// What comes in from a peer, made fit for the chain.
//
//   admit(event, ids)  free text (reason, evidence, suggestion, remark, decision, note) leaves the
//                      event and stands beside it, under an id and a salt that nobody can guess
//   cut(receipt)       a mail server's answer may name an address: that word goes no further

#include "engine/world.h"
#include "workflows/workflow.h"

namespace cadans {

void admit(Event& event, Ids& ids);
void cut(Event& receipt);

}  // namespace cadans
