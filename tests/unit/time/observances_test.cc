// What a zone does, as a calendar file says it: the European rule, others, and none.

#include "engine/time/observances.h"

#include <gtest/gtest.h>

namespace cadans::time {
namespace {

using namespace std::chrono;

constexpr Elapsed an_hour = hours(1);
constexpr LocalTime two{2 * 60};
constexpr LocalTime three{3 * 60};

std::vector<Observance> of_zone(const char* zone, int first, int last) {
  return observances(Zone::load(zone).value(), first, last);
}

// Time rules, section 6.
TEST(Observances, OfEuropeAreTheLastSundaysOfMarchAndOctober) {
  const auto all = of_zone("Europe/Amsterdam", 2026, 2032);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].begins, (LocalMoment{2025y / March / 30, two}));
  EXPECT_EQ(all[0].offset_before, an_hour);
  EXPECT_EQ(all[0].offset, hours(2));
  EXPECT_EQ(all[0].called, "CEST");
  EXPECT_EQ(all[0].rule, "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU");
  EXPECT_TRUE(all[0].again.empty());
  EXPECT_EQ(all[1].begins, (LocalMoment{2025y / October / 26, three}));
  EXPECT_EQ(all[1].offset, an_hour);
  EXPECT_EQ(all[1].called, "CET");
  EXPECT_EQ(all[1].rule, "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU");
}

TEST(Observances, ASundayThatIsCountedFromTheFirstHasItsNumber) {
  const auto all = of_zone("America/New_York", 2026, 2027);
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0].rule, "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU");
  EXPECT_EQ(all[1].rule, "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU");
}

TEST(Observances, OfAZoneThatNeverChangesIsOne) {
  const auto all = of_zone("America/Curacao", 2026, 2027);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].offset, Elapsed{-hours(4).us});
  EXPECT_EQ(all[0].offset_before, all[0].offset);
  EXPECT_EQ(all[0].begins, (LocalMoment{2025y / January / 1, LocalTime{}}));
  EXPECT_TRUE(all[0].rule.empty());
}

// Summer time ended for good there in 2016: the rule before it must not go on.
TEST(Observances, WhatEndsInTheseYearsIsListedAndHasNoRule) {
  const auto all = of_zone("Europe/Istanbul", 2013, 2018);
  for (const Observance& one : all) EXPECT_TRUE(one.rule.empty());
  const auto winter = std::find_if(all.begin(), all.end(),
                                   [](const Observance& one) { return one.offset == hours(2); });
  ASSERT_NE(winter, all.end());
  EXPECT_EQ(winter->begins.date, LocalDate(2012y / October / 28));
  EXPECT_EQ(winter->again.back().date, LocalDate(2015y / November / 8));
}

}  // namespace
}  // namespace cadans::time
