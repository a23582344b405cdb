#pragma once
// Positions: what Cadans writes to and counts with. People come and go, a position stays; one that
// nobody fills is a state, not a hole.
//
//   positions.add(position), replace(position), find(key): as keyed.h
//   positions.holding(role)  the positions that hold the role, also by `also`, in file order

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "engine/people/keyed.h"

namespace cadans::people {

struct Position {
  std::string key;
  std::string role;
  std::vector<std::string> also{};  // further roles that it holds
  std::string title{};
  std::string team{};         // key of a team
  std::string occupant{};     // key of a person; empty = vacant
  std::string deputy{};       // key of another position; empty = none named
  std::string escalate_to{};  // key of the position of the line manager; empty only at the top
  bool primary = false;       // the one meant where several hold the role
  double capacity_hours = 0;  // a week, for this work only
  friend bool operator==(const Position&, const Position&) = default;
};

class Positions {
 public:
  bool add(Position position);
  bool replace(Position position);
  [[nodiscard]] const Position* find(std::string_view key) const { return all_.find(key); }
  [[nodiscard]] std::vector<const Position*> holding(std::string_view role) const;
  [[nodiscard]] auto begin() const { return all_.begin(); }
  [[nodiscard]] auto end() const { return all_.end(); }
  [[nodiscard]] std::size_t size() const { return all_.size(); }
  friend bool operator==(const Positions& a, const Positions& b) { return a.all_ == b.all_; }

 private:
  void index(const Position& position);

  Keyed<Position> all_;
  std::map<std::string, std::vector<std::string>, std::less<>> holders_;  // role -> position keys
};

}  // namespace cadans::people
