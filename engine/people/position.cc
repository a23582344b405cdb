#include "engine/people/position.h"

#include <utility>

namespace cadans::people {

bool Positions::add(Position position) {
  const std::string key = position.key;
  if (!all_.add(std::move(position))) return false;
  index(*all_.find(key));
  return true;
}

bool Positions::replace(Position position) {
  if (!all_.replace(std::move(position))) return false;
  holders_.clear();
  for (const Position& one : all_) index(one);
  return true;
}

std::vector<const Position*> Positions::holding(std::string_view role) const {
  std::vector<const Position*> holders;
  if (const auto found = holders_.find(role); found != holders_.end()) {
    for (const std::string& key : found->second) holders.push_back(find(key));
  }
  return holders;
}

void Positions::index(const Position& position) {
  if (!position.role.empty()) holders_[position.role].push_back(position.key);
  for (const std::string& role : position.also) {
    if (role != position.role) holders_[role].push_back(position.key);
  }
}

}  // namespace cadans::people
