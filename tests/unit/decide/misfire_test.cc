// What comes of occurrences that came due while the engine was off.

#include "engine/decide/misfire.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <algorithm>

namespace cadans::decide {
namespace {

using settings::Misfire;

constexpr LocalDate today(20'000);
constexpr Days after_ten_days{today - std::chrono::days(10), today};

Occurrence one(int issue, int target) {
  Occurrence one;
  one.issue = today + std::chrono::days(issue);
  one.nominal = one.due = one.target = today + std::chrono::days(target);
  return one;
}

TEST(Misfire, WhatIsMadeOnItsDayComesByAnyRule) {
  for (const Misfire rule : {Misfire::once, Misfire::each, Misfire::skip}) {
    EXPECT_EQ(fates(rule, {one(0, 7)}, after_ten_days), std::vector{Fate::comes});
    EXPECT_EQ(fates(rule, {one(0, -1)}, {today, today}), std::vector{Fate::comes});
  }
}

TEST(Misfire, WhatIsOlderThanTheOutageIsNotOfIt) {
  EXPECT_EQ(fates(Misfire::skip, {one(-11, -4)}, after_ten_days), std::vector{Fate::comes});
}

TEST(Misfire, OfWhatIsPastItsDayTheRuleSaysWhatComes) {
  const std::vector due = {one(-9, -6), one(-6, -3), one(-3, 0)};
  using enum Fate;
  EXPECT_EQ(fates(Misfire::once, due, after_ten_days),
            (std::vector{passed_over, passed_over, comes_late}));
  EXPECT_EQ(fates(Misfire::each, due, after_ten_days),
            (std::vector{comes_late, comes_late, comes_late}));
  const std::vector past = {one(-9, -6), one(-6, -3)};
  EXPECT_EQ(fates(Misfire::once, past, after_ten_days), (std::vector{passed_over, comes_late}));
  EXPECT_EQ(fates(Misfire::skip, past, after_ten_days), (std::vector{passed_over, passed_over}));
}

// Nothing that can be done in time is passed over; `each` passes nothing over, `once` never all.
TEST(Misfire, PassesNothingOverThatItNeedNot) {
  EXPECT_TRUE(rc::check([] {
    std::vector<Occurrence> due;
    int issue = *rc::gen::inRange(-12, 0);
    for (int k = *rc::gen::inRange(1, 8); k > 0 && issue <= 0; --k) {
      due.push_back(one(issue, issue + *rc::gen::inRange(0, 20)));
      issue += *rc::gen::inRange(0, 4);
    }
    const auto rule = *rc::gen::element(Misfire::once, Misfire::each, Misfire::skip);
    const auto all = fates(rule, due, after_ten_days);
    RC_ASSERT(all.size() == due.size());
    for (std::size_t n = 0; n < due.size(); ++n) {
      const bool of_it = after_ten_days.first <= due[n].issue && due[n].issue < today;
      RC_ASSERT((all[n] == Fate::comes) != of_it);
      RC_ASSERT(all[n] != Fate::passed_over || due[n].target < today);
    }
    const auto passed = std::ranges::count(all, Fate::passed_over);
    RC_ASSERT(rule != Misfire::each || passed == 0);
    RC_ASSERT(rule != Misfire::once || passed < std::ssize(all));
  }));
}

}  // namespace
}  // namespace cadans::decide
