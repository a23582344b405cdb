#include "engine/decide/offer_refusal.h"

#include "engine/decide/authority.h"
#include "engine/decide/desk.h"
#include "engine/decide/refusal.h"

namespace cadans::decide {

void refuse_offer(Turn& turn, const OfferAsked& asked, const Facts& facts, std::string_view rule) {
  const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
  const settings::Duty* duty = turn.rules.catalogue.duty(asked.facts.duty);
  words::Values values;
  if (rule == "actor_owns") values = who_may_instead(turn, {asked.owner});
  if (rule == "actor_checks") values = who_may_instead(turn, {asked.facts.looks});
  if (rule == "state") {
    values.text("state_word", state_word(turn, asked.now.state));
    values.text("possible", possible_acts(turn, asked.now, facts));
    if (asked.now.state == "drawn") {
      values.text("approver_name", acting_name(desk, asked.facts.looks));
    }
  }
  const bool asks = rule == "evidence_valid" || rule == "whole" || rule == "entry_open";
  if (asks && duty != nullptr) {
    values.text("task_title", title(desk, *duty));
    values.text("evidence_asked", evidence_asked(desk, *duty, {}));
  }
  refuse(turn, rule, values);
}

}  // namespace cadans::decide
