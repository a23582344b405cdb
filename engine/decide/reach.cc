#include "engine/decide/reach.h"

#include <algorithm>

#include "engine/decide/desk.h"
#include "engine/decide/personal.h"
#include "engine/people/presence.h"

namespace cadans::decide {

Reach::Reach(const View& state, const Rules& rules, LocalDate day)
    : state_(state), rules_(rules), day_(day), paused_(reminders_paused(state)) {}

bool Reach::works(std::string_view person, LocalDate day) const {
  return people::works_on(rules_.organisation, person, day, rules_.calendars);
}

bool Reach::first_working_day_of_week(std::string_view person, LocalDate day) const {
  const auto weekday_number = weekday(day).iso_encoding();
  for (unsigned back = 1; back < weekday_number; ++back) {
    if (works(person, day - std::chrono::days(back))) return false;
  }
  return true;
}

// What belongs to the beginning of a week goes then, or as soon after it as it can.
bool Reach::week_has_begun(const Notice& notice, std::string_view person) const {
  const LocalDate first = std::max(notice.from, day_ - std::chrono::days(6));
  for (LocalDate at = first; at <= day_; at = at + std::chrono::days(1)) {
    if (works(person, at) && first_working_day_of_week(person, at)) return true;
  }
  return false;
}

bool Reach::waits_for_new_holder(const Notice& notice) const {
  const auto until = paused_.find(notice.position);
  const bool reminds = notice.kind == "before" || notice.kind == "due" ||
                       notice.kind == "overdue" || notice.kind == personal_kind;
  return reminds && until != paused_.end() && day_ < until->second;
}

people::Acting Reach::who_gets(const Notice& notice) const {
  if (notice.kind == personal_kind) {
    const auto task = task_at({state_, rules_, {}, {}}, notice.instance);
    return task ? who_has(rules_, task->facts, day_) : people::Acting{};
  }
  auto acting = people::who_acts(rules_.organisation, notice.position, day_, rules_.calendars);
  const bool elsewhere = acting.rule == people::ActingRule::deputy_for_absence ||
                         acting.rule == people::ActingRule::up_the_line;
  if (!elsewhere || notice.instance.n == 0) return acting;
  const auto task = task_at({state_, rules_, {}, {}}, notice.instance);
  const bool own = task && asked_of(task->facts) == notice.position;
  return own ? who_has(rules_, task->facts, day_) : acting;
}

bool Reach::concerns(const Notice& notice, std::string_view acts) const {
  const bool occupant = acts == notice.position;
  if (notice.kind == "leaving") return occupant && notice.from == day_;
  if (notice.kind == "back" || notice.kind == "taken-over") return occupant;
  return notice.kind != "deputy" || !occupant;
}

std::string Reach::person(const Notice& notice) const {
  if (waits_for_new_holder(notice)) return {};
  const auto acting = who_gets(notice);
  if (acting.person.empty() || acting.waits_until.named()) return {};
  if (!concerns(notice, acting.position)) return {};
  if (!works(acting.person, day_)) return {};
  if (notice.monday && !week_has_begun(notice, acting.person)) return {};
  return acting.person;
}

}  // namespace cadans::decide
