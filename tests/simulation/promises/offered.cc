#include "tests/simulation/promises/offered.h"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

#include "engine/json.h"
#include "tests/simulation/promises/changes.h"
#include "tests/simulation/promises/renewals.h"

namespace cadans::promises {
namespace {

// Whether the duty runs over that subject in the first stage: the organisation, or a process that
// was in scope from the start.
bool runs_over(const decide::Rules& content, const settings::Duty& duty,
               const std::string& subject) {
  if (duty.per == "organisation") return subject == "organisation";
  const people::Process* process = content.organisation.processes.find(subject);
  return duty.per == "process" && process != nullptr && process->in_scope_from_stage == 1;
}

bool works(const std::string& kind) {
  return kind == "test" || kind == "figure" || kind == "signature";
}

bool shows_all(const settings::Duty& duty, const Json& answer) {
  const std::string kind = answer.value("kind", std::string());
  return kind == duty.asks && (duty.level != "operation" || works(kind)) &&
         answer.value("pieces", 0) >= static_cast<int>(duty.evidence_nl.size());
}

// The same answer whatever its row, and whatever its texts are called.
std::string comparable(Json answer) {
  for (const char* name : {"row", "remark", "document"}) answer.erase(name);
  return answer.dump();
}

// An entry of the first stage that is asked once, carries the measure and runs over the subject.
bool carries(const decide::Rules& content, const settings::Duty& duty, const Json& answer) {
  const std::string id =
      answer.at("norm").get<std::string>() + ":" + answer.at("measure").get<std::string>();
  const auto& refs = duty.clause_refs;
  const bool asked = duty.stage == 1 && !duty.ended &&
                     duty.recurrence == settings::Recurrence::once &&
                     std::ranges::find(refs, id) != refs.end();
  return asked && runs_over(content, duty, answer.at("subject"));
}

std::string name_for(const settings::Duty& duty, const Json& answer) {
  std::string name =
      answer.at("question").get<std::string>() + "/" + duty.id + "/" + duty.per + ":";
  if (duty.per == "process") name += answer.at("subject").get<std::string>();
  return name;
}

}  // namespace

std::vector<std::string> Offered::take(const Entry& entry, int day) {
  wrong_.clear();
  const Event& event = entry.event;
  each<InstanceSet>(entry, [&](const InstanceSet& one) {
    if (one.snapshot.workflow == "offer") moved(one.id.n, one.snapshot.state, event);
  });
  if (event.type == "engine.import-answers") imported(entry, day);
  if (event.type == "engine.accept-offers") accepted_at_once(event);
  if (event.type == "task.already-shown" || event.type == "task.issue") shown(event);
  each<Remark>(entry, [&](const Remark& one) {
    if (one.rule == "evidence-added") to_show_.erase(std::stoll(one.text.substr(1)));
    if (one.rule == "two-eyes" && offers_.contains(one.id.n)) ++drawn_;  // there was nobody
  });
  return wrong_;
}

// What the answer is to that entry; none where its evidence counts no more.
std::optional<Offered::Expected> Offered::fit(const settings::Duty& duty, const Json& answer,
                                              int day) {
  const bool yes = answer.at("answer") == "yes";
  if (!yes) return Expected{"none", comparable(answer), 0};
  const int dated = parse_local_date(answer.at("dated").get<std::string>()).value().day;
  const int last = last_day(duty, dated);
  if (last != 0 && last < day) return std::nullopt;
  return Expected{shows_all(duty, answer) ? "close" : "part", comparable(answer), last};
}

// What one answer must be offered to: where it shows all that is asked of some, to those alone.
void Offered::expect(const Json& answer, int day, ByName& expected) {
  ByName fits;
  bool whole = false;
  for (const settings::Duty& duty : content_.catalogue.duties()) {
    const auto one = carries(content_, duty, answer) ? fit(duty, answer, day) : std::nullopt;
    if (!one) continue;
    whole = whole || one->verdict == "close";
    fits[name_for(duty, answer)] = *one;
  }
  for (auto& [name, one] : fits) {
    const bool serves = !whole || one.verdict == "close";
    if (serves && !known_[name].contains(one.answer)) expected[name] = one;
  }
}

void Offered::made(const InstanceNew& one, ByName& expected) {
  std::string name = one.identity.substr(std::string("offer/BIO2/").size());
  name = name.substr(0, name.rfind('/'));
  const auto found = expected.find(name);
  if (found == expected.end()) return wrong_.push_back(name + " is offered, and should not be");
  const std::string verdict = Json::parse(one.facts).at("verdict");
  const auto& [wanted, answer, last] = found->second;
  if (verdict != wanted) {
    wrong_.push_back(fmt::format("{} is offered as {}, not {}", name, verdict, wanted));
  }
  known_[name].insert(answer);
  offers_[one.id.n] = {name, one.snapshot.state, wanted, "", last};
  expected.erase(found);
}

// What must be offered of this list, by another reading; what was made of it beside that.
void Offered::imported(const Entry& entry, int day) {
  ByName expected;
  for (const Json& answer : Json::parse(entry.event.value("rows"))) expect(answer, day, expected);
  each<InstanceNew>(entry, [&](const InstanceNew& one) {
    if (one.snapshot.workflow == "offer") made(one, expected);
  });
  for (const auto& [name, one] : expected) wrong_.push_back(name + " is not offered");
}

void Offered::accepted_at_once(const Event& event) {
  std::istringstream numbers{std::string(event.value("offers"))};
  at_once_.clear();
  for (std::int64_t id = 0; numbers >> id;) at_once_.insert(id);
  drawn_ = 0;
  to_draw_ = (at_once_.size() + 9) / 10;
}

void Offered::moved(std::int64_t id, const std::string& state, const Event& event) {
  const auto found = offers_.find(id);
  if (found == offers_.end()) return;
  Offer& offer = found->second;
  const std::string before = std::exchange(offer.state, state);
  if (state == "drawn" && before == "offered") ++drawn_;
  if (before == "offered") offer.accepted_by = event.actor;
  if (state == "accepted") {
    to_show_.insert(id);
    if (offer.verdict != "close") wrong_.push_back(offer.name + " is accepted and is not whole");
    if (before == "drawn" && event.actor == offer.accepted_by) {
      wrong_.push_back(offer.name + " was looked at by who accepted it");
    }
  }
  at_once_.erase(id);
}

// A task that an offer shows: only one that was accepted.
void Offered::shown(const Event& event) {
  if (event.value("offer").empty()) return;
  const std::int64_t id = std::stoll(std::string(event.value("offer")));
  const auto found = offers_.find(id);
  if (found == offers_.end() || found->second.state != "accepted") {
    wrong_.push_back(fmt::format("O{} shows its entry before it is accepted", id));
  }
  to_show_.erase(id);
}

std::vector<std::string> Offered::missing(int day) {
  std::vector<std::string> all;
  if (at_once_.empty() && drawn_ < to_draw_) {
    all.push_back(fmt::format("{} of those accepted at once are drawn, not {}", drawn_, to_draw_));
  }
  to_draw_ = 0;
  for (const std::int64_t id : to_show_) {
    all.push_back(fmt::format("lost: O{} was accepted and shows nothing", id));
  }
  to_show_.clear();
  for (const auto& [id, offer] : offers_) {
    const bool over = offer.state == "offered" && offer.last != 0 && offer.last < day;
    if (over && told_.insert(offer.name).second) {
      all.push_back(
          fmt::format("lost: {} is offered, and its evidence counts no more", offer.name));
    }
  }
  return all;
}

}  // namespace cadans::promises
