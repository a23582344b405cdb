#include "engine/decide/gate_condition.h"

#include <algorithm>

#include "engine/decide/task_step.h"

namespace cadans::decide {
namespace {

const settings::Duty* duty_of_conditions(const Rules& rules) {
  const auto& all = rules.catalogue.duties();
  const auto found = std::ranges::find(all, "gate-condition", &settings::Duty::event);
  return found == all.end() || found->ended ? nullptr : &*found;
}

}  // namespace

bool condition_given(const Turn& turn) {
  const std::string to(turn.event.value("to"));
  const bool position = turn.rules.organisation.positions.find(to) != nullptr;
  return position && !turn.event.value("reason").empty() && day_said(turn, "until") > turn.today &&
         duty_of_conditions(turn.rules) != nullptr;
}

void set_condition(Turn& turn) {
  const std::string what(turn.event.value("reason"));
  raise_issue(turn, *duty_of_conditions(turn.rules), {"condition", what},
              {{"from", to_string(day_said(turn, "until"))},
               {"owner", std::string(turn.event.value("to"))}});
}

}  // namespace cadans::decide
