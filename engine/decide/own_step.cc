#include "engine/decide/own_step.h"

#include <algorithm>
#include <array>

#include "engine/decide/forecast.h"
#include "engine/decide/held_time.h"
#include "engine/decide/horizon.h"
#include "engine/decide/midnight.h"
#include "engine/decide/moment.h"
#include "engine/decide/parked.h"
#include "engine/decide/scope.h"
#include "engine/decide/window.h"

namespace cadans::decide {
namespace {

// What is between these two in the journal was rehearsed.
void rehearsed(Turn& turn) { add(turn, MarkSet{"rehearsed", to_string(turn.today)}); }
void go_live(Turn& turn) { add(turn, MarkSet{"live", to_string(turn.today)}); }

void begin_window(Turn& turn) {
  open_window(turn);
  if (inside_window(turn.rules, turn.event.at)) tell_directie(turn);
}

struct OwnVerb {
  std::string_view name;
  void (*step)(Turn&);
};

constexpr std::array own_verbs{
    OwnVerb{"clock-stepped", clock_stepped},
    OwnVerb{"clock-held", clock_held},
    OwnVerb{"clock-right", clock_right},
    OwnVerb{"park", park},
    OwnVerb{"retime", retime},
    OwnVerb{"zone", zone_is},
    OwnVerb{"start", start_journey},
    OwnVerb{"rehearsed", rehearsed},
    OwnVerb{"live", go_live},
    OwnVerb{"window", begin_window},
    OwnVerb{"window-over", close_window},
    OwnVerb{"batch", make_batch},
    OwnVerb{"day", new_day},
    OwnVerb{"look-around", look_around},
    OwnVerb{"start-stage", start_stage},
    OwnVerb{"scope-joins", scope_joins},
    OwnVerb{"follow-content", follow_content},
    OwnVerb{"send-single", send_single},
};

}  // namespace

bool step_own(Turn& turn) {
  const auto known = std::ranges::find(own_verbs, turn.event.verb(), &OwnVerb::name);
  if (known == own_verbs.end()) return false;
  known->step(turn);
  return true;
}

}  // namespace cadans::decide
