#pragma once
// What keeps a batch from leaving: a hold by a person, the first days after the golive, and a batch
// that is far larger than usual. Holding stops nothing but mail; clocks in hours go.
//
//   held(turn)            a person holds; ends by itself after so many office days
//   held(turn, person)    the same for the mail to one person
//   holding(state, rules, today), holding(state, rules, today, person)
//                         the same for who reads: since when, who, why, until when
//   mails_today(turn, person), count_mail(turn, person)
//                         that left for a person today, the digest too: the brake knows a most
//   forget_mails_counted(turn, person, before)   what was counted last, on a day before that one
//   needs_release(turn)   the first office days after the golive: no release yet today
//   released_by_hand_until(state, rules, today)   the first day after those
//   usual(turn)           mails of a batch on this weekday; 0 = not known yet
//   brakes(turn, mails)   more than `factor` times the usual of that weekday, or held for that
//                         on an earlier day and not released since
//   count_batch(...)      remembers how many left, for "usual"
//   may_release(turn)     the CISO or who acts for the position
//   refuse_release(turn)  to who may not: names who may
//   hold_batch(turn)      "engine.hold": all mail, or that to the "person" named
//   release_mail(turn, person)   "engine.release" of that mail: it goes with the next window
//
// Source  escalation, sections 5 (11) and 6.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/decide/turn.h"

namespace cadans::decide {

inline constexpr std::string_view hold_mark = "hold/";  // and the key of the person

struct Hold {
  LocalDate since;
  LocalDate until;     // goes on again by itself
  std::string person;  // empty where an older store does not say
  std::string reason;  // a text by id
};

[[nodiscard]] std::optional<Hold> holding(const View& state, const Rules& rules, LocalDate today);
[[nodiscard]] std::optional<Hold> holding(const View& state, const Rules& rules, LocalDate today,
                                          const std::string& person);
[[nodiscard]] LocalDate released_by_hand_until(const View& state, const Rules& rules,
                                               LocalDate today);
[[nodiscard]] bool needs_release(const View& state, const Rules& rules, LocalDate today);
[[nodiscard]] bool held(const Turn& turn);
[[nodiscard]] bool held(const Turn& turn, const std::string& person);
[[nodiscard]] bool needs_release(const Turn& turn);
[[nodiscard]] int usual(const Turn& turn);
[[nodiscard]] bool brakes(const Turn& turn, int mails);
void count_batch(Turn& turn, int mails);
[[nodiscard]] int mails_today(const View& state, LocalDate today, const std::string& person);
[[nodiscard]] int mails_today(const Turn& turn, const std::string& person);
void count_mail(Turn& turn, const std::string& person);
// Of a day before that one; without it of any day.
void forget_mails_counted(Turn& turn, const std::string& person, LocalDate before = {});
[[nodiscard]] bool may_release(const Turn& turn);
void refuse_release(Turn& turn);
[[nodiscard]] std::vector<std::string> who_releases(const Turn& turn, const std::string& ciso);
void hold_batch(Turn& turn);
void release_mail(Turn& turn, const std::string& person);

}  // namespace cadans::decide
