#include "engine/decide/why_standing.h"

#include "engine/decide/brake.h"
#include "engine/decide/golive.h"
#include "engine/decide/parked.h"
#include "engine/people/acting.h"

namespace cadans::decide {
namespace {

using words::Values;

// The CISO, or who acts for the position; the title where nobody does.
std::string who_may_release(const Desk& desk) {
  const std::string ciso = position_for(desk, "ciso", {});
  return ciso.empty() ? role_title(desk, "ciso") : acting_name(desk, ciso);
}

// Of all mail, or of that to a person.
void say_held(Saying& saying, const Hold& hold, std::string_view person) {
  const Desk& desk = saying.desk();
  saying.say("explain.held", Values()
                                 .text("person_name", person_name(desk, person))
                                 .text("by_name", person_name(desk, hold.person))
                                 .text("reason", desk.state.text(hold.reason))
                                 .text("release_name", who_may_release(desk))
                                 .day("until_date", hold.until));
}

}  // namespace

void say_standing(Saying& saying, std::string_view owner) {
  const Desk& desk = saying.desk();
  const LocalDate golive = golive_of(desk.state, desk.rules, owner);
  if (!golive.named() || desk.reader.today < golive) {
    return saying.say("explain.project_mode", Values().day("until_date", golive));
  }
  if (const auto hold = holding(desk.state, desk.rules, desk.reader.today)) {
    return say_held(saying, *hold, {});
  }
  const auto awaiting = parse_local_date(desk.state.mark("awaiting"));
  const bool first_days = needs_release(desk.state, desk.rules, desk.reader.today);
  if (awaiting) {
    saying.say("explain.awaiting", Values()
                                       .day("day", *awaiting)
                                       .text("release_name", who_may_release(desk))
                                       .flag("first_days", first_days));
  } else if (first_days) {
    saying.say(
        "explain.needs_release",
        Values()
            .text("release_name", who_may_release(desk))
            .day("until_date", released_by_hand_until(desk.state, desk.rules, desk.reader.today)));
  }
}

void say_mail_waits(Saying& saying, InstanceId id) {
  const Desk& desk = saying.desk();
  const LocalDate today = desk.reader.today;
  for (const Notice& notice : desk.state.notices_of(id)) {
    if (notice.from > today) continue;
    const auto acting =
        people::who_acts(desk.rules.organisation, notice.position, today, desk.rules.calendars);
    if (const auto hold = holding(desk.state, desk.rules, today, acting.person)) {
      say_held(saying, *hold, acting.person);
      continue;
    }
    const int most = desk.rules.settings.brake.one_person_max;
    if (mails_today(desk.state, today, acting.person) <= most) continue;
    saying.say("explain.mail_waits", Values().text("person_name", person_name(desk, acting.person)),
               Weight::useful);
  }
}

bool say_set_aside(Saying& saying, const TaskAtDesk& task, const Past& past) {
  bool moment = false;
  for (const Entry& entry : past.entries) {
    if (entry.event.type != "engine.park" || entry.event.instance != task.id) continue;
    const std::string name(entry.event.value("name"));
    if (saying.desk().state.mark(std::string(parked_mark) + name).empty()) continue;
    const bool sent = entry.event.value("due").empty();
    saying.say("explain.set_aside", Values().flag("sent", sent),
               sent ? Weight::useful : Weight::needed);
    moment = moment || !sent;
  }
  return moment && task.snapshot.progress.due_us == 0;
}

}  // namespace cadans::decide
