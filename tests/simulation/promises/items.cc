#include "tests/simulation/promises/items.h"

#include <fmt/format.h>

#include <utility>

namespace cadans::promises {

void Items::moved(InstanceId id, std::string state) {
  const auto known = all_.find(id.n);
  if (known != all_.end()) known->second.state = std::move(state);
}

void Items::asked_of(const Notice& notice) {
  const auto item = all_.find(notice.instance.n);
  const bool asks = notice.kind == "agenda" || notice.kind == "agenda-reminder";
  if (item != all_.end() && asks) item->second.asked = true;
}

std::vector<std::string> Items::without_place() const {
  std::vector<std::string> all;
  for (const auto& [id, item] : all_) {
    if (item.state != "handed_over" || item.asked) continue;
    all.push_back(fmt::format("item {} waits for a place that nobody is asked", id));
  }
  return all;
}

}  // namespace cadans::promises
