#pragma once
// The growth stages as the oracle follows them: from the tasks of each duty and from what was
// decided on each gate it knows where every gate must stand, when a stage begins, and what comes
// with it; with the evidence from elsewhere that shows some of it. Nothing of engine/decide is
// asked.
//
//   Growth growth(calendar, content);
//   growth.take(entry, day)          each entry of the journal, in order; what is wrong with it
//   growth.condition_made(nominal)   a task for a condition of a gate: what is wrong, or empty
//   growth.asked_by_audit(duty, facts)   a task that an audit or its programme asks: the same
//   growth.renewal_target(lapses)    the target of a new round of what was done once
//   growth.without_place()           at the end: items that nobody is asked to place
//   growth.missing(day)              at rest: a gate that must be asked, a stage that must have
//                                    begun, a task that must be there; told once
//
// Source  growth stages, "Rules the state machines need"; decisions 0007 and 0028.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "tests/simulation/promises/audits.h"
#include "tests/simulation/promises/fan_out.h"
#include "tests/simulation/promises/items.h"
#include "tests/simulation/promises/offered.h"
#include "tests/simulation/promises/renewals.h"
#include "tests/simulation/promises/years.h"

namespace cadans::promises {

class Growth {
 public:
  Growth(const SlowCalendar& calendar, const decide::Rules& content)
      : calendar_(calendar),
        content_(content),
        work_(calendar, content),
        offered_(content),
        renewals_(calendar, content),
        years_(content),
        audits_(content) {}

  [[nodiscard]] std::vector<std::string> take(const Entry& entry, int day);
  [[nodiscard]] std::string condition_made(int nominal);
  [[nodiscard]] std::string asked_by_audit(const settings::Duty& duty, const Json& facts) const {
    return audits_.made(duty, facts);
  }
  [[nodiscard]] int renewal_target(int lapses) const { return renewals_.target(lapses); }
  [[nodiscard]] std::vector<std::string> missing(int day);
  [[nodiscard]] std::vector<std::string> without_place() const { return items_.without_place(); }

 private:
  struct Stage {
    std::string state;  // of its gate's region
    int starts = 0;     // the day, by the decision on its entry gate
    int begun = 0;
  };

  void appears(const InstanceNew& one, const Event& event, int day);
  void test_again(const std::string& duty);
  bool settles_test(const settings::Gate& gate, const std::string& verb);
  void moves(const InstanceSet& one, const Event& event, int day);
  void decided(int stage, const Event& event, int day);
  void begins(int stage, int day);
  void comes_out(int stage, const Event& event, int day);
  void take_back_start(int stage);
  [[nodiscard]] const settings::Gate* gate_at_hand(int stage) const;
  [[nodiscard]] const settings::Gate* gate(int stage, bool exit) const;
  [[nodiscard]] std::string open_of(const settings::Gate& gate) const;
  [[nodiscard]] std::string wrong_where_passed(int stage, int day) const;
  [[nodiscard]] std::string wrong_with(int stage, int day) const;
  [[nodiscard]] std::string wrong_with_journey() const;
  [[nodiscard]] bool lies_before_body(const settings::Gate& gate) const;

  const SlowCalendar& calendar_;
  const decide::Rules& content_;
  FanOut work_;
  Items items_;
  Offered offered_;
  Renewals renewals_;
  Years years_;
  Audits audits_;
  std::map<std::int64_t, int> stage_of_;
  std::map<int, Stage> stages_;
  std::map<std::string, std::string> outcomes_;  // of a gate, the last one
  std::map<std::string, int> put_off_;           // until
  std::string test_;  // of the last gate, once passed: the state it must be in; "" = not tested
  std::map<std::int64_t, std::string> before_body_;  // items that run: the gate
  std::multiset<int> conditions_;                    // by when
  std::string journey_;                              // "stage_2,held"
  std::set<std::string> told_;
  std::vector<std::string> wrong_;
};

}  // namespace cadans::promises
