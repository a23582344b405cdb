#pragma once
// "engine.load": organisation, catalogue, ladders and the rest come into force together, or nothing
// of it does. Before there is content there are no rules: this event is decided without.
//
//   load_content(state, event, entry, rules)   the texts ride in event.texts by kind, people in the
//                                              text "people"
//
// Refused  an unknown kind, no content at all, content with a fault: with file and line.

#include "engine/decide/rules.h"
#include "engine/decide/view.h"

namespace cadans::decide {

void load_content(const View& state, const Event& event, Entry& entry, RulesInForce& rules);

}  // namespace cadans::decide
