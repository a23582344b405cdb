#pragma once
// Things with a key, in the order of the organisation file, found by key in constant time. A value:
// copies are independent.
//
//   add(thing)      false, and nothing changed, when the key is empty or taken
//   replace(thing)  puts it in the place of the one with its key; false when there is none
//   find(key)       nullptr when there is none; good until the next add

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace cadans::people {

struct KeyHash {
  using is_transparent = void;
  std::size_t operator()(std::string_view key) const { return std::hash<std::string_view>{}(key); }
};

template <class T>
class Keyed {
 public:
  bool add(T thing) {
    if (thing.key.empty() || !place_.try_emplace(thing.key, all_.size()).second) return false;
    all_.push_back(std::move(thing));
    return true;
  }
  bool replace(T thing) {
    const auto found = place_.find(thing.key);
    if (found == place_.end()) return false;
    all_[found->second] = std::move(thing);
    return true;
  }
  [[nodiscard]] const T* find(std::string_view key) const {
    const auto found = place_.find(key);
    return found == place_.end() ? nullptr : &all_[found->second];
  }
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  [[nodiscard]] bool empty() const { return all_.empty(); }
  friend bool operator==(const Keyed& a, const Keyed& b) { return a.all_ == b.all_; }

 private:
  std::vector<T> all_;
  std::unordered_map<std::string, std::size_t, KeyHash, std::equal_to<>> place_;
};

}  // namespace cadans::people
