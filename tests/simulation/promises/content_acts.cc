#include "tests/simulation/promises/content_acts.h"

#include "engine/decide/laid_content.h"
#include "engine/decide/proposal.h"
#include "engine/rehearsal/paper_world.h"
#include "tests/simulation/promises/changing_rules.h"

namespace cadans::promises {
namespace {

constexpr double proposes = 0.015;  // on a day on which none waits
constexpr double goes_back = 0.2;   // on one of the days after a change
constexpr int days_after = 10;
constexpr double takes_back = 0.1;
constexpr double waits = 0.5;

protocol::CloudEvent said_by(const char* person, const char* verb) {
  protocol::CloudEvent event;
  event.source = "urn:people";
  event.type = std::string("nl.cadans.engine.") + verb + ".v1";
  event.actor = person;
  return event;
}

std::string code_now(const View& state, const decide::Proposal& proposal,
                     decide::RulesInForce& rules, Instant now) {
  const auto laid = decide::lay_content(state, decide::load_of(state, proposal, now), rules);
  invariant(laid.has_value(), laid ? "" : laid.error().what);
  return decide::code_of(state, proposal, laid->work);
}

}  // namespace

void ContentActs::look_at_force(const View& state, LocalDate day) {
  const std::string hash = hex(state.content_hash("catalogue"));
  const auto known = run_.versions.emplace(hash, 0).first;  // else what it began with
  if (known->second == in_force_) return;
  const bool undone = known->second == before_;
  before_ = in_force_;
  in_force_ = known->second;
  changed_ = undone ? LocalDate() : day;
}

protocol::CloudEvent ContentActs::propose(int version) {
  const auto catalogue = with_rules(folder_, run_.seed, version).catalogue;
  std::string body = decide::content_body(catalogue);
  run_.versions.emplace(hex(digest({body})), version);
  protocol::CloudEvent event = said_by("p-ciso", "propose-content");
  event.fields = {{"catalogue", std::move(body)}, {"reason", "other days"}};
  return event;
}

std::optional<protocol::CloudEvent> ContentActs::act(const View& state, decide::RulesInForce rules,
                                                     LocalDate day, Instant now) {
  if (!rules_change(run_.seed)) return std::nullopt;
  const auto proposal = decide::proposed(state);
  const std::string id = "content/" + to_string(day);
  const double roll = rehearsal::roll(run_.seed, id);
  look_at_force(state, day);
  protocol::CloudEvent event;
  if (!proposal) {
    const bool back = changed_.named() && day <= changed_ + std::chrono::days(days_after);
    if (roll > (back ? goes_back : proposes)) return std::nullopt;
    event = propose(back ? before_ : ++version_);
  } else if (seen_at_ != proposal->at) {
    seen_at_ = proposal->at;
    seen_ = code_now(state, *proposal, rules, now);
    return std::nullopt;
  } else if (roll < takes_back) {
    event = said_by("p-ciso", "withdraw-content");
  } else if (roll < waits) {
    return std::nullopt;
  } else {
    event = said_by("p-clerk", "approve-content");
    event.fields = {{"code", seen_}};
    seen_at_ = {};  // refused, as somebody went on working: another look
  }
  event.id = id;
  return event;
}

}  // namespace cadans::promises
