#include "engine/decide/gate_outcome.h"

#include <algorithm>
#include <array>

#include "engine/decide/gate_decision.h"
#include "engine/decide/golive.h"
#include "engine/time/working_days.h"

namespace cadans::decide {

bool is_outcome(std::string_view verb) {
  static constexpr std::array<std::string_view, 5> outcomes = {"pass", "pass-with-conditions",
                                                               "refuse", "postpone", "reopen"};
  return std::find(outcomes.begin(), outcomes.end(), verb) != outcomes.end();
}

LocalDate put_off_until(const Turn& turn) {
  if (!turn.event.value("until").empty()) return day_said(turn, "until");
  const WorkingDays most{std::max(1, turn.rules.settings.reminders.postpone_office_days_max)};
  return time::plus(turn.today, most, turn.rules.calendars);
}

LocalDate start_day(const Turn& turn, int stage) {
  const LocalDate named = day_said(turn, "start");
  if (named.named()) return std::max(named, turn.today);
  const LocalDate own = turn.rules.organisation.stage.started;
  if (stage == 1) return std::max(own, turn.today);
  return first_fit(turn.rules, turn.today + std::chrono::days(7));
}

bool day_allowed(const Turn& turn, InstanceId stage, std::string_view gate) {
  const std::string_view verb = turn.event.verb();
  if (verb == "postpone") return put_off_until(turn) > turn.today;
  const auto last = gate_decision(turn.state.facts(stage).value_or("{}"), gate);
  if (verb == "start-day") return last.start <= turn.today;
  if (!last.asked_again.named()) return verb != "ask-again";
  return last.asked_again <= turn.today;
}

void keep_outcome(Turn& turn, InstanceId stage, const settings::Gate& gate) {
  const std::string verb(turn.event.verb());
  if (!is_outcome(verb)) return;
  GateDecision decision;
  decision.outcome = verb;
  const LocalDate day = day_said(turn, "day");
  decision.on = day.named() ? day : turn.today;
  decision.number = turn.event.value("number");
  decision.reason = turn.event.value("reason");
  if (verb == "postpone") decision.asked_again = put_off_until(turn);
  if (verb.starts_with("pass") && !gate.exit) decision.start = start_day(turn, gate.stage);
  add(turn, FactsSet{stage, keep(decision, turn.state.facts(stage).value_or("{}"), gate.id)});
}

}  // namespace cadans::decide
