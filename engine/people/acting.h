#pragma once
// Who acts for a position on a day, and by which rule.
//
//   who_acts(org, "ciso", day, calendars) -> {person, position, rule, waits_until, path}
//
// 1. The occupant, who is there.
// 2. Away for one to four office days: nothing moves. The person stays the occupant, and
//    `waits_until` is the first day that the person works again.
// 3. Away for five or more, or nobody appointed: the occupant of the deputy, when there. One step:
//    no deputy of a deputy, and a deputy who is away, however short, is no deputy.
// 4. Else up the line, position by position, each by the same rules, the same day.
// 5. Nobody: the line ended, or went round. `person` and `position` are empty.
//
// `path` tells all that was looked at, in order, for *explain* and the record: the last look that
// was not passed over is the one that acts. Source  escalation rules, sections 2 and 7.

#include <string>
#include <string_view>
#include <vector>

#include "engine/people/organisation.h"
#include "engine/time/calendar.h"

namespace cadans::people {

enum class ActingRule {
  occupant,
  short_absence,
  deputy_for_absence,
  deputy_for_vacancy,
  up_the_line,
  nobody,
  due_after_return,  // of a task, never of a position: engine/decide/who_has.h
};

// Whether a position can act on a day.
enum class Presence {
  here,
  back_soon,  // away for one to four office days
  away,       // away for five or more
  vacant,
  unknown,  // there is no such position
};

// How a position came to be looked at.
enum class Road { asked, deputy, line };

struct Look {
  std::string position;
  Road road = Road::asked;
  Presence presence = Presence::here;
  friend bool operator==(const Look&, const Look&) = default;
};

struct Acting {
  std::string person;    // empty = nobody
  std::string position;  // the one that acts: the asked one, a deputy, or one up the line
  ActingRule rule = ActingRule::nobody;
  LocalDate waits_until;  // set when the person is away for a few days and nothing moves
  std::vector<Look> path{};
  friend bool operator==(const Acting&, const Acting&) = default;
};

[[nodiscard]] Acting who_acts(const Organisation& organisation, std::string_view position,
                              LocalDate day, const time::Calendars& calendars);
[[nodiscard]] Presence presence(const Organisation& organisation, std::string_view position,
                                LocalDate day, const time::Calendars& calendars);

// Stable words for the record and the message catalogue: "deputy-for-absence", "back-soon", "line".
[[nodiscard]] std::string_view word(ActingRule rule);
[[nodiscard]] std::string_view word(Presence presence);
[[nodiscard]] std::string_view word(Road road);

}  // namespace cadans::people
