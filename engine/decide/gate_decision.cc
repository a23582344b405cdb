#include "engine/decide/gate_decision.h"

#include "engine/json.h"

namespace cadans::decide {

GateDecision gate_decision(std::string_view facts, std::string_view gate) {
  const Json kept_facts = Json::parse(facts, nullptr, false);
  if (!kept_facts.is_object() || !kept_facts.contains(gate)) return {};
  const Json& kept = kept_facts[gate];
  const auto text = [&](const char* name) { return kept.value(name, std::string()); };
  const auto day = [&](const char* name) {
    return parse_local_date(text(name)).value_or(LocalDate());
  };
  GateDecision decision;
  decision.outcome = text("outcome");
  decision.on = day("decided_on").named() ? day("decided_on") : day("on");
  decision.number = text("number");
  decision.reason = text("reason");
  decision.asked_again = day("until");
  decision.start = day("start");
  return decision;
}

std::string keep(const GateDecision& decision, std::string_view facts, std::string_view gate) {
  Json all = Json::parse(facts, nullptr, false);
  if (!all.is_object()) all = Json::object();
  Json& kept = all[std::string(gate)];
  kept = {{"outcome", decision.outcome},
          {"on", to_string(decision.on)},
          {"number", decision.number},
          {"reason", decision.reason}};
  if (decision.asked_again.named()) kept["until"] = to_string(decision.asked_again);
  if (decision.start.named()) kept["start"] = to_string(decision.start);
  return all.dump();
}

}  // namespace cadans::decide
