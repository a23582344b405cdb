#include "engine/decide/machine_step.h"

#include "engine/decide/agenda.h"
#include "engine/decide/audit.h"
#include "engine/decide/cycle_step.h"
#include "engine/decide/delivery_step.h"
#include "engine/decide/engine_step.h"
#include "engine/decide/growth_step.h"
#include "engine/decide/offer.h"
#include "engine/decide/task_step.h"

namespace cadans::decide {
namespace {

// Whatever is done: a day that is said is a date.
bool says_no_date(const Turn& turn, std::string_view name) {
  return !turn.ours && !turn.event.value(name).empty() && !day_said(turn, name).named();
}

// Refused where what should be a date is none.
bool dates_are_dates(Turn& turn) {
  for (const std::string_view name : {"day", "start", "until", "dated"}) {
    if (says_no_date(turn, name)) return refuse_date(turn, name), false;
  }
  return true;
}

}  // namespace

void step_machine(Turn& turn) {
  if (!dates_are_dates(turn)) return;
  const std::string_view workflow = turn.event.workflow();
  const bool passes = turn.event.type == "task.pass-over";
  if (passes || turn.event.type == "task.issue") {
    if (!turn.ours) return refuse(turn, "engine_only");
    return passes ? pass_over_task(turn) : issue_task(turn);
  }
  if (workflow == "task") return step_task(turn);
  if (workflow == "delivery") return step_delivery(turn);
  if (workflow == "agenda_item") return step_item(turn);
  if (workflow == "offer") return step_offer(turn);
  if (workflow == "pdca_cycle") return step_cycle(turn);
  if (workflow.starts_with("audit")) return step_audit(turn);
  if (workflow == "journey" || workflow.starts_with("growth_stage_")) return step_growth(turn);
  if (workflow == "engine") return step_engine(turn);
  refuse(turn, "unknown_event", words::Values().text("asked_for", turn.event.type));
}

}  // namespace cadans::decide
