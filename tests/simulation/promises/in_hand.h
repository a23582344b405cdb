#pragma once
// Who has a task while somebody is away, as the oracle sees it: who said so, what a deputy begins
// stays with the deputy, what is due after the return waits for it, and where no deputy is named
// the line manager is asked for one. Nothing of engine/decide is asked.
//
//   InHand hand(seed, organisation, calendar, content, begins);
//   hand.take(entry)            each entry of the journal, in order; what is wrong with it
//   hand.closes(task, day)      its papers: what it is late by
//   hand.asked(task)            the position that is asked
//   hand.rests(notice, day)     its owner is away, and its day lies after the return; or it is said
//                               around an absence, and for another than who acts
//   hand.asks(duty), hand.made(facts, day)   of a deputy; what is wrong with such a task, or empty
//   hand.missing(day)           a deputy that nobody was asked for; looked at once a day
//
// Source  escalation rules, section 7.

#include <map>
#include <string>
#include <vector>

#include "engine/json_fwd.h"
#include "tests/simulation/promises/begins.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

class InHand {
 public:
  InHand(std::uint64_t seed, people::Organisation& organisation, const SlowCalendar& calendar,
         const decide::Rules& content, const Begins& begins)
      : seed_(seed),
        organisation_(organisation),
        calendar_(calendar),
        content_(content),
        begins_(begins) {}

  [[nodiscard]] std::vector<std::string> take(const Entry& entry);
  void closes(InstanceId task, int day) { tasks_[task.n].closes = day; }
  [[nodiscard]] const std::string& asked(InstanceId task) const;
  [[nodiscard]] bool rests(const Notice& notice, int day) const;

  [[nodiscard]] static bool asks(const settings::Duty& duty);
  [[nodiscard]] std::string made(const Json& facts, int day);
  [[nodiscard]] std::vector<std::string> missing(int day);

 private:
  struct Task {
    std::string owner;  // position
    std::string kept_by;
    int target = 0;
    int closes = 0;  // its papers; 0 = it has none
    bool in_law = false;
    bool ended = false;
  };

  void appears(const Entry& entry);
  void said(const Entry& entry);
  void began(const Event& event, int day);
  void read(Task& task, const Json& facts) const;
  [[nodiscard]] static const std::string& asked(const Task& task);
  [[nodiscard]] bool is_for_another(const Notice& notice, int day) const;
  // Without a deputy, and its occupant away for long.
  [[nodiscard]] bool lacks_deputy(const people::Position& position, int day) const;

  std::uint64_t seed_;
  people::Organisation& organisation_;
  const SlowCalendar& calendar_;
  const decide::Rules& content_;
  const Begins& begins_;
  int looked_on_ = 0;
  std::map<std::int64_t, Task> tasks_;
  std::map<std::string, int> asked_for_;        // a deputy of this position, last on that day
  std::map<std::string, std::int64_t> asking_;  // and by which task
};

}  // namespace cadans::promises
