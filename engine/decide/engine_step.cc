#include "engine/decide/engine_step.h"

#include <algorithm>
#include <array>

#include "engine/decide/brake.h"
#include "engine/decide/forgetting.h"
#include "engine/decide/happened.h"
#include "engine/decide/held_time.h"
#include "engine/decide/own_step.h"
#include "engine/decide/parked.h"
#include "engine/decide/proposal.h"
#include "engine/decide/window.h"

namespace cadans::decide {
namespace {

constexpr int asked_anew_most = 5'000;

// Every chase that waits for the golive waits for this day from now on.
void golive(Turn& turn) {
  const auto day = parse_local_date(turn.event.value("day"));
  if (!turn.ours && !may_release(turn)) return refuse_release(turn);
  if (!day) return refuse_date(turn, "day");
  if (live(turn)) return refuse(turn, "not_now");
  add(turn, MarkSet{"golive", to_string(*day)});
  for (const InstanceId task : turn.state.running("task", {}, asked_anew_most)) {
    raise(turn, "task.row-due", task);
  }
}

struct EngineVerb {
  std::string_view name;
  void (*step)(Turn&);
};

constexpr std::array engine_verbs{
    EngineVerb{"golive", golive},
    EngineVerb{"hold", hold_batch},
    EngineVerb{"release", release_batch},
    EngineVerb{"drop", drop_mails},
    EngineVerb{"happened", happened},
    EngineVerb{"forget-person", forget_person},
    EngineVerb{"remove-text", remove_text},
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
  if (turn.ours && step_own(turn)) return;
  refuse(turn, "unknown_event", words::Values().text("asked_for", turn.event.type));
}

}  // namespace cadans::decide
