#include "engine/decide/forgetting.h"

#include "engine/decide/absence.h"
#include "engine/decide/authority.h"
#include "engine/decide/brake.h"
#include "engine/decide/proposal.h"
#include "engine/decide/vacancy.h"

namespace cadans::decide {
namespace {

void refuse_forgetting(Turn& turn) {
  const std::string keeper = position_of(turn, "records-keeper", {}, "");
  refuse(turn, "records_keeper", who_may_instead(turn, {keeper}));
}

}  // namespace

std::string keeps_records(const Turn& turn) {
  for (const char* role : {"records-keeper", "dpo"}) {
    for (const auto* position : turn.rules.organisation.positions.holding(role)) {
      if (holds(turn, position->key, turn.event.actor)) return position->key;
    }
  }
  return {};
}

void forget_person(Turn& turn) {
  if (keeps_records(turn).empty()) return refuse_forgetting(turn);
  const std::string key(turn.event.value("person"));
  if (!turn.state.person(key)) {
    return refuse(turn, "unknown_person", words::Values().text("asked_for", key));
  }
  add(turn, PersonGone{key});
  forget_mails_counted(turn, key);
  forget_proposal(turn);
  drop_absences(turn, [&](const SaidAbsence& one) { return one.away.person == key; });
  vacate(turn, key);
}

void remove_text(Turn& turn) {
  if (keeps_records(turn).empty()) return refuse_forgetting(turn);
  const std::string id(turn.event.value("text"));
  if (turn.state.text(id).empty()) {
    return refuse(turn, "unknown_text", words::Values().text("asked_for", id));
  }
  const bool absence = drop_absences(turn, [&](const SaidAbsence& one) { return one.text == id; });
  if (!absence) add(turn, TextGone{id});
}

}  // namespace cadans::decide
