#include "engine/decide/offer_facts.h"

#include "engine/json.h"
#include "engine/result.h"

namespace cadans::decide {
namespace {

LocalDate date_in(const Json& json, const char* name) {
  return parse_local_date(json.value(name, std::string())).value_or(LocalDate());
}

}  // namespace

std::string to_text(const OfferFacts& facts) {
  Json json = {{"duty", facts.duty},
               {"kind", facts.subject.kind},
               {"key", facts.subject.key},
               {"answer", Json::parse(settings::to_json({facts.answer}))},
               {"verdict", facts.verdict},
               {"reason", facts.reason},
               {"offered", to_string(facts.offered)}};
  const auto put = [&](const char* name, const std::string& text) {
    if (!text.empty()) json[name] = text;
  };
  if (facts.unverified) json["unverified"] = true;
  put("answered_by", facts.answered_by);
  if (facts.answered.named()) json["answered"] = to_string(facts.answered);
  put("why", facts.why);
  put("looks", facts.looks);
  put("doubt", facts.doubt);
  return json.dump();
}

OfferFacts offer_facts(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  invariant(json.is_object() && json.contains("answer"), "the facts of an offer are our own JSON");
  const auto answers = settings::answers_in(json["answer"].dump());
  invariant(answers && answers->size() == 1, "an offer comes from one answer");
  OfferFacts facts;
  facts.duty = json.value("duty", std::string());
  facts.subject = {json.value("kind", std::string()), json.value("key", std::string())};
  facts.answer = answers->front();
  facts.verdict = json.value("verdict", std::string());
  facts.reason = json.value("reason", std::string());
  facts.unverified = json.value("unverified", false);
  facts.offered = date_in(json, "offered");
  facts.answered_by = json.value("answered_by", std::string());
  facts.answered = date_in(json, "answered");
  facts.why = json.value("why", std::string());
  facts.looks = json.value("looks", std::string());
  facts.doubt = json.value("doubt", std::string());
  return facts;
}

std::string identity(const OfferFacts& facts, int n) {
  return "offer/" + facts.answer.norm + "/" + facts.answer.question + "/" + facts.duty + "/" +
         facts.subject.kind + ":" + facts.subject.key + "/" + std::to_string(n);
}

}  // namespace cadans::decide
