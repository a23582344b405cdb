#include "engine/decide/why_standing.h"

#include "engine/decide/brake.h"

namespace cadans::decide {
namespace {

using words::Values;

// The CISO, or who acts for the position; the title where nobody does.
std::string who_may_release(const Desk& desk) {
  const std::string ciso = position_for(desk, "ciso", {});
  return ciso.empty() ? role_title(desk, "ciso") : acting_name(desk, ciso);
}

void say_held(Saying& saying, const Hold& hold) {
  const Desk& desk = saying.desk();
  saying.say("explain.held", Values()
                                 .text("by_name", person_name(desk, hold.person))
                                 .text("reason", desk.state.text(hold.reason))
                                 .text("release_name", who_may_release(desk))
                                 .day("until_date", hold.until));
}

}  // namespace

void say_standing(Saying& saying) {
  const Desk& desk = saying.desk();
  const auto golive = parse_local_date(desk.state.mark("golive"));
  if (!golive || desk.reader.today < *golive) {
    return saying.say("explain.project_mode",
                      Values().day("until_date", golive ? *golive : LocalDate()));
  }
  if (const auto hold = holding(desk.state, desk.rules, desk.reader.today)) {
    return say_held(saying, *hold);
  }
  const auto awaiting = parse_local_date(desk.state.mark("awaiting"));
  const bool first_days = needs_release(desk.state, desk.rules, desk.reader.today);
  if (awaiting) {
    saying.say("explain.awaiting", Values()
                                       .day("day", *awaiting)
                                       .text("release_name", who_may_release(desk))
                                       .flag("first_days", first_days));
  } else if (first_days) {
    saying.say("explain.needs_release",
               Values()
                   .text("release_name", who_may_release(desk))
                   .day("until_date", released_by_hand_until(desk.state, desk.rules)));
  }
}

}  // namespace cadans::decide
