#include "engine/decide/cycle_facts.h"

#include "engine/json.h"
#include "engine/result.h"

namespace cadans::decide {
namespace {

LocalDate day_in(const Json& json, const char* name) {
  return parse_local_date(json.value(name, std::string())).value_or(LocalDate());
}

}  // namespace

std::string to_text(const CycleFacts& facts) {
  Json phases = Json::array();
  for (const PhaseBegan& one : facts.phases) {
    phases.push_back({{"phase", one.phase}, {"on", to_string(one.on)}, {"open", one.open}});
  }
  return Json({{"key", facts.year.key},
               {"starts", to_string(facts.year.starts)},
               {"plan", to_string(facts.year.plan)},
               {"check", to_string(facts.year.check)},
               {"act", to_string(facts.year.act)},
               {"close", to_string(facts.year.close)},
               {"phases", std::move(phases)},
               {"looked", facts.looked},
               {"carried", facts.carried}})
      .dump();
}

CycleFacts cycle_facts(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  invariant(json.is_object() && json.contains("phases"), "the facts of a cycle are our own JSON");
  CycleFacts facts;
  facts.year = {json.value("key", std::string()),
                day_in(json, "starts"),
                day_in(json, "plan"),
                day_in(json, "check"),
                day_in(json, "act"),
                day_in(json, "close")};
  for (const Json& one : json["phases"]) {
    facts.phases.push_back(
        {one.value("phase", std::string()), day_in(one, "on"), one.value("open", 0)});
  }
  facts.looked = json.value("looked", std::int64_t{0});
  facts.carried = json.value("carried", std::int64_t{0});
  return facts;
}

std::string identity(const people::CycleYear& year) { return "cycle/" + year.name(); }

std::optional<InstanceId> cycle_at(const View& state, const std::string& name) {
  return state.find("cycle/" + name);
}

NextPhase next_phase(const people::CycleYear& year, std::string_view state) {
  if (state == "plan") return {"do", year.starts};
  if (state == "do") return {"check", year.check};
  if (state == "check") return {"act", year.act};
  if (state == "review_due" || state == "act") return {"closing", year.close};
  return {};
}

std::string review_mark(const std::string& name) { return "review-of/" + name; }

}  // namespace cadans::decide
