#pragma once
// Who is away on paper, beside what the organisation file says: a share of all people at any time,
// at random; and one who leaves for good, after whom nobody is appointed.
//
//   PaperLeaves leaves(seed, {.absent = 0.2, .left = "ict-head", .on = day});
//   for (const DaysOff& one : leaves.said(rules, today)) ...   // by each of themselves
//   leaves.gone(rules, today)   the person who leaves today; "" = nobody
//
// The same seed gives the same days. A share of 0 means that nobody says anything.

#include <cstdint>
#include <string>
#include <vector>

#include "engine/decide/rules.h"

namespace cadans::rehearsal {

struct Leaves {
  double absent = 0;   // of all people, on a day: 0 to 0.9
  std::string left{};  // key of a position
  LocalDate on;        // when its occupant leaves
};

struct DaysOff {
  std::string person;
  people::Absence days;
};

class PaperLeaves {
 public:
  PaperLeaves(std::uint64_t seed, Leaves leaves) : seed_(seed), leaves_(std::move(leaves)) {}

  [[nodiscard]] std::vector<DaysOff> said(const decide::Rules& rules, LocalDate today) const;
  [[nodiscard]] std::string gone(const decide::Rules& rules, LocalDate today) const;

 private:
  std::uint64_t seed_;
  Leaves leaves_;
};

}  // namespace cadans::rehearsal
