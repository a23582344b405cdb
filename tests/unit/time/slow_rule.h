#pragma once
// RFC 5545 by looking at every day: does this day belong to the rule? Slow, and shares nothing with
// the library that the product asks.

#include <algorithm>
#include <string>
#include <vector>

#include "engine/time/local_date.h"

namespace cadans::time {

struct SlowRule {
  char freq = 'Y';  // Y, M, W, D
  int interval = 1;
  std::vector<int> months = {};
  std::vector<int> month_days = {};                      // -1 is the last
  std::vector<std::pair<int, unsigned>> week_days = {};  // which of them (0 = each), ISO number
  int position = 0;                                      // BYSETPOS; 0 = all

  [[nodiscard]] std::string text() const;
  // In order, from the anchor up to and with `until`.
  [[nodiscard]] std::vector<LocalDate> dates(LocalDate anchor, LocalDate until) const;

 private:
  [[nodiscard]] int period_of(LocalDate date) const;
  [[nodiscard]] bool holds(LocalDate date, LocalDate anchor) const;
  [[nodiscard]] bool is_week_day(LocalDate date) const;
};

}  // namespace cadans::time
