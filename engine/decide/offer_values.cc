#include "engine/decide/offer_values.h"

#include <set>

#include "engine/decide/desk.h"

namespace cadans::decide {
namespace {

using words::Item;
using words::Values;

std::optional<Item> offered_item(const Desk& desk, const Notice& notice) {
  const auto open = open_offers(desk, notice.position);
  if (open.empty()) return std::nullopt;
  std::set<std::string> sources;
  for (const OfferAtDesk& offer : open) sources.insert(offer.facts.answer.source);
  std::string source;
  for (const std::string& one : sources) source += (source.empty() ? "" : ", ") + one;
  Values values;
  values.text("source", source);
  values.count("offer_count", static_cast<std::int64_t>(open.size()));
  return Item{"mail.offered", std::move(values)};
}

std::optional<Item> about_one(const Desk& desk, const Notice& notice, std::string_view state) {
  const auto offer = offer_at(desk, notice.instance);
  if (!offer || offer->snapshot.state != state) return std::nullopt;
  Values values;
  values.text("task_title", title(desk, *offer->duty));
  values.text("subject_name", subject_name(desk, offer->facts.subject));
  values.text("evidence", text_or_removed(desk, offer->facts.answer.document));
  values.text("evidence_asked", evidence_asked(desk, *offer->duty, {}));
  if (notice.kind == "look") {
    values.text("owner_name", acting_name(desk, offer->owner));
  } else {
    values.text("remark", text_or_removed(desk, offer->facts.doubt));
  }
  return Item{"mail." + notice.kind, std::move(values)};
}

}  // namespace

std::optional<OfferAtDesk> offer_at(const Desk& desk, InstanceId id) {
  const auto snapshot = desk.state.snapshot(id);
  const auto text = desk.state.facts(id);
  if (!snapshot || !text || snapshot->workflow != "offer") return std::nullopt;
  OfferAtDesk offer{id, *snapshot, offer_facts(*text), nullptr, {}};
  offer.duty = desk.rules.catalogue.duty(offer.facts.duty);
  offer.owner = owner_of_offer(desk.state, desk.rules, offer.facts);
  return offer.duty == nullptr ? std::nullopt : std::optional(std::move(offer));
}

std::vector<OfferAtDesk> open_offers(const Desk& desk, std::string_view position) {
  std::vector<OfferAtDesk> all;
  for (const InstanceId id : desk.state.running("offer", {}, offers_most)) {
    auto offer = offer_at(desk, id);
    if (!offer || offer->snapshot.state != "offered") continue;
    if (!position.empty() && offer->owner != position) continue;
    if (!shown_already(desk.state, desk.rules, offer->facts)) all.push_back(*std::move(offer));
  }
  return all;
}

std::optional<Item> offer_item(const Desk& desk, const Notice& notice) {
  if (notice.kind == "offered") return offered_item(desk, notice);
  if (notice.kind == "look") return about_one(desk, notice, "drawn");
  if (notice.kind == "doubted") return about_one(desk, notice, "offered");
  return std::nullopt;
}

}  // namespace cadans::decide
