#include "engine/settings/catalogue.h"

#include <algorithm>

namespace cadans::settings {
namespace {

template <class Thing>
const Thing* look_up(const std::map<std::string, std::size_t, std::less<>>& index,
                     const std::vector<Thing>& things, std::string_view key) {
  const auto found = index.find(key);
  return found == index.end() ? nullptr : &things[found->second];
}

}  // namespace

Catalogue::Catalogue(CatalogueParts parts) : parts_(std::move(parts)) {
  for (std::size_t i = 0; i < parts_.roles.size(); ++i) roles_.emplace(parts_.roles[i].key, i);
  for (std::size_t i = 0; i < parts_.components.size(); ++i) {
    components_.emplace(parts_.components[i].key, i);
  }
  for (std::size_t i = 0; i < parts_.gates.size(); ++i) {
    const Gate& gate = parts_.gates[i];
    gates_.emplace(gate.id, i);
    for (const std::string& id : gate.requires_ids) waiting_[id].push_back(gate.id);
  }
  for (std::size_t i = 0; i < parts_.duties.size(); ++i) {
    const Duty& duty = parts_.duties[i];
    duties_.emplace(duty.id, i);
    for (const std::string& id : duty.depends_on) waiting_[id].push_back(duty.id);
    for (const std::string& id : duty.replaces) replacing_.emplace(id, i);
  }
}

const Role* Catalogue::role(std::string_view key) const {
  return look_up(roles_, parts_.roles, key);
}

const Component* Catalogue::component(std::string_view key) const {
  return look_up(components_, parts_.components, key);
}

const Gate* Catalogue::gate(std::string_view id) const { return look_up(gates_, parts_.gates, id); }

const Duty* Catalogue::duty(std::string_view id) const {
  return look_up(duties_, parts_.duties, id);
}

const Duty* Catalogue::replacing(std::string_view id) const {
  return look_up(replacing_, parts_.duties, id);
}

const std::vector<std::string>& Catalogue::waiting_for(std::string_view id) const {
  static const std::vector<std::string> nobody;
  const auto found = waiting_.find(id);
  return found == waiting_.end() ? nobody : found->second;
}

const Norm* Catalogue::norm(std::string_view key) const {
  const auto found = std::ranges::find(parts_.norms, key, &Norm::key);
  return found == parts_.norms.end() ? nullptr : &*found;
}

const Theme* Catalogue::theme(std::string_view key) const {
  const auto found = std::ranges::find(parts_.themes, key, &Theme::key);
  return found == parts_.themes.end() ? nullptr : &*found;
}

const Concordance* Catalogue::control(std::string_view norm, std::string_view id) const {
  const auto found = std::ranges::find_if(
      parts_.concordance, [&](const Concordance& row) { return row.norm == norm && row.id == id; });
  return found == parts_.concordance.end() ? nullptr : &*found;
}

const Words& evidence_kinds() {
  static const Words kinds = {"document", "register",  "decision", "test",
                              "figure",   "signature", "receipt",  "certificate"};
  return kinds;
}

const Words& audit_kinds() {
  static const Words kinds = {"internal",     "ensia",        "digid",
                              "wpg-internal", "wpg-external", "external-party"};
  return kinds;
}

bool audited_outside(std::string_view kind) { return kind != "internal" && kind != "wpg-internal"; }

const Words& evidence_levels() {
  static const Words levels = {"design", "existence", "operation"};
  return levels;
}

bool rests_on(const Catalogue& catalogue, const Duty& duty, const Words& grounds) {
  return std::ranges::any_of(grounds, [&](const std::string& ground) {
    if (ground == "red" || ground == "amber") return duty.grade == ground;
    if (ground == "no-finding") return duty.grade.empty();
    if (ground != "gate") return duty.basis == ground;
    return std::ranges::any_of(catalogue.waiting_for(duty.id), [&](const std::string& id) {
      return catalogue.gate(id) != nullptr;
    });
  });
}

bool government_measure(const Duty& duty) {
  constexpr std::string_view norm = "BIO2:";
  return std::ranges::any_of(duty.clause_refs, [&](const std::string& clause) {
    return clause.starts_with(norm) &&
           clause.find_first_of("0123456789", norm.size()) == norm.size();
  });
}

bool given_to_board(const Duty& duty) {
  return std::ranges::any_of(
      duty.clause_refs, [](const std::string& clause) { return clause.starts_with("CBW:24."); });
}

bool rests_on_law_norm_or_gate(const Catalogue& catalogue, const Duty& duty) {
  return rests_on(catalogue, duty, {"law", "norm", "gate"});
}

}  // namespace cadans::settings
