#include "engine/decide/audit_outcome.h"

#include <algorithm>

#include "engine/decide/authority.h"
#include "engine/decide/happened.h"
#include "engine/decide/independence.h"
#include "engine/decide/occurrence.h"
#include "engine/decide/programme_facts.h"
#include "engine/decide/task_step.h"

namespace cadans::decide {
namespace {

const settings::Duty* waiting_for(const Rules& rules, std::string_view event) {
  const auto& all = rules.catalogue.duties();
  const auto found = std::ranges::find_if(all, [&](const settings::Duty& duty) {
    return duty.per == "audit" && duty.event == event && !duty.ended;
  });
  return found == all.end() ? nullptr : &*found;
}

void ask_who_answers(Turn& turn, const AuditWork& audit, const std::string& event) {
  const settings::Duty* duty = waiting_for(turn.rules, event);
  if (duty == nullptr) return remark(turn, audit.id, "nothing-waits", event);
  raise_issue(turn, *duty, about_audit(audit.id),
              {{"from", to_string(turn.today)}, {"owner", answers_for(turn, audit.facts)}});
}

std::optional<InstanceId> task_after(const View& state, const Rules& rules, InstanceId audit,
                                     const std::string& event, LocalDate from) {
  const settings::Duty* duty = waiting_for(rules, event);
  if (duty == nullptr || !from.named()) return std::nullopt;
  const LocalDate nominal = occurrence_after(*duty, from, rules.calendars).nominal;
  return state.find(identity(duty->id, about_audit(audit), nominal));
}

void begin_where_waited_for(Turn& turn, const std::string& event) {
  const auto waiting = waiting_for_events(turn.state, turn.rules);
  const bool any =
      std::ranges::any_of(waiting, [&](const auto* duty) { return duty->event == event; });
  if (any) raise(turn, "engine.happened", {}, {{"name", event}});
}

// Police data act, art. 33: the report goes to the authority, and what is not in order is looked
// at again within a year.
void begin_what_law_asks(Turn& turn, const AuditFacts& audit) {
  if (audit.kind == "wpg-external") begin_where_waited_for(turn, "wpg-external-report");
  if (audit.kind.starts_with("wpg-") && audit.grade != "green") {
    begin_where_waited_for(turn, "wpg-not-compliant");
  }
}

void keep_with_audited(Turn& turn, const AuditFacts& audit) {
  const std::string text = to_string(audit.concluded) + " " + audit.grade;
  add(turn, MarkSet{audited_mark(audit.subject), text});
  for (const std::string& theme : audit.themes) {
    add(turn, MarkSet{audited_mark({"theme", theme}), text});
  }
}

}  // namespace

std::optional<InstanceId> response_task(const View& state, const Rules& rules, InstanceId id,
                                        const AuditFacts& audit) {
  return task_after(state, rules, id, "audit-draft", audit.reported);
}

std::optional<InstanceId> mending_task(const View& state, const Rules& rules, InstanceId id,
                                       const AuditFacts& audit) {
  return task_after(state, rules, id, "audit-" + audit.grade, audit.accepted);
}

void ask_response(Turn& turn, const AuditWork& audit) {
  ask_who_answers(turn, audit, "audit-draft");
}

void hand_in(Turn& turn, const AuditWork& audit) {
  raise(turn, "task.submit", audit.facts.task,
        {{"evidence", audit.facts.report}, {"reason", std::string(turn.event.value("reason"))}});
}

void tell_outcome(Turn& turn, AuditWork& audit) {
  withdraw_notices(turn, audit.id, "answered");
  audit.facts.accepted = turn.today;
  auto& told = audit.facts.reported_to;
  for (const std::string& position :
       {answers_for(turn, audit.facts), position_of(turn, "ciso", {}, ""), audit.task.checker}) {
    if (!position.empty() && std::ranges::find(told, position) == told.end()) {
      told.push_back(position);
    }
  }
  for (const std::string& position : told) {
    if (acting_person(turn, position) == turn.event.actor) continue;
    notify(turn, audit.id, "audit-outcome", position);
  }
  keep_with_audited(turn, audit.facts);
  begin_what_law_asks(turn, audit.facts);
  raise(turn, "audit_programme.look", {});
}

void ask_follow_up(Turn& turn, const AuditWork& audit) {
  ask_who_answers(turn, audit, "audit-" + audit.facts.grade);
}

void take_back(Turn& turn, const AuditWork& audit) {
  withdraw_notices(turn, audit.id, "taken-back");
  const auto response = response_task(turn.state, turn.rules, audit.id, audit.facts);
  const auto mending = mending_task(turn.state, turn.rules, audit.id, audit.facts);
  if (response) raise(turn, "task.withdraw", *response);
  if (mending) raise(turn, "task.withdraw", *mending);
  if (ended(audit.now.state)) raise(turn, "audit_programme.look", {});
}

std::vector<std::string> themes_of(const View& state, const TaskFacts& task) {
  const auto planned = planned_as(state, identity(task));
  return planned ? planned->themes : std::vector<std::string>();
}

}  // namespace cadans::decide
