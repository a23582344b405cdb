#pragma once
// Events of the engine itself: content, golive, hold and release, the day, forgetting.
//
//   load_content(turn)   "engine.load": organisation, catalogue, ladders ... come into force
//                        together; the texts ride in event.texts by kind,
//                        people in the text "people"
//   step_engine(turn)    every other "engine.*"

#include "engine/decide/turn.h"

namespace cadans::decide {

// Before there is content there are no rules: this one is decided without.
void load_content(const View& state, const Event& event, Entry& entry, RulesInForce& rules);
void step_engine(Turn& turn);

}  // namespace cadans::decide
