#pragma once
// The values of messages about offers: how many wait for a position, one that a second person looks
// at, and what that person is not sure of.
//
//   offer_item(desk, notice)      of the kinds "offered", "look" and "doubted"; nullopt: another
//                                 kind, or it holds no longer
//   open_offers(desk, position)   those that wait for its answer and whose entry is not done yet;
//                                 of "" those of everybody
//
// Source  model texts, section 7; evidence rules, EV2 and EV15.

#include <optional>
#include <string_view>
#include <vector>

#include "engine/decide/letter_values.h"
#include "engine/decide/offer.h"

namespace cadans::decide {

struct OfferAtDesk {
  InstanceId id;
  Snapshot snapshot;
  OfferFacts facts;
  const settings::Duty* duty = nullptr;
  std::string owner;  // position
};

[[nodiscard]] std::optional<OfferAtDesk> offer_at(const Desk& desk, InstanceId id);
[[nodiscard]] std::vector<OfferAtDesk> open_offers(const Desk& desk, std::string_view position);
[[nodiscard]] std::optional<words::Item> offer_item(const Desk& desk, const Notice& notice);

}  // namespace cadans::decide
