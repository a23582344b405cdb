#include "tests/simulation/promises/offer_acts.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "engine/decide/offer.h"
#include "engine/people/acting.h"
#include "engine/rehearsal/paper_world.h"
#include "engine/settings/answers.h"

namespace cadans::promises {
namespace {

using std::chrono::days;

constexpr double answers_offer = 0.12;  // a day
constexpr double accepts_all = 0.06;    // a day, of all that waits for one position
constexpr double looks = 0.3;           // a day
constexpr int offers_in_hand = 1'000;

class OfferActs {
 public:
  OfferActs(std::uint64_t seed, const View& state, const decide::Rules& rules, LocalDate day)
      : seed_(seed), state_(state), rules_(rules), day_(day) {}

  std::vector<protocol::CloudEvent> all() {
    for (int time = 0; time < 3; ++time) {
      const LocalDate first = import_day(time);
      // A frame may be lost: it is said again until it must have arrived.
      if (first <= day_ && day_ < first + days(4)) import(time, first);
    }
    for (const InstanceId id : state_.running("offer", {}, offers_in_hand)) on_offer(id);
    for (const auto& [position, ids] : waiting_) at_once(position, ids);
    return std::move(acts_);
  }

 private:
  using Fields = std::map<std::string, std::string, std::less<>>;

  [[nodiscard]] double chance(const std::string& about) const {
    return rehearsal::roll(seed_, about);
  }
  [[nodiscard]] int between(const std::string& about, int least, int most) const {
    return rehearsal::roll_between(seed_, about, least, most);
  }
  [[nodiscard]] std::string acting(const std::string& position) const {
    return people::who_acts(rules_.organisation, position, day_, rules_.calendars).person;
  }

  void act(const std::string& id, const std::string& type, InstanceId about,
           const std::string& person, Fields fields) {
    if (person.empty()) return;
    protocol::CloudEvent event;
    event.id = id;
    event.source = "urn:people";
    event.type = "nl.cadans." + type + ".v1";
    if (about.n > 0) event.subject = std::to_string(about.n);
    event.actor = person;
    event.fields = std::move(fields);
    acts_.push_back(std::move(event));
  }

  [[nodiscard]] LocalDate import_day(int time) const {
    const LocalDate start = rules_.organisation.stage.journey_start;
    return start + days(between(fmt::format("import/{}", time), 20, 300));
  }
  [[nodiscard]] LocalDate first_import() const {
    return std::min({import_day(0), import_day(1), import_day(2)});
  }

  // Each time some answers are others, by their date; the rest are as they were.
  settings::Answer answer_for(const settings::Duty& duty, const std::string& measure, int time,
                              LocalDate first) const {
    const bool changed = chance(fmt::format("changed/{}/{}", duty.id, time)) < 0.3;
    const std::string about = fmt::format("{}/{}", duty.id, changed ? time : 0);
    settings::Answer answer;
    answer.source = "ENSIA-2026";
    answer.norm = "BIO2";
    answer.question = "V-" + duty.id;
    answer.measure = measure;
    answer.subject = duty.per == "process" ? "process-1" : "organisation";
    answer.given = chance(about + "/given") < 0.85 ? "yes" : "partly";
    answer.remark = "it is there";
    answer.kind = chance(about + "/kind") < 0.8 ? duty.asks : "receipt";
    answer.document = "Z-" + about;
    answer.pieces = between(about + "/pieces", 1, 2);
    const LocalDate seen = changed ? first : first_import();
    answer.dated = seen - days(between(about + "/dated", 5, 330));
    return answer;
  }

  void import(int time, LocalDate first) {
    std::vector<settings::Answer> answers;
    for (const settings::Duty& duty : rules_.catalogue.duties()) {
      if (duty.stage != 1 || duty.recurrence != settings::Recurrence::once) continue;
      for (const std::string& ref : duty.clause_refs) {
        if (!ref.starts_with("BIO2:") || ref.starts_with("BIO2:kader")) continue;
        answers.push_back(answer_for(duty, ref.substr(5), time, first));
        answers.back().row = static_cast<int>(answers.size());
        break;
      }
    }
    act(fmt::format("import/{}", time), "engine.import-answers", {}, "p-ciso",
        {{"rows", settings::to_json(answers)}});
  }

  void on_offer(InstanceId id) {
    const std::string state = state_.snapshot(id)->state;
    const decide::OfferFacts offer = decide::offer_facts(state_.facts(id).value());
    const std::string about = fmt::format("offer/{}/{}", id.n, to_string(day_));
    if (state == "drawn") {
      if (chance(about) > looks) return;
      const bool sure = chance(about + "/sure") < 0.7;
      return act(about, sure ? "offer.confirm" : "offer.doubt", id, acting(offer.looks),
                 sure ? Fields{} : Fields{{"reason", "which one is it?"}});
    }
    const std::string owner = decide::owner_of_offer(state_, rules_, offer);
    if (chance(about) > answers_offer) {
      if (offer.verdict == "close") waiting_[owner].push_back(id);
      return;
    }
    const double how = chance(about + "/how");
    if (how < 0.4 && offer.verdict == "close") {
      act(about, "offer.accept", id, acting(owner), {});
    } else if (how < 0.7) {
      act(about, "offer.accept-part", id, acting(owner), {{"reason", "the annex 2"}});
    } else {
      act(about, "offer.turn-down", id, acting(owner), {{"reason", "of another"}});
    }
  }

  void at_once(const std::string& position, const std::vector<InstanceId>& ids) {
    const std::string about = "at-once/" + position + "/" + to_string(day_);
    if (chance(about) > accepts_all) return;
    std::string offers;
    for (std::size_t n = 0; n < std::min(ids.size(), decide::accepted_most); ++n) {
      offers += (n == 0 ? "" : " ") + std::to_string(ids[n].n);
    }
    act(about, "engine.accept-offers", {}, acting(position), {{"offers", offers}});
  }

  std::uint64_t seed_;
  const View& state_;
  const decide::Rules& rules_;
  LocalDate day_;
  std::map<std::string, std::vector<InstanceId>> waiting_;  // by position, whole ones
  std::vector<protocol::CloudEvent> acts_;
};

}  // namespace

bool has_answers(std::uint64_t seed) { return seed % 10 == 1 || seed % 10 == 5; }

std::vector<protocol::CloudEvent> offer_acts(std::uint64_t seed, const View& state,
                                             const decide::Rules& rules, LocalDate day) {
  if (!has_answers(seed)) return {};
  return OfferActs(seed, state, rules, day).all();
}

}  // namespace cadans::promises
