#pragma once
// Whom a notice reaches on a day.
//
//   Reach reach(state, rules, day);
//   reach.person(notice)   "" = it waits for another day
//
// A notice goes to who acts for its position, of the position's own work to who has that, on a day
// that the person works. A Monday list goes on the first day of the week that the person works, or
// as soon after it as it can. Who has just begun in a position is reminded some days later. What is
// said around an absence is for the occupant or for who stands in, and a farewell for its day only.
// Source  escalation, sections 5 (9) and 7.

#include <string>

#include "engine/decide/taken_over.h"
#include "engine/decide/view.h"
#include "engine/people/acting.h"

namespace cadans::decide {

class Reach {
 public:
  Reach(const View& state, const Rules& rules, LocalDate day);
  [[nodiscard]] std::string person(const Notice& notice) const;

 private:
  [[nodiscard]] people::Acting who_gets(const Notice& notice) const;
  [[nodiscard]] bool works(std::string_view person, LocalDate day) const;
  [[nodiscard]] bool first_working_day_of_week(std::string_view person, LocalDate day) const;
  [[nodiscard]] bool week_has_begun(const Notice& notice, std::string_view person) const;
  [[nodiscard]] bool waits_for_new_holder(const Notice& notice) const;
  [[nodiscard]] bool concerns(const Notice& notice, std::string_view acts) const;

  const View& state_;
  const Rules& rules_;
  LocalDate day_;
  PausedUntil paused_;
};

}  // namespace cadans::decide
