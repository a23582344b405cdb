#include "engine/decide/offer.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/judgement.h"
#include "engine/decide/kept.h"
#include "engine/decide/offer_refusal.h"
#include "engine/decide/offered_entry.h"
#include "engine/decide/validity.h"
#include "engine/time/working_days.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

constexpr WorkingDays look_again{5};

bool can_take(std::string_view is) {
  return is.empty() || is == "open" || is == "in_progress" || is == "done";
}

struct OfferWork {
  InstanceId id;
  Snapshot before;
  Snapshot now;
  OfferFacts facts;
  OfferFacts known;
  const settings::Duty* duty = nullptr;
};

LocalDate last_day(const OfferWork& offer) {
  const settings::Answer& answer = offer.facts.answer;
  if (answer.valid_until.named() || !answer.dated.named()) return answer.valid_until;
  return valid_to(*offer.duty, answer.dated);
}

Facts facts_of_offer(const Turn& turn, const OfferWork& offer) {
  const OfferFacts& known = offer.facts;
  Facts facts;
  facts.actor_owns = owns_entry(turn, known);
  facts.actor_checks = holds(turn, known.looks, turn.event.actor) &&
                       turn.event.actor != known.answered_by && !facts.actor_owns;
  facts.reason_given = !turn.event.value("reason").empty();
  const LocalDate last = last_day(offer);
  facts.entry_open = can_take(state_of_entry(turn.state, turn.rules, known)) &&
                     (!last.named() || turn.today <= last);
  facts.whole = known.verdict == word_of(Verdict::close);
  facts.evidence_valid = names_a_place(turn.state.text(known.answer.document));
  const bool drawn = turn.ours && turn.event.value("drawn") == "yes";
  facts.second_eyes = drawn && !second_person(turn, known).empty();
  return facts;
}

void keep_answer(const Turn& turn, OfferFacts& facts) {
  const std::string_view verb = turn.event.verb();
  if (verb == "doubt") {
    facts.doubt = turn.event.value("reason");
    facts.answered_by.clear();
    facts.looks.clear();
  }
  if (verb != "accept" && verb != "accept-part" && verb != "turn-down") return;
  facts.answered_by = turn.event.actor;
  facts.answered = turn.today;
  facts.why = turn.event.value("reason");
}

void ask_who_looks(Turn& turn, OfferWork& offer) {
  if (offer.facts.looks.empty()) offer.facts.looks = second_person(turn, offer.facts);
  if (!live(turn)) return keep_question(turn, offer.id);
  notify(turn, offer.id, "look", offer.facts.looks);
}

std::string timer_of(const Snapshot& offer) {
  return offer.state == "drawn" ? "ask-again" : "outdate";
}

// An offer until its evidence counts no more; what was drawn until it is asked again.
void wait_on(Turn& turn, OfferWork& offer) {
  const LocalDate day = offer.now.state == "drawn"
                            ? time::plus(turn.today, look_again, turn.rules.calendars)
                            : last_day(offer) + std::chrono::days(1);
  if (offer.now.state != "drawn" && !last_day(offer).named()) return;
  const Instant due = turn.rules.zone.at(day, LocalTime{0});
  add(turn, TimerSet{{Urgency::routine, due, offer.id, timer_of(offer.now)}});
  offer.now.progress.due_us = due.us;
}

void wait_no_more(Turn& turn, OfferWork& offer) {
  const std::int64_t due = offer.now.progress.due_us;
  if (due != 0) {
    add(turn, TimerGone{{Urgency::routine, Instant{due}, offer.id, timer_of(offer.before)}});
  }
  offer.now.progress.due_us = 0;
  withdraw_notices(turn, offer.id, "answered");
}

void carry_out(Turn& turn, OfferWork& offer, Effect effect) {
  switch (effect) {
    case Effect::show_entry:
      return show_entry(turn, offer.id, offer.facts);
    case Effect::show_part:
      return show_part(turn, offer.id, offer.facts);
    case Effect::ask_second_eyes:
      return ask_who_looks(turn, offer);
    case Effect::answer_owner:
      return notify(turn, offer.id, "doubted", turn.whose);
    case Effect::chase_on:
      return wait_on(turn, offer);
    case Effect::chase_stop:
      return wait_no_more(turn, offer);
    default:
      broken_invariant("an offer has no other effect");
  }
}

// The same answer, but for the row that it stands in.
bool same_answer(const Turn& turn, const settings::Answer& one, const settings::Answer& other) {
  const auto text = [&](const std::string& id) { return text_by_id(turn, id); };
  return one.given == other.given && one.kind == other.kind && one.pieces == other.pieces &&
         one.dated == other.dated && one.valid_until == other.valid_until &&
         text(one.remark) == text(other.remark) && text(one.document) == text(other.document);
}

bool begin(Turn& turn, OfferFacts facts, std::string_view verb) {
  int n = 1;
  for (auto known = turn.state.find(identity(facts, n)); known;
       known = turn.state.find(identity(facts, n))) {
    const OfferFacts before = offer_facts(turn.state.facts(*known).value());
    if (same_answer(turn, before.answer, facts.answer)) return false;
    ++n;
  }
  OfferWork offer;
  offer.id = {turn.next_instance++};
  offer.duty = turn.rules.catalogue.duty(facts.duty);
  facts.offered = turn.today;
  offer.facts = std::move(facts);
  const workflows::Workflow* workflow = workflows::workflow("offer");
  offer.before = {"offer", workflow->version, workflow->start, {}};
  Event found;
  found.type = "offer." + std::string(verb);
  const Step step = workflow->step(offer.before, found, Facts{});
  invariant(step.accepted, "what was found can be offered, or is a gap");
  offer.now = step.snapshot;
  turn.whose = owner_of_offer(turn.state, turn.rules, offer.facts);
  if (verb == "offer" && !live(turn)) keep_question(turn, offer.id);
  const auto place = static_cast<std::ptrdiff_t>(turn.entry.changes.size());
  for (const Effect effect : step.effects) carry_out(turn, offer, effect);
  turn.entry.changes.insert(
      turn.entry.changes.begin() + place,
      InstanceNew{offer.id, identity(offer.facts, n), offer.now, to_text(offer.facts)});
  keep_with_entry(turn, offer.id, offer.facts);
  return true;
}

std::optional<OfferWork> offer_named(const Turn& turn, InstanceId id) {
  const auto snapshot = turn.state.snapshot(id);
  const auto text = turn.state.facts(id);
  if (!snapshot || !text || snapshot->workflow != "offer") return std::nullopt;
  OfferWork offer;
  offer.id = id;
  offer.before = offer.now = *snapshot;
  offer.facts = offer.known = offer_facts(*text);
  offer.duty = turn.rules.catalogue.duty(offer.facts.duty);
  return offer.duty == nullptr ? std::nullopt : std::optional(offer);
}

void refuse_unknown(Turn& turn, const std::string& asked) {
  refuse(turn, "unknown_offer", words::Values().text("asked_for", asked));
}

}  // namespace

bool new_offer(Turn& turn, OfferFacts facts) { return begin(turn, std::move(facts), "offer"); }
bool new_gap(Turn& turn, OfferFacts facts) { return begin(turn, std::move(facts), "lack"); }

void step_offer(Turn& turn) {
  auto offer = offer_named(turn, turn.event.instance);
  if (!offer) {
    const std::int64_t n = turn.event.instance.n;
    return refuse_unknown(turn, n > 0 ? "O" + std::to_string(n) : std::string());
  }
  turn.whose = owner_of_offer(turn.state, turn.rules, offer->facts);
  const Facts facts = facts_of_offer(turn, *offer);
  const Step step = workflows::workflow("offer")->step(offer->now, turn.event, facts);
  if (!step.accepted && !turn.ours) {
    return refuse_offer(turn, {offer->facts, offer->now, turn.whose}, facts, step.reason);
  }
  if (!turn.event.value("due").empty()) {
    add(turn, TimerGone{fired_timer(turn.event)});
    offer->now.progress.due_us = 0;
  }
  if (!step.accepted) return;
  offer->now.state = step.snapshot.state;
  keep_answer(turn, offer->facts);
  for (const Effect effect : step.effects) carry_out(turn, *offer, effect);
  const bool alone = turn.event.value("drawn") == "yes" && offer->now.state == "accepted";
  if (alone) remark(turn, offer->id, "two-eyes", turn.whose);
  if (offer->now != offer->before) add(turn, InstanceSet{offer->id, offer->now});
  if (offer->facts != offer->known) add(turn, FactsSet{offer->id, to_text(offer->facts)});
}

namespace {

// One in ten, at least one, by hash of the seed: the same seed draws the same ones.
std::vector<InstanceId> drawn_from(std::vector<InstanceId> all, std::string_view seed) {
  const std::size_t count = std::max<std::size_t>(1, (all.size() + 9) / 10);
  std::ranges::sort(all, {}, [&](InstanceId id) { return digest({seed, std::to_string(id.n)}); });
  all.resize(std::min(count, all.size()));
  return all;
}

}  // namespace

void accept_offers(Turn& turn) {
  const auto ids = numbers_in(turn.event.value("offers"));
  if (ids.empty()) return refuse_unknown(turn, std::string(turn.event.value("offers")));
  if (ids.size() > accepted_most) {
    return refuse(turn, "too_many_offers",
                  words::Values().count("most", static_cast<std::int64_t>(accepted_most)));
  }
  Event accept = turn.event;
  accept.type = "offer.accept";
  for (const InstanceId id : ids) {
    const auto offer = offer_named(turn, id);
    if (!offer) return refuse_unknown(turn, "O" + std::to_string(id.n));
    const Facts facts = facts_of_offer(turn, *offer);
    const Step step = workflows::workflow("offer")->step(offer->now, accept, facts);
    if (step.accepted) continue;
    const std::string owner = owner_of_offer(turn.state, turn.rules, offer->facts);
    return refuse_offer(turn, {offer->facts, offer->now, owner}, facts, step.reason);
  }
  const auto drawn = drawn_from(ids, turn.event.value("seed"));
  for (const InstanceId id : ids) {
    const bool looked_at = std::ranges::find(drawn, id) != drawn.end();
    raise(turn, "offer.accept", id, {{"drawn", looked_at ? "yes" : "no"}});
  }
}

}  // namespace cadans::decide
