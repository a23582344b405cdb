#pragma once
// Evidence that was found elsewhere and fits an entry, from the offer to the answer of its owner.
//
//   step_offer(turn)            any event of an offer
//   accept_offers(turn)         "engine.accept-offers": several at once, all of them or none
//   new_offer(turn, facts)      one begins; false where the same answer to that question is known
//   new_gap(turn, facts)        the same of an answer other than yes
//
// Accept      the entry is already shown, whatever it waits for; its own second eyes look as
//             always. Where it has no task yet it gets one. Of one that is done nothing changes
// In part     the entry stays open and asks what the owner says is missing
// Several     up to accepted_most. A tenth, at least one, is drawn by hash of the engine's own
//             seed, and waits until a second person looked at it
// Refused     what is not whole, or does not name where it lies; an entry that was handed in, given
//             up or taken back; who does not own it
// Source      evidence rules, EV2, EV3, EV12, EV14 to EV16, EV18, EV20.

#include "engine/decide/offered_entry.h"

namespace cadans::decide {

inline constexpr std::size_t accepted_most = 20;
inline constexpr int offers_most = 10'000;  // open ones that a list looks through

void step_offer(Turn& turn);
void accept_offers(Turn& turn);
bool new_offer(Turn& turn, OfferFacts facts);
bool new_gap(Turn& turn, OfferFacts facts);

}  // namespace cadans::decide
