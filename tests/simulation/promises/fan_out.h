#pragma once
// Over what each duty that is done once runs, as the oracle sees it: whose turn came, what replaces
// it there, and when the work of a process that joined the scope later may begin. Nothing of
// engine/decide is asked.
//
//   FanOut all(calendar, content);
//   all.made(id, facts, state, day)   a task: what is wrong with it, or empty
//   all.moved(id, state)              the duty of a task that became done; else empty
//   all.begun(stage)                  that stage began
//   all.settle(day)                   after each entry: what joined and could begin gets its day
//   all.done(duty, stage)             over the scope of that stage
//   all.missing(day)                  at rest: each task that is not there, told once
//
// Source  growth stages: "A process added to the scope later starts its own fan-out without
//         touching closed ones".

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/json_fwd.h"
#include "tests/simulation/promises/slow_calendar.h"

namespace cadans::promises {

// The first Monday from that day on that is not in a holiday, nor shortly before one; two weeks
// after it otherwise.
[[nodiscard]] int fit_from(const SlowCalendar& calendar, const people::Organisation& organisation,
                           int day);

class FanOut {
 public:
  FanOut(const SlowCalendar& calendar, const decide::Rules& content)
      : calendar_(calendar), content_(content) {}

  [[nodiscard]] std::string made(std::int64_t id, const Json& facts, const std::string& state,
                                 int day);
  [[nodiscard]] std::string moved(std::int64_t id, const std::string& state);
  void begun(int stage) { stage_ = std::max(stage_, stage); }
  void settle(int day);
  [[nodiscard]] bool done(const std::string& duty, int stage) const;
  [[nodiscard]] std::vector<std::string> missing(int day);

 private:
  struct Task {
    std::string duty;
    std::string subject;
    std::string state;
  };
  using Place = std::pair<std::string, std::string>;  // duty, key of its subject

  [[nodiscard]] std::vector<std::string> subjects(const settings::Duty& duty, int stage) const;
  [[nodiscard]] const people::Process* joined(const settings::Duty& duty,
                                              const std::string& subject) const;
  [[nodiscard]] std::string meant(const settings::Duty& duty, const std::string& subject) const;
  [[nodiscard]] bool is_done(const std::string& duty, const std::string& subject) const;
  [[nodiscard]] bool is_done_for(const std::string& other, const settings::Duty& duty,
                                 const std::string& subject) const;
  [[nodiscard]] bool its_turn(const settings::Duty& duty, const std::string& subject) const;
  [[nodiscard]] std::vector<std::pair<const settings::Duty*, std::string>> turns() const;
  [[nodiscard]] std::vector<std::string> without_day() const;
  void plan(int day);

  const SlowCalendar& calendar_;
  const decide::Rules& content_;
  int stage_ = 0;
  std::map<std::int64_t, Task> tasks_;
  std::map<Place, std::vector<std::int64_t>> there_;  // each round of it
  std::map<std::string, int> begins_;                 // a process that joined
  std::set<Place> told_;
  bool changed_ = true;
  int looked_on_ = 0;
};

}  // namespace cadans::promises
