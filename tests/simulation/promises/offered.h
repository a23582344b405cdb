#pragma once
// Offers as the oracle follows them: what an import must have offered, by another reading of the
// catalogue; that nothing is shown before its owner accepted it, and what was drawn not before a
// second person looked; that an offer ends with its evidence. Nothing of engine/decide is asked.
// Answers are read in while the first stage is at hand.
//
//   Offered offered(content);
//   offered.take(entry, day)    each entry of the journal, in order; what is wrong with it
//   offered.missing(day)        at rest: what was accepted and shows nothing, an offer whose
//                               evidence counts no more; told once
//
// Source  evidence rules, EV2 to EV20.

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/decide/rules.h"
#include "engine/json_fwd.h"

namespace cadans::promises {

class Offered {
 public:
  explicit Offered(const decide::Rules& content) : content_(content) {}

  [[nodiscard]] std::vector<std::string> take(const Entry& entry, int day);
  [[nodiscard]] std::vector<std::string> missing(int day);

 private:
  struct Offer {
    std::string name;  // "S1.VDW1.2/organisation"
    std::string state;
    std::string verdict;
    std::string accepted_by;
    int last = 0;  // the last day on which its evidence counts; 0 = it has none
  };

  struct Expected {
    std::string verdict;
    std::string answer;
    int last = 0;
  };
  using ByName = std::map<std::string, Expected>;

  void imported(const Entry& entry, int day);
  [[nodiscard]] static std::optional<Expected> fit(const settings::Duty& duty, const Json& answer,
                                                   int day);
  void expect(const Json& answer, int day, ByName& expected);
  void made(const InstanceNew& one, ByName& expected);
  void moved(std::int64_t id, const std::string& state, const Event& event);
  void shown(const Event& event);
  void accepted_at_once(const Event& event);

  const decide::Rules& content_;
  std::map<std::int64_t, Offer> offers_;
  std::map<std::string, std::set<std::string>> known_;  // answers to a question for an entry
  std::set<std::int64_t> to_show_;                      // accepted, and not shown yet
  std::set<std::int64_t> at_once_;  // to be accepted with others, not answered yet
  std::size_t drawn_ = 0;           // of those, so far
  std::size_t to_draw_ = 0;
  std::set<std::string> told_;
  std::vector<std::string> wrong_;
};

}  // namespace cadans::promises
