#include "engine/decide/offered_entry.h"

#include <algorithm>
#include <sstream>

#include "engine/decide/authority.h"
#include "engine/decide/horizon.h"
#include "engine/decide/recurring.h"
#include "engine/decide/shown_part.h"
#include "engine/decide/task_step.h"

namespace cadans::decide {
namespace {

std::string mark_of_offers(std::string_view duty, const people::Subject& subject) {
  return "offers/" + std::string(duty) + "/" + subject.kind + ":" + subject.key;
}

// Asked in the name of who accepted it, whoever looked at it after that.
void as_who_accepted(Turn& turn, const OfferFacts& facts) {
  turn.raised.back().actor = facts.answered_by;
}

Named evidence_of(InstanceId id, const OfferFacts& offer, const char* name) {
  const settings::Answer& answer = offer.answer;
  Named named = {{name, answer.document}, {"offer", std::to_string(id.n)}};
  if (answer.dated.named()) named.emplace_back("dated", to_string(answer.dated));
  if (answer.valid_until.named()) named.emplace_back("until", to_string(answer.valid_until));
  return named;
}

}  // namespace

// Each once, in the order in which they were named. None: what was named is no list of offers.
std::vector<InstanceId> numbers_in(std::string_view text) {
  std::istringstream words{std::string(text)};
  std::vector<InstanceId> all;
  for (std::string word; words >> word;) {
    const InstanceId id{number(word)};
    if (id.n > 0 && std::ranges::find(all, id) == all.end()) all.push_back(id);
  }
  return all;
}

// The task of its entry; none where it has none yet, or a rule took it back.
std::optional<InstanceId> task_of_entry(const View& state, const Rules& rules,
                                        const OfferFacts& offer) {
  const settings::Duty* duty = rules.catalogue.duty(offer.duty);
  const std::string name = duty == nullptr ? std::string() : latest(state, *duty, offer.subject);
  return has_task(state, name) ? state.find(name) : std::nullopt;
}

std::string state_of_entry(const View& state, const Rules& rules, const OfferFacts& offer) {
  const auto task = task_of_entry(state, rules, offer);
  const auto now = task ? state.snapshot(*task) : std::nullopt;
  return now ? std::string(first_region(now->state)) : std::string();
}

std::string owner_of_offer(const View& state, const Rules& rules, const OfferFacts& offer) {
  const auto task = task_of_entry(state, rules, offer);
  if (task) return task_facts(state.facts(*task).value()).owner;
  const settings::Duty* duty = rules.catalogue.duty(offer.duty);
  return duty == nullptr ? std::string() : doer_of(rules, *duty, offer.subject);
}

bool shown_already(const View& state, const Rules& rules, const OfferFacts& offer) {
  return state_of_entry(state, rules, offer) == "done";
}

bool owns_entry(const Turn& turn, const OfferFacts& offer) {
  const auto task = task_of_entry(turn.state, turn.rules, offer);
  if (!task) {
    return holds(turn, owner_of_offer(turn.state, turn.rules, offer), turn.event.actor);
  }
  Facts facts;
  who_may(turn, task_facts(turn.state.facts(*task).value()), facts);
  return facts.actor_owns;
}

// Who looks at what was drawn: never who accepted it, nor who owns the entry.
std::string second_person(const Turn& turn, const OfferFacts& offer) {
  TaskFacts work;
  work.subject = offer.subject;
  work.owner = owner_of_offer(turn.state, turn.rules, offer);
  work.submitted_by = turn.event.actor;
  return next_pair_of_eyes(turn, work);
}

void show_entry(Turn& turn, InstanceId id, const OfferFacts& offer) {
  const auto task = task_of_entry(turn.state, turn.rules, offer);
  if (!task) {
    raise_issue(turn, *turn.rules.catalogue.duty(offer.duty), offer.subject,
                evidence_of(id, offer, "shown"));
  } else if (state_of_entry(turn.state, turn.rules, offer) == "done") {
    return remark(turn, *task, "evidence-added", "O" + std::to_string(id.n));
  } else {
    raise(turn, "task.already-shown", *task, evidence_of(id, offer, "evidence"));
  }
  as_who_accepted(turn, offer);
}

void show_part(Turn& turn, InstanceId id, const OfferFacts& offer) {
  const auto task = task_of_entry(turn.state, turn.rules, offer);
  if (task) {
    Named named = evidence_of(id, offer, "evidence");
    named.emplace_back("reason", offer.why);
    raise(turn, "task.show-part", *task, named);
  } else {
    note_part(turn, *turn.rules.catalogue.duty(offer.duty), offer.subject,
              {offer.answer.document, offer.why});
  }
}

std::vector<InstanceId> offers_of(const View& state, std::string_view duty,
                                  const people::Subject& subject) {
  return numbers_in(state.mark(mark_of_offers(duty, subject)));
}

void keep_with_entry(Turn& turn, InstanceId id, const OfferFacts& offer) {
  const std::string mark = mark_of_offers(offer.duty, offer.subject);
  std::string all = mark_now(turn, mark);
  all += (all.empty() ? "" : " ") + std::to_string(id.n);
  add(turn, MarkSet{mark, all});
}

}  // namespace cadans::decide
