#include "engine/decide/answers_import.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/first_time.h"
#include "engine/decide/judgement.h"
#include "engine/decide/offer.h"
#include "engine/decide/stages.h"

namespace cadans::decide {
namespace {

std::vector<std::string> who_may_import(const Turn& turn) {
  return {position_of(turn, "ensia-coordinator", {}, ""), position_of(turn, "iso", {}, ""),
          position_of(turn, "ciso", {}, "")};
}

// Each is one thing to answer: its owner hears of all of them in one line of a mail.
void tell_owner(Turn& turn, const OfferFacts& offer) {
  if (shown_already(turn.state, turn.rules, offer)) return;
  turn.whose = owner_of_offer(turn.state, turn.rules, offer);
  const auto& made = turn.entry.changes;
  const bool told = std::ranges::any_of(made, [&](const Change& change) {
    const auto* notice = std::get_if<NoticeNew>(&change);
    return notice != nullptr && notice->notice.kind == "offered" &&
           notice->notice.position == turn.whose;
  });
  if (!told && !waits(turn, "offered", turn.whose)) notify(turn, {}, "offered", turn.whose);
}

void take_in(Turn& turn, const settings::Answer& answer, const Judgement& judged) {
  for (const Carrier& carrier : judged.returning) {
    note_found(turn, *carrier.duty, carrier.subject, answer.dated);
  }
  const bool offered = judged.verdict == Verdict::close || judged.verdict == Verdict::part;
  const bool gap = judged.reason == Reason::answer;
  if (!offered && !gap) return;
  for (const Carrier& carrier : judged.entries) {
    OfferFacts facts;
    facts.duty = carrier.duty->id;
    facts.subject = carrier.subject;
    facts.answer = answer;
    facts.verdict = word_of(judged.verdict);
    facts.reason = word_of(judged.reason);
    facts.unverified = judged.unverified;
    if (gap) {
      new_gap(turn, std::move(facts));
    } else if (new_offer(turn, facts)) {
      tell_owner(turn, facts);
    }
  }
}

}  // namespace

void import_answers(Turn& turn) {
  const auto who = who_may_import(turn);
  const auto may = [&](const std::string& position) {
    return holds(turn, position, turn.event.actor);
  };
  if (!turn.ours && std::ranges::none_of(who, may)) {
    return refuse(turn, "import_rights", who_may_instead(turn, who));
  }
  const auto answers = settings::answers_in(turn.event.value("rows"));
  if (!answers) return refuse(turn, "no_answers");
  const auto judged = judge(*answers, {turn.rules, stage_now(turn.state), turn.today});
  for (std::size_t n = 0; n < answers->size(); ++n) take_in(turn, (*answers)[n], judged[n]);
}

}  // namespace cadans::decide
