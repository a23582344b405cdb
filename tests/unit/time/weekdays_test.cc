#include "engine/time/weekdays.h"

#include <gtest/gtest.h>

namespace cadans {
namespace {

TEST(Weekdays, HoldWhatWasPutIn) {
  Weekdays days;
  EXPECT_TRUE(days.empty());
  days.add(std::chrono::Sunday);
  days.add(std::chrono::Tuesday);
  for (unsigned day = 0; day < 7; ++day) {
    EXPECT_EQ(days.has(std::chrono::weekday(day)), day == 0 || day == 2) << day;
  }
}

TEST(Weekdays, AreMondayToFridayWhereNothingIsSaid) {
  for (unsigned day = 0; day < 7; ++day) {
    EXPECT_EQ(monday_to_friday().has(std::chrono::weekday(day)), day >= 1 && day <= 5) << day;
  }
}

TEST(Weekday, IsWrittenInTwoLettersAndReadBack) {
  for (unsigned day = 0; day < 7; ++day) {
    const std::chrono::weekday one(day);
    EXPECT_EQ(*parse_weekday(to_string(one)), one);
  }
  EXPECT_EQ(to_string(std::chrono::Monday), "MO");
  EXPECT_EQ(to_string(std::chrono::Sunday), "SU");
  for (const auto* text : {"", "mo", "Monday", "MA", "M", "MOO"}) {
    const auto day = parse_weekday(text);
    ASSERT_FALSE(day) << text;
    EXPECT_EQ(day.error().fault, Fault::invalid);
  }
}

}  // namespace
}  // namespace cadans
