#pragma once
// What comes back, as the oracle sees it: which occurrence of a duty with a rule must have its
// task by a day, day by day, with nothing of engine/decide and engine/time in it.
//
//   ComesBack back(calendar, content, begins);
//   back.take(entry, day)       the journey or a stage begins, a midnight is handled, somebody says
//                               when it was last done, first times are spread: what is wrong
//   back.made(task, day)        a task of such a duty: what is wrong with it, or empty
//   back.passed_over(task, day) one that was recorded as missed, as nobody was asked: the same
//   back.ended(task, day)       done that day, or given up (day = its own)
//   back.missing(day)           tasks that should be there, and are not; asked once a day
//
// Source  catalogue, legend: anchor, lead_time, interval; time rules, section 5.
// Limits  the rules of small_organisation.cc: a month or a year with days, every so many months.

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/decide/rules.h"
#include "tests/simulation/promises/begins.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

struct Recurring {
  std::string duty;
  std::string subject;  // its key
  int nominal = 0;
  int should_have_come = 0;  // as its facts say; 0 = nothing
};

class ComesBack {
 public:
  ComesBack(const SlowCalendar& calendar, const decide::Rules& content, const Begins& begins)
      : calendar_(calendar), content_(content), begins_(begins) {}

  [[nodiscard]] std::vector<std::string> take(const Entry& entry, int day);
  [[nodiscard]] std::string made(const Recurring& task, int day);
  [[nodiscard]] std::string passed_over(const Recurring& task, int day);
  void ended(const Recurring& task, int day);
  [[nodiscard]] std::vector<std::string> missing(int day);
  // What people see of it.
  [[nodiscard]] int target(const std::string& duty, int nominal) const;

 private:
  using Subject = std::pair<std::string, std::string>;  // duty, key

  // A midnight was handled that day, by its own or by a later one: what lies between misfired.
  void midnight(int day);
  void answered(const std::string& answers, int day);
  // The day that lay ahead at the start, and whose task would have come before it.
  [[nodiscard]] int ahead(const settings::Duty& duty) const;
  // Of a duty that counts from the last time: nobody said when that was, and its work speaks.
  [[nodiscard]] bool unknown(const settings::Duty& duty, const std::string& subject, int day) const;
  [[nodiscard]] std::string owner(const std::string& subject) const;
  // What those that are unknown count from, from that day on.
  [[nodiscard]] std::map<Subject, int> spread(int day) const;
  [[nodiscard]] std::vector<std::string> spread_as(const Entry& entry, int day);
  [[nodiscard]] int due(const settings::Duty& duty, int nominal) const;
  [[nodiscard]] int issue_day(const settings::Duty& duty, int nominal) const;
  // All whose task was to be there by that day; counted from the last time at most one.
  [[nodiscard]] std::set<int> expected(const settings::Duty& duty, const std::string& subject,
                                       int day) const;
  [[nodiscard]] bool misfired(const settings::Duty& duty, int nominal, int day) const;
  [[nodiscard]] bool still_comes(const settings::Duty& duty, const std::set<int>& all, int nominal,
                                 int day) const;
  [[nodiscard]] std::string entered(const Recurring& task, int day, bool comes);
  void look_for(const settings::Duty& duty, const std::string& subject, int day,
                std::vector<std::string>& lost);
  [[nodiscard]] std::vector<std::string> subjects(const settings::Duty& duty) const;

  const SlowCalendar& calendar_;
  const decide::Rules& content_;
  const Begins& begins_;
  std::map<int, int> begun_;                // by stage
  std::map<Subject, std::set<int>> there_;  // made or passed over
  std::map<Subject, int> counted_from_;
  std::map<Subject, int> still_to_do_;
  int midnight_ = 0;  // the last one that was handled
  int first_ = 0;     // the first day that it was handled for
  int looked_at_ = 0;
};

}  // namespace cadans::promises
