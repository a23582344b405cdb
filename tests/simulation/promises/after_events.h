#pragma once
// What begins with an event, as the oracle sees it: each event that was accepted gives each duty
// that waits for it a task, counted from the day on which it happened, with nothing of
// engine/decide and engine/time in it.
//
//   AfterEvents after(calendar, content);
//   after.said(event)               "engine.happened" that the journal holds
//   after.made(duty, nominal)       its task: what is wrong with it, or empty
//   after.target(nominal)           what people see of it
//   after.missing()                 tasks that should be there, and are not
//
// Limits  the duties of small_organisation.cc: over the organisation, a period in weeks.
// Source  catalogue, legend: anchor event:NAME, period.

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "engine/decide/rules.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

class AfterEvents {
 public:
  AfterEvents(const SlowCalendar& calendar, const decide::Rules& content)
      : calendar_(calendar), content_(content) {}

  void said(const Event& event);
  [[nodiscard]] std::string made(const std::string& duty, int nominal);
  [[nodiscard]] int target(int nominal) const;
  [[nodiscard]] std::vector<std::string> missing() const;

 private:
  using Task = std::pair<std::string, int>;  // duty, nominal day

  const SlowCalendar& calendar_;
  const decide::Rules& content_;
  std::set<Task> wanted_;
  std::set<Task> made_;
};

}  // namespace cadans::promises
