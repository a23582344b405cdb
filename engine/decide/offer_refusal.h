#pragma once
// The answer no to an act on an offer: who may answer it, and what can be said instead.
//
//   refuse_offer(turn, asked, facts, rule)   `rule` is the guard that said no

#include <string>
#include <string_view>

#include "engine/decide/offer_facts.h"
#include "engine/decide/turn.h"

namespace cadans::decide {

struct OfferAsked {
  const OfferFacts& facts;
  const Snapshot& now;
  std::string owner;  // position
};

void refuse_offer(Turn& turn, const OfferAsked& asked, const Facts& facts, std::string_view rule);

}  // namespace cadans::decide
