#include "engine/decide/why_shown.h"

namespace cadans::decide {
namespace {

using words::Values;

Values found_in(const Desk& desk, const OfferAtDesk& offer) {
  const settings::Answer& answer = offer.facts.answer;
  Values values;
  values.text("offer", "O" + std::to_string(offer.id.n)).text("source", answer.source);
  values.text("question", answer.question);
  if (!answer.document.empty()) values.text("evidence", text_or_removed(desk, answer.document));
  if (!answer.remark.empty()) values.text("remark", text_or_removed(desk, answer.remark));
  values.day("evidence_date", answer.dated);
  values.flag("unverified", offer.facts.unverified);
  return values;
}

}  // namespace

void say_shown(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  if (!task.facts.earlier.empty()) {
    saying.say("explain.earlier",
               Values()
                   .text("evidence", text_or_removed(desk, task.facts.earlier))
                   .day("evidence_date", task.facts.earlier_dated),
               Weight::useful);
  }
  if (!task.facts.missing.empty()) {
    saying.say("explain.shown_part",
               Values()
                   .text("evidence", texts_or_removed(desk, task.facts.shown))
                   .text("missing", text_or_removed(desk, task.facts.missing)));
  }
  for (const InstanceId id : offers_of(desk.state, task.facts.duty, task.facts.subject)) {
    const auto offer = offer_at(desk, id);
    if (!offer) continue;
    if (offer->snapshot.state == "offered") {
      saying.say("explain.offered", found_in(desk, *offer), Weight::useful);
    }
    if (offer->snapshot.state == "drawn") {
      Values values = found_in(desk, *offer);
      values.text("approver_name", acting_name(desk, offer->facts.looks));
      saying.say("explain.drawn", values, Weight::useful);
    }
    if (offer->snapshot.state == "gap") {
      saying.say("explain.gap", found_in(desk, *offer), Weight::detail);
    }
  }
}

void say_shown_by(Saying& saying, const TaskAtDesk& task) {
  if (task.facts.evidence.empty()) return;
  const Desk& desk = saying.desk();
  saying.say("explain.shown_by", Values()
                                     .text("evidence", text_or_removed(desk, task.facts.evidence))
                                     .day("evidence_date", task.facts.dated)
                                     .day("lapse_date", task.facts.counts_until));
}

void say_lapsed(Saying& saying, const TaskAtDesk& task) {
  const Desk& desk = saying.desk();
  const auto next =
      desk.state.find(identity(task.facts.duty, task.facts.subject, task.facts.round + 1));
  Values values;
  values.day("lapse_date", task.facts.counts_until);
  if (next) values.text("task_reference", "T" + std::to_string(next->n));
  saying.say("explain.lapsed", values);
}

void say_offer(Saying& saying, const OfferAtDesk& offer) {
  const Desk& desk = saying.desk();
  Values values = found_in(desk, offer);
  values.text("task_title", title(desk, *offer.duty));
  values.text("subject_name", subject_name(desk, offer.facts.subject));
  values.text("owner_name", acting_name(desk, offer.owner));
  saying.say("explain.offer", values);
  saying.say("explain.offer_worth",
             Values()
                 .text("worth", word(desk, "evidence." + offer.facts.reason))
                 .text("evidence_asked", evidence_asked(desk, *offer.duty, {})));
  if (offer.facts.unverified) saying.say("explain.offer_unverified");
  Values stands;
  stands.text("state_word", word(desk, "state." + offer.snapshot.state));
  stands.day("day", offer.facts.answered);
  if (!offer.facts.why.empty()) stands.text("reason", text_or_removed(desk, offer.facts.why));
  saying.say("explain.offer_state", stands);
}

}  // namespace cadans::decide
