#pragma once
// A town to which the answers of a self-assessment come: duties that carry a measure, and what is
// said to the offers of them. Mistakes of a test are thrown, as in town.h.

#include <gtest/gtest.h>

#include "engine/decide/offer.h"
#include "engine/settings/answers.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::offers {

using std::chrono::December;
using std::chrono::November;
using std::chrono::October;
using namespace std::chrono_literals;

inline constexpr LocalDate start = 2026y / November / 9;
inline constexpr LocalDate monday = 2026y / November / 16;
inline constexpr LocalDate target = 2026y / December / 30;
inline constexpr LocalTime noon{12 * 60};

inline TestDuty asks(const std::string& id, const std::string& clause,
                     const std::string& more = {}) {
  TestDuty duty{.id = id, .role = "ict-head", .target = target};
  duty.clause = clause;
  duty.also = more;
  return duty;
}

inline TestDuty after(const std::string& id, const std::string& clause, const std::string& before) {
  TestDuty duty = asks(id, clause);
  duty.begins =
      "recurrence = \"once\"\nanchor = \"deps-done\"\nlead_time = \"P4W\"\ndepends_on = [\"" +
      before + "\"]";
  return duty;
}

inline settings::Answer yes(const std::string& measure) {
  settings::Answer answer;
  answer.row = 1;
  answer.source = "ENSIA-2026";
  answer.norm = "BIO2";
  answer.question = "V-" + measure;
  answer.measure = measure;
  answer.subject = "organisation";
  answer.given = "yes";
  answer.remark = "Signed and kept";
  answer.kind = "document";
  answer.document = "Z-2026-3120 v7";
  answer.pieces = 1;
  answer.dated = 2026y / October / 1;
  return answer;
}

class Offers : public testing::Test {
 protected:
  Offers() : town(start) {}

  void begin() {
    town.begin();
    town.until(monday, noon);
  }

  std::string import(const std::vector<settings::Answer>& answers,
                     const std::string& who = "gijs") {
    return town.act("engine.import-answers", {}, who, {{"rows", settings::to_json(answers)}});
  }

  std::string say(const std::string& verb, InstanceId offer, const std::string& who = "weide",
                  const std::string& reason = {}) {
    return town.act("offer." + verb, offer, who,
                    reason.empty() ? Fields{} : Fields{{"reason", reason}});
  }

  std::string accept(const std::vector<InstanceId>& offers) {
    std::string numbers;
    for (const InstanceId id : offers)
      numbers += (numbers.empty() ? "" : " ") + std::to_string(id.n);
    return town.act("engine.accept-offers", {}, "weide", {{"offers", numbers}});
  }

  [[nodiscard]] std::vector<InstanceId> all() const {
    return town.reader().view().running("offer", {}, 100);
  }
  [[nodiscard]] InstanceId offer(const std::string& measure, const std::string& duty,
                                 int n = 1) const {
    return town.instance("offer/BIO2/V-" + measure + "/" + duty + "/organisation:/" +
                         std::to_string(n));
  }
  [[nodiscard]] decide::OfferFacts facts(InstanceId offer) const {
    return decide::offer_facts(town.reader().view().facts(offer).value());
  }
  [[nodiscard]] std::string is(InstanceId id) const { return town.state(id).state; }
  [[nodiscard]] std::vector<Entry> journal() const {
    std::vector<Entry> entries;
    const auto records = town.reader().journal(1, 2'000).value();
    for (const auto& record : records) entries.push_back(record.entry);
    return entries;
  }

  Town town;
};

}  // namespace cadans::cases::offers
