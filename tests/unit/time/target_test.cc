#include "engine/time/target.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <string>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

struct TargetYear {
  int year;
  std::array<const char*, 4> targets;  // of 30 April, 14 July, 14 November, 31 December
};

class TargetOfAYear : public testing::TestWithParam<TargetYear> {};

// Time rules, section 3: targets of the fixed yearly dates; 2028 is worked case 12.
TEST_P(TargetOfAYear, MovesBackToADayOpenInBoth) {
  const auto& [year, targets] = GetParam();
  const std::array nominal = {on(year, 4, 30), on(year, 7, 14), on(year, 11, 14), on(year, 12, 31)};
  for (std::size_t place = 0; place < nominal.size(); ++place) {
    EXPECT_EQ(to_string(target_for(nominal.at(place), dutch_calendars())), targets.at(place));
  }
}

INSTANTIATE_TEST_SUITE_P(
    TimeRules, TargetOfAYear,
    testing::Values(TargetYear{2026, {"2026-04-30", "2026-07-14", "2026-11-13", "2026-12-31"}},
                    TargetYear{2027, {"2027-04-30", "2027-07-14", "2027-11-12", "2027-12-31"}},
                    TargetYear{2028, {"2028-04-26", "2028-07-14", "2028-11-14", "2028-12-29"}},
                    TargetYear{2029, {"2029-04-30", "2029-07-13", "2029-11-14", "2029-12-31"}},
                    TargetYear{2030, {"2030-04-30", "2030-07-12", "2030-11-14", "2030-12-31"}},
                    TargetYear{2031, {"2031-04-30", "2031-07-14", "2031-11-14", "2031-12-31"}},
                    TargetYear{2032, {"2032-04-30", "2032-07-14", "2032-11-12", "2032-12-31"}}),
    [](const auto& test) { return "In" + std::to_string(test.param.year); });

TEST(Target, AvoidsOwnClosureDays) {
  EXPECT_EQ(target_for(on(2027, 2, 8), dutch_calendars({on(2027, 2, 8)})), on(2027, 2, 5));
}

RC_GTEST_PROP(Target, IsTheLastSuchDayAndStaysWhereItIs, ()) {
  static const Calendars calendars = dutch_calendars();
  const LocalDate nominal(*rc::gen::inRange(18'500, 32'500));
  const LocalDate target = target_for(nominal, calendars);
  RC_ASSERT(target <= nominal);
  RC_ASSERT(calendars.open_at_office(target) && calendars.legal_day(target));
  RC_ASSERT(target_for(target, calendars) == target);
  for (LocalDate day = target + std::chrono::days(1); day <= nominal;
       day = day + std::chrono::days(1)) {
    RC_ASSERT(!calendars.open_at_office(day) || !calendars.legal_day(day));
  }
}

}  // namespace
}  // namespace cadans::time
