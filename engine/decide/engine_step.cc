#include "engine/decide/engine_step.h"

#include <algorithm>
#include <array>

#include "engine/decide/held_time.h"
#include "engine/decide/mail_step.h"
#include "engine/decide/own_step.h"
#include "engine/decide/parked.h"
#include "engine/decide/person_step.h"
#include "engine/decide/proposal.h"
#include "engine/decide/reported.h"

namespace cadans::decide {
namespace {

struct EngineVerb {
  std::string_view name;
  void (*step)(Turn&);
};

constexpr std::array engine_verbs{
    EngineVerb{"release-parked", release_parked},
    EngineVerb{"accept-clock", accept_clock},
    EngineVerb{"propose-content", propose_content},
    EngineVerb{"approve-content", approve_content},
    EngineVerb{"withdraw-content", withdraw_content},
};

}  // namespace

void step_engine(Turn& turn) {
  const auto known = std::ranges::find(engine_verbs, turn.event.verb(), &EngineVerb::name);
  if (known != engine_verbs.end()) return known->step(turn);
  if (step_reported(turn) || step_mail(turn) || step_person(turn) || (turn.ours && step_own(turn)))
    return;
  refuse(turn, "unknown_event", words::Values().text("asked_for", turn.event.type));
}

}  // namespace cadans::decide
