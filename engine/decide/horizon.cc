#include "engine/decide/horizon.h"

#include <algorithm>

#include "engine/decide/gate.h"
#include "engine/decide/recurring.h"
#include "engine/decide/task_step.h"
#include "workflows/registry.h"

namespace cadans::decide {
namespace {

bool in_scope(const people::Process& process, std::string_view where, int stage) {
  const bool scoped = process.in_scope_from_stage > 0 && process.in_scope_from_stage <= stage;
  if (where == "any" || where.empty()) return true;
  if (where == "critical") return process.critical;
  if (where == "in-scope-with-plan") return scoped && process.has_plan;
  if (where == "in-scope-with-ot") return scoped && process.with_ot;
  if (where == "uses-suwinet") return process.uses_suwinet;
  if (where == "brp") return process.brp;
  return scoped;
}

bool closed_for(const View& state, const Rules& rules, std::string_view duty,
                const people::Subject& subject) {
  const settings::Duty* known = rules.catalogue.duty(duty);
  if (known == nullptr) return false;
  if (known->per == subject.kind) {
    return state_of(state, latest(state, *known, subject)) == "done";
  }
  return all_in(state, rules, duty, {"done"});
}

// "deps-done": all that the duty waits for is closed and the stage has begun, the later of the two.
void issue_if_its_turn(Turn& turn, const settings::Duty& duty) {
  if (duty.anchor != settings::Anchor::deps_done || !stage_begun(turn)) return;
  for (const people::Subject& subject : subjects_of(duty, turn.rules.organisation, stage_now)) {
    const bool ready =
        std::all_of(duty.depends_on.begin(), duty.depends_on.end(), [&](const std::string& other) {
          return closed_for(turn.state, turn.rules, other, subject);
        });
    if (ready && !has_task(turn.state, identity(duty.id, subject, 1))) {
      raise_issue(turn, duty, subject);
    }
  }
}

void set_timer(Turn& turn, LocalDate day, LocalTime time, Urgency urgency, std::string kind) {
  add(turn, TimerSet{{urgency, turn.rules.zone.at(day, time), {}, std::move(kind)}});
}

void new_instance(Turn& turn, std::string_view name) {
  const workflows::Workflow* workflow = workflows::workflow(name);
  const Snapshot snapshot{std::string(name), workflow->version, workflow->start, {}};
  add(turn,
      InstanceNew{{turn.next_instance++}, std::string(name) + "/organisation", snapshot, "{}"});
}

template <class Many, class Holds>
std::vector<people::Subject> those(const char* kind, const Many& many, Holds holds) {
  std::vector<people::Subject> subjects;
  for (const auto& one : many) {
    if (holds(one)) subjects.push_back({kind, one.key});
  }
  return subjects;
}

}  // namespace

std::vector<people::Subject> subjects_of(const settings::Duty& duty,
                                         const people::Organisation& organisation, int stage) {
  if (duty.per == "organisation") return {{"organisation", ""}};
  if (duty.per == "process") {
    return those("process", organisation.processes, [&](const people::Process& process) {
      return in_scope(process, duty.where, stage);
    });
  }
  if (duty.per == "system") {
    return those("system", organisation.systems, [&](const people::System& system) {
      return system.in_scope_from_stage > 0 && system.in_scope_from_stage <= stage;
    });
  }
  if (duty.per == "position") {
    return those("position", organisation.positions, [&](const people::Position& position) {
      return duty.where != "without-deputy" || position.deputy.empty();
    });
  }
  if (duty.per == "team") {
    return those("team", organisation.teams,
                 [&](const people::Team& team) { return team.staff || duty.where != "staff"; });
  }
  return {};
}

std::string state_of(const View& state, std::string_view identity) {
  const auto id = identity.empty() ? std::nullopt : state.find(identity);
  const auto snapshot = id ? state.snapshot(*id) : std::nullopt;
  return snapshot ? std::string(first_region(snapshot->state)) : std::string();
}

bool has_task(const View& state, std::string_view identity) {
  const std::string is = state_of(state, identity);
  return !is.empty() && is != "withdrawn";
}

bool all_in(const View& state, const Rules& rules, std::string_view duty,
            const std::vector<std::string_view>& states) {
  const settings::Duty* known = rules.catalogue.duty(duty);
  if (known == nullptr) return false;
  const auto subjects = subjects_of(*known, rules.organisation, stage_now);
  return !subjects.empty() &&
         std::all_of(subjects.begin(), subjects.end(), [&](const people::Subject& subject) {
           const auto is = state_of(state, latest(state, *known, subject));
           return std::find(states.begin(), states.end(), is) != states.end();
         });
}

void start_duties(Turn& turn, settings::Anchor anchor) {
  for (const settings::Duty& duty : turn.rules.catalogue.duties()) {
    if (duty.anchor != anchor) continue;
    for (const auto& subject : subjects_of(duty, turn.rules.organisation, stage_now)) {
      if (!has_task(turn.state, identity(duty.id, subject, 1))) raise_issue(turn, duty, subject);
    }
  }
}

void start_journey(Turn& turn) {
  if (turn.state.find("journey/organisation")) return refuse(turn, "not_now");
  new_instance(turn, "journey");
  new_instance(turn, "growth_stage_1");
  const LocalDate tomorrow = turn.today + std::chrono::days(1);
  const auto& window = turn.rules.organisation.routine_window;
  const bool opens_today = turn.rules.zone.time(turn.event.at) < window.opens;
  set_timer(turn, opens_today ? turn.today : tomorrow, window.opens, Urgency::window, "window");
  set_timer(turn, tomorrow, LocalTime{0}, Urgency::routine, "day");
  start_duties(turn, settings::Anchor::journey_start);
  issue_recurring(turn);
}

void start_stage(Turn& turn) {
  start_duties(turn, settings::Anchor::stage_start);
  issue_recurring(turn);
  raise(turn, "engine.look-around", {}, {{"duty", ""}, {"state", "done"}});
}

void follow_content(Turn& turn) {
  if (!turn.state.find("journey/organisation")) return;
  raise(turn, "engine.who-is-away", {});
  start_duties(turn, settings::Anchor::journey_start);
  if (stage_begun(turn)) return start_stage(turn);
  issue_recurring(turn);
}

void look_around(Turn& turn) {
  const std::string_view duty = turn.event.value("duty");
  if (turn.event.value("state") == "done") {
    for (const settings::Duty& other : turn.rules.catalogue.duties()) {
      const auto& waits = other.depends_on;
      const bool waited = std::find(waits.begin(), waits.end(), duty) != waits.end();
      if (waited || duty.empty()) issue_if_its_turn(turn, other);
    }
  }
  look_at_gate(turn, duty);
}

}  // namespace cadans::decide
