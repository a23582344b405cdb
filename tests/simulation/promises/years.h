#pragma once
// The years of the cycles as the oracle follows them: which there are on a day, in which phase, to
// which a task belongs, and that nothing open stays in one that closed. Counted in months, by hand:
// nothing of engine/decide or of people/cycles is asked.
//
//   Years years(content);
//   years.take(entry, day)   each entry of the journal, in order; what is wrong with it
//   years.missing(day)       at rest: years that did not begin or go on, and what they left behind
//
// Source  annual cycle, sections 1 and 2; decision 0031.

#include <map>
#include <set>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/json_fwd.h"

namespace cadans::promises {

class Years {
 public:
  explicit Years(const decide::Rules& content);

  [[nodiscard]] std::vector<std::string> take(const Entry& entry, int day);
  [[nodiscard]] std::vector<std::string> missing(int day);

 private:
  struct Round {  // a cycle as the file has it; months
    std::string key;
    int starts_in = 1;
    int plan_before = 3;
    int check_after = 10;
    int act_after = 14;
    int close_after = 21;
    std::vector<std::string> subjects{};
  };
  struct Followed {
    bool open = false;
    bool review = false;
    std::vector<std::string> years;
  };

  [[nodiscard]] const Round& over(const std::string& kind, const std::string& key) const;
  [[nodiscard]] const Round* named(const std::string& year) const;
  [[nodiscard]] std::string expected(const Json& facts, int day) const;
  [[nodiscard]] std::string state_of(const std::string& year) const;
  [[nodiscard]] bool review_open(const std::string& year) const;
  void appears(const InstanceNew& one, int day);
  void knows(const FactsSet& one, const Event& event, int day);
  void moves(const InstanceSet& one, int day);
  void went_on(const std::string& year, const std::string& state, int day);
  [[nodiscard]] std::string late(const std::string& year, const std::string& state, int day) const;

  const decide::Rules& content_;
  std::vector<Round> rounds_;
  bool begun_ = false;
  std::map<std::int64_t, Followed> tasks_;
  std::map<std::int64_t, std::string> year_of_;  // instance of a cycle
  std::map<std::string, std::string> states_;    // of a year, by name
  std::set<std::string> told_;
  std::vector<std::string> wrong_;
};

}  // namespace cadans::promises
