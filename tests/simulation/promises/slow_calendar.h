#pragma once
// The oracle's own calendar: slow, day by day, with nothing of engine/time. A day is the number
// of days since 1970-01-01, in Amsterdam.
//
//   SlowCalendar calendar(organisation);
//   calendar.office(day), calendar.works(person, day), calendar.plus(day, -3)
//   calendar.acts(position, day)   whom it concerns: a person, or nobody yet ("")
//   calendar.away_until(person, day)   the end of a long absence
//   calendar.meetings(body, from)  the first on or after `from`; papers_close(body, meeting)
//
// Source  Algemene termijnenwet art. 3; Cao Gemeenten art. 6.6; Directive 2000/84/EC (summer time);
//         escalation rules, sections 2 and 7. Easter by Gauss, the engine's is another.
// Limits  the decree days of 2025 to 2028.

#include <cstdint>
#include <string>
#include <string_view>

#include "engine/people/organisation.h"

namespace cadans::promises {

class SlowCalendar {
 public:
  explicit SlowCalendar(const people::Organisation& organisation) : organisation_(organisation) {}

  [[nodiscard]] static int easter(int year);
  [[nodiscard]] static int weekday(int day);  // 1 = Monday
  [[nodiscard]] static int day_of(std::int64_t us);
  [[nodiscard]] static int minute_of(std::int64_t us);  // of its day
  [[nodiscard]] static std::int64_t midnight(int day);

  [[nodiscard]] bool office(int day) const;
  [[nodiscard]] bool legal(int day) const;
  [[nodiscard]] int plus(int day, int office_days) const;
  [[nodiscard]] int between(int from, int to) const;  // office days after `from`, up to `to`
  [[nodiscard]] bool works(std::string_view person, int day) const;
  [[nodiscard]] int next_working(std::string_view person, int from) const;
  // The last day of an absence of five office days or more that holds `day`; 0 = there, or away for
  // some days only.
  [[nodiscard]] int away_until(std::string_view person, int day) const;
  [[nodiscard]] std::string acts(std::string_view position, int day) const;
  [[nodiscard]] int meeting(std::string_view body, int from) const;
  [[nodiscard]] int papers_close(std::string_view body, int meeting) const;

 private:
  enum class Here { yes, soon, no };
  [[nodiscard]] bool away(std::string_view person, int day) const;
  [[nodiscard]] Here here(std::string_view person, int day) const;

  const people::Organisation& organisation_;
};

}  // namespace cadans::promises
