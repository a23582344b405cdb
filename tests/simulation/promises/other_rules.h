#pragma once
// Duties whose rules change, as the oracle follows them: what a change does to each open task, and
// that no occurrence of the rules in force is left out, with nothing of engine/decide in it.
//
//   OtherRules other(calendar, run);
//   for (const std::string& wrong : other.take(entry, day)) ...   // each entry of the journal
//   other.missing(day)          tasks that should be there, and are not; asked once a day
//
// Begun: keeps its day. Else it goes with the rule, or is withdrawn where that does not name its
// day or no longer asks it. Whoever has it by the rule goes with the rule.
// Source  docs/decisions/0020; rules of changing_rules.h, by numbers that are counted here.

#include <map>
#include <string>
#include <vector>

#include "tests/simulation/promises/changing_rules.h"
#include "tests/simulation/promises/simulation.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

class OtherRules {
 public:
  OtherRules(const SlowCalendar& calendar, const Run& run);

  [[nodiscard]] std::vector<std::string> take(const Entry& entry, int day);
  [[nodiscard]] std::vector<std::string> missing(int day);

 private:
  struct Task {
    std::string duty;
    std::string state;
    std::string owner;
    int nominal = 0;
    int target = 0;
    [[nodiscard]] bool open() const { return state == "open" || begun(); }
    [[nodiscard]] bool begun() const { return state == "in_progress" || state == "submitted"; }
  };
  using Rules = std::map<std::string, ChangingRule>;

  [[nodiscard]] Rules rules(int version) const;
  [[nodiscard]] bool names(const ChangingRule& rule, int nominal) const;
  [[nodiscard]] int due(const ChangingRule& rule, int nominal) const;
  [[nodiscard]] int target(const ChangingRule& rule, int nominal) const;
  [[nodiscard]] std::string position(const std::string& role) const;
  [[nodiscard]] std::string made(const Task& task) const;
  [[nodiscard]] Task after_change(Task task, const ChangingRule& was, const ChangingRule& is) const;
  [[nodiscard]] std::vector<int> asked_for(const ChangingRule& rule, int day) const;
  [[nodiscard]] bool has_task(const std::string& duty, int nominal) const;
  void keep(InstanceId id, const std::string& facts);
  [[nodiscard]] std::vector<std::int64_t> follow(const Entry& entry);
  void change(int version, int day);
  [[nodiscard]] std::vector<std::string> look_at_change() const;

  const SlowCalendar& calendar_;
  const Run& run_;
  int version_ = 0;
  int begun_ = 0;
  std::map<std::string, int> since_;  // the day on which the rule of a duty came
  std::map<std::int64_t, Task> tasks_;
  std::map<std::int64_t, Task> wanted_;  // after the change in hand
  int looked_at_ = 0;
};

}  // namespace cadans::promises
