#pragma once
// Evidence that lapses, as the oracle follows it: when a new round of what was done once begins,
// when what was shown counts no more, and which days the new round has. Nothing of engine/decide
// is asked.
//
//   last_day(duty, dated)         the last day on which evidence of that day counts; 0 = no end
//   Renewals renewals(calendar, content);
//   renewals.take(entry, day)     each entry of the journal, in order; what is wrong with it
//   renewals.target(lapses)       of a new round
//   renewals.missing(day)         at rest: rounds that have not begun, evidence that has not lapsed
//
// Source  evidence rules, EV19; growth stages, "Rules the state machines need".

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/json_fwd.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

[[nodiscard]] int last_day(const settings::Duty& duty, int dated);

class Renewals {
 public:
  Renewals(const SlowCalendar& calendar, const decide::Rules& content)
      : calendar_(calendar), content_(content) {}

  [[nodiscard]] std::vector<std::string> take(const Entry& entry, int day);
  [[nodiscard]] int target(int lapses) const;
  [[nodiscard]] std::vector<std::string> missing(int day);

 private:
  struct Round {
    std::string name;  // "S1.VDW1.3/organisation:"
    const settings::Duty* duty = nullptr;
    int number = 1;
    std::string state;
    int dated = 0;   // of its evidence
    int until = 0;   // said with it; 0 = as long as the duty gives
    int lapses = 0;  // done: the last day on which it counts
    int renews = 0;  // and the day on which the next round begins
  };

  void made(const InstanceNew& one, const Event& event, int day);
  void moved(Round& round, const std::string& state, const Event& event, int day);
  void shown(Round& round, const Event& event, int day);
  [[nodiscard]] const Round* before(const Round& round) const;

  const SlowCalendar& calendar_;
  const decide::Rules& content_;
  std::map<std::int64_t, Round> rounds_;
  std::map<std::string, std::int64_t> last_;  // by name, the round made last
  std::set<std::int64_t> told_;
  std::vector<std::string> wrong_;
};

}  // namespace cadans::promises
