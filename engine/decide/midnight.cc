#include "engine/decide/midnight.h"

#include "engine/decide/kept.h"
#include "engine/decide/recurring.h"
#include "engine/decide/retention.h"
#include "engine/decide/summer.h"
#include "engine/decide/unnaming.h"
#include "engine/decide/vacancy.h"
#include "engine/decide/week.h"

namespace cadans::decide {

void new_day(Turn& turn) {
  add(turn, TimerGone{fired_timer(turn.event)});
  ask_what_was_kept(turn);
  ask_to_fill(turn);
  tell_of_summer(turn);
  list_what_ends(turn);
  plan_list(turn);
  raise(turn, "pdca_cycle.look", {});
  issue_recurring(turn);
  unname(turn);
  raise(turn, "engine.who-is-away", {});
  const Instant next = turn.rules.zone.at(turn.today + std::chrono::days(1), LocalTime{0});
  add(turn, TimerSet{{Urgency::routine, next, {}, "day"}});
}

}  // namespace cadans::decide
