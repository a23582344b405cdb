#include "engine/decide/audit_refusal.h"

#include "engine/decide/authority.h"
#include "engine/decide/desk.h"
#include "engine/decide/independence.h"
#include "engine/decide/refusal.h"
#include "engine/time/target.h"

namespace cadans::decide {

void refuse_audit(Turn& turn, const AuditWork& audit, const Facts& facts, std::string_view rule) {
  const Desk desk{turn.state, turn.rules, reader_of(turn), {}};
  words::Values values;
  if (rule == "actor_owns") values = who_may_instead(turn, {asked_of(audit.task)});
  if (rule == "independent") {
    const std::string own = conflict_of(turn, audit.facts, turn.event.actor);
    values.text("position_title", position_title(desk, own));
  }
  if (rule == "state") {
    values.text("state_word", state_word(turn, audit.now.state));
    values.text("possible", possible_acts(turn, audit.now, facts));
  }
  if (rule == "day_allowed") {
    values.day("first_date", time::target_for(turn.today, turn.rules.calendars));
    values.day("last_date", audit.task.target);
  }
  const settings::Duty* duty = turn.rules.catalogue.duty(audit.facts.duty);
  if (rule == "evidence_valid" && duty != nullptr) {
    values.text("evidence_asked", evidence_asked(desk, *duty, {}));
  }
  refuse(turn, rule, values);
}

}  // namespace cadans::decide
