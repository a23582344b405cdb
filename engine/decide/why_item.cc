#include "engine/decide/why_item.h"

#include "engine/decide/agenda_values.h"
#include "engine/decide/audit_values.h"
#include "engine/decide/cycle_values.h"
#include "engine/decide/saying.h"
#include "engine/decide/why_shown.h"

namespace cadans::decide {

using words::Values;

Result<std::vector<std::string>> why_no_task(const Desk& desk, InstanceId id) {
  const auto snapshot = desk.state.snapshot(id);
  const auto text = desk.state.facts(id);
  if (const auto offer = offer_at(desk, id)) {
    Saying saying(desk);
    say_offer(saying, *offer);
    return saying.finish(4);
  }
  if (const auto audit = audit_at(desk, id)) {
    Saying saying(desk);
    say_audit(saying, *audit);
    return saying.finish(6);
  }
  if (!snapshot || !text || snapshot->workflow != "agenda_item") {
    return Error{Fault::not_found, word(desk, "refusal.unknown_task",
                                        Values().text("asked_for", "T" + std::to_string(id.n)))};
  }
  const ItemFacts item = item_facts(*text);
  Saying saying(desk);
  saying.say("explain.item", Values()
                                 .text("topic", item_topic(desk, item))
                                 .text("body_name", body_name(desk, item.body))
                                 .day("meeting_date", item.meeting));
  const std::string state(first_region(snapshot->state));
  saying.say("explain.item_state", Values().text("state_word", word(desk, "state." + state)));
  if (task_at(desk, item.about)) {
    saying.say("explain.item_task",
               Values().text("task_reference", "T" + std::to_string(item.about.n)));
  }
  return saying.finish(3);
}

void say_where_it_belongs(Saying& saying, const TaskAtDesk& task) {
  say_year(saying, task);
  say_audit(saying, task);
}

}  // namespace cadans::decide
