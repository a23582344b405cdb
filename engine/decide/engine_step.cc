#include "engine/decide/engine_step.h"

#include <algorithm>
#include <array>

#include "engine/decide/brake.h"
#include "engine/decide/forgetting.h"
#include "engine/decide/happened.h"
#include "engine/decide/held_time.h"
#include "engine/decide/horizon.h"
#include "engine/decide/moment.h"
#include "engine/decide/parked.h"
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

// What is between these two in the journal was rehearsed.
void rehearsed(Turn& turn) { add(turn, MarkSet{"rehearsed", to_string(turn.today)}); }
void go_live(Turn& turn) { add(turn, MarkSet{"live", to_string(turn.today)}); }

struct EngineVerb {
  std::string_view name;
  bool ours_only;  // nobody may say it: a timer fired, or another step raised it
  void (*step)(Turn&);
};

constexpr std::array engine_verbs{
    EngineVerb{"golive", false, golive},
    EngineVerb{"hold", false, hold_batch},
    EngineVerb{"release", false, release_batch},
    EngineVerb{"drop", false, drop_mails},
    EngineVerb{"happened", false, happened},
    EngineVerb{"forget-person", false, forget_person},
    EngineVerb{"remove-text", false, remove_text},
    EngineVerb{"release-parked", false, release_parked},
    EngineVerb{"accept-clock", false, accept_clock},
    EngineVerb{"clock-stepped", true, clock_stepped},
    EngineVerb{"clock-held", true, clock_held},
    EngineVerb{"clock-right", true, clock_right},
    EngineVerb{"park", true, park},
    EngineVerb{"retime", true, retime},
    EngineVerb{"zone", true, zone_is},
    EngineVerb{"start", true, start_journey},
    EngineVerb{"rehearsed", true, rehearsed},
    EngineVerb{"live", true, go_live},
    EngineVerb{"window", true, open_window},
    EngineVerb{"window-over", true, close_window},
    EngineVerb{"batch", true, make_batch},
    EngineVerb{"day", true, new_day},
    EngineVerb{"look-around", true, look_around},
    EngineVerb{"start-stage", true, start_stage},
    EngineVerb{"follow-content", true, follow_content},
    EngineVerb{"send-single", true, send_single},
};

}  // namespace

void step_engine(Turn& turn) {
  const auto known = std::ranges::find(engine_verbs, turn.event.verb(), &EngineVerb::name);
  if (known == engine_verbs.end() || (known->ours_only && !turn.ours)) {
    return refuse(turn, "unknown_event", words::Values().text("asked_for", turn.event.type));
  }
  known->step(turn);
}

}  // namespace cadans::decide
