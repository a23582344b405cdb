#pragma once
// Items of an agenda, as the oracle follows them: somebody is asked to place what waits for its
// place, also where it came up in project mode.

#include <map>
#include <string>
#include <vector>

#include "engine/decide/decision.h"

namespace cadans::promises {

class Items {
 public:
  // Made, or moved: `state` of its work.
  void made(InstanceId id, std::string state) { all_[id.n].state = std::move(state); }
  void moved(InstanceId id, std::string state);
  void asked_of(const Notice& notice);
  [[nodiscard]] std::vector<std::string> without_place() const;

 private:
  struct Item {
    std::string state;
    bool asked = false;
  };
  std::map<std::int64_t, Item> all_;
};

}  // namespace cadans::promises
