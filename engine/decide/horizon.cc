#include "engine/decide/horizon.h"

#include <algorithm>

#include "engine/decide/ahead.h"
#include "engine/decide/approved_list.h"
#include "engine/decide/gate.h"
#include "engine/decide/recurring.h"
#include "engine/decide/scope.h"
#include "engine/decide/stages.h"
#include "engine/decide/subjects.h"
#include "engine/decide/validity.h"

namespace cadans::decide {
namespace {

// Of what joined the scope later, that it passed through what the organisation did as a whole, too.
bool closed_for(const View& state, const Rules& rules, std::string_view duty,
                const people::Subject& subject) {
  const settings::Duty* known = rules.catalogue.duty(duty);
  if (known == nullptr) return false;
  if (known->per == subject.kind) {
    const settings::Duty& meant = meant_for(state, rules, *known, subject);
    const auto subjects = subjects_at(rules, meant, stage_now(state));
    const bool asked = std::ranges::find(subjects, subject) != subjects.end();
    return !asked || state_of(state, latest(state, meant, subject)) == "done" ||
           (!meant.rule && kept_up(state, meant, subject));
  }
  const auto itself = [&](const std::string& other) {
    return closed_for(state, rules, other, subject);
  };
  return all_in(state, rules, duty, {"done"}, stage_now(state)) &&
         (!joined_later(rules, subject) || std::ranges::all_of(known->depends_on, itself));
}

// It has a task, and not one whose evidence lapsed while nothing asked it.
bool asked_once(const View& state, const settings::Duty& duty, const people::Subject& subject) {
  const std::string name = identity(duty.id, subject, round_of(state, duty.id, subject));
  return has_task(state, name) && state_of(state, name) != "lapsed";
}

// "deps-done": all that the duty waits for is closed and the stage has begun, the later of the two.
// Ahead of its stage what begins with that waits for nothing else.
void issue_if_its_turn(Turn& turn, const settings::Duty& duty, Scope& scope) {
  const bool ahead = !stage_begun(turn.state, duty.stage);
  const bool its_turn = duty.anchor == settings::Anchor::deps_done ||
                        (ahead && duty.anchor == settings::Anchor::stage_start);
  if (!its_turn || !may_run(turn.state, duty)) return;
  for (const people::Subject& subject : subjects_now(turn.state, turn.rules, duty)) {
    const bool ready =
        std::all_of(duty.depends_on.begin(), duty.depends_on.end(), [&](const std::string& other) {
          return closed_for(turn.state, turn.rules, other, subject);
        });
    const bool asked = asked_once(turn.state, duty, subject);
    if (ready && !asked && scope.begins(subject)) raise_once(turn, duty, subject);
  }
}

void set_timer(Turn& turn, LocalDate day, LocalTime time, Urgency urgency, std::string kind) {
  add(turn, TimerSet{{urgency, turn.rules.zone.at(day, time), {}, std::move(kind)}});
}

}  // namespace

std::string state_of(const View& state, std::string_view identity) {
  const auto id = identity.empty() ? std::nullopt : state.find(identity);
  const auto snapshot = id ? state.snapshot(*id) : std::nullopt;
  return snapshot ? std::string(first_region(snapshot->state)) : std::string();
}

bool has_task(const View& state, std::string_view identity) {
  const std::string is = state_of(state, identity);
  return !is.empty() && is != "withdrawn";
}

std::string mark_of_rounds(std::string_view duty, const people::Subject& subject) {
  return "round/" + std::string(duty) + "/" + subject.kind + ":" + subject.key;
}

int round_of(const View& state, std::string_view duty, const people::Subject& subject) {
  return std::max(1, static_cast<int>(number(state.mark(mark_of_rounds(duty, subject)))));
}

bool all_in(const View& state, const Rules& rules, std::string_view duty,
            const std::vector<std::string_view>& states, int stage) {
  const settings::Duty* known = rules.catalogue.duty(duty);
  if (known == nullptr) return false;
  const auto subjects = subjects_at(rules, *known, stage);
  return (!subjects.empty() || settings::may_be_none(*known)) &&
         std::ranges::all_of(subjects, [&](const people::Subject& subject) {
           const settings::Duty& meant = meant_for(state, rules, *known, subject);
           if (kept_up(state, meant, subject)) return true;
           const auto is = state_of(state, latest(state, meant, subject));
           return std::find(states.begin(), states.end(), is) != states.end();
         });
}

namespace {

void start_duty(Turn& turn, const settings::Duty& duty) {
  for (const people::Subject& subject : subjects_now(turn.state, turn.rules, duty)) {
    if (!asked_once(turn.state, duty, subject)) raise_once(turn, duty, subject);
  }
}

void start_with_journey(Turn& turn) {
  for (const settings::Duty& duty : turn.rules.catalogue.duties()) {
    if (duty.anchor == settings::Anchor::journey_start) start_duty(turn, duty);
  }
}

// A duty of every stage that is anchored at a start counts from the first.
void start_with_stage(Turn& turn, int stage) {
  for (const settings::Duty& duty : turn.rules.catalogue.duties()) {
    const bool its_start = std::max(1, duty.stage) == stage;
    if (duty.anchor == settings::Anchor::stage_start && its_start) start_duty(turn, duty);
  }
}

}  // namespace

void start_journey(Turn& turn) {
  if (journey_at(turn.state)) return refuse(turn, "not_now");
  start_machine(turn, "journey");
  start_machine(turn, stage_workflow(1));
  const LocalDate tomorrow = turn.today + std::chrono::days(1);
  const auto& window = turn.rules.organisation.routine_window;
  const bool opens_today = turn.rules.zone.time(turn.event.at) < window.opens;
  set_timer(turn, opens_today ? turn.today : tomorrow, window.opens, Urgency::window, "window");
  set_timer(turn, tomorrow, LocalTime{0}, Urgency::routine, "day");
  raise(turn, "pdca_cycle.look", {});
  start_with_journey(turn);
  issue_recurring(turn);
}

void start_stage(Turn& turn) {
  start_with_stage(turn, static_cast<int>(number(turn.event.value("stage"))));
  issue_recurring(turn);
  raise(turn, "audit_programme.look", {});
  raise(turn, "engine.look-around", {}, {{"duty", ""}, {"state", "done"}});
}

void follow_content(Turn& turn) {
  if (!journey_at(turn.state)) return;
  raise(turn, "engine.who-is-away", {});
  raise(turn, "pdca_cycle.look", {});
  raise(turn, "audit_programme.look", {});
  start_with_journey(turn);
  const int begun = stages_begun(turn.state);
  for (int stage = 1; stage <= begun; ++stage) start_with_stage(turn, stage);
  issue_recurring(turn);
  prepare_stages(turn);
  look_at_list(turn);
  if (begun > 0) raise(turn, "engine.look-around", {}, {{"duty", ""}, {"state", "done"}});
}

namespace {

// What waits for this duty, or for one that it replaces; through what the organisation does as a
// whole too, for what joined the scope later waits for all before that.
bool waits_for(const settings::Catalogue& catalogue, const settings::Duty& other,
               const settings::Duty& duty) {
  return std::ranges::any_of(other.depends_on, [&](const std::string& id) {
    const bool replaced = std::ranges::find(duty.replaces, id) != duty.replaces.end();
    if (id == duty.id || replaced) return true;
    const settings::Duty* between = catalogue.duty(id);
    return between != nullptr && between->per != duty.per && waits_for(catalogue, *between, duty);
  });
}

}  // namespace

void look_around(Turn& turn) {
  const std::string_view id = turn.event.value("duty");
  const settings::Duty* duty = turn.rules.catalogue.duty(id);
  if (turn.event.value("state") == "done") {
    Scope scope(turn);
    for (const settings::Duty& other : turn.rules.catalogue.duties()) {
      const bool waited =
          id.empty() || (duty != nullptr && waits_for(turn.rules.catalogue, other, *duty));
      if (waited) issue_if_its_turn(turn, other, scope);
    }
    if (!id.empty()) test_again(turn, id);
  }
  look_at_gate(turn, id);
}

}  // namespace cadans::decide
