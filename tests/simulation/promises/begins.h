#pragma once
// From which day the work of a position speaks, as the oracle sees it: everybody's day, or that of
// its team where somebody let it begin earlier.
//
//   Begins begins(content);
//   begins.take(entry)              "engine.golive" of a team
//   begins.from("iso")              the day

#include <map>
#include <string>

#include "engine/decide/rules.h"

namespace cadans::promises {

class Begins {
 public:
  explicit Begins(const decide::Rules& content) : content_(content) {}

  void take(const Entry& entry);
  [[nodiscard]] int from(const std::string& position) const;

 private:
  const decide::Rules& content_;
  std::map<std::string, int> teams_;
};

}  // namespace cadans::promises
