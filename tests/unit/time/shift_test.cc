#include "engine/time/shift.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

#include "engine/time/working_days.h"
#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

struct ShiftCase {
  const char* name;
  const char* shift;
  LocalDate date;
  LocalDate becomes;
};
std::ostream& operator<<(std::ostream& out, const ShiftCase& c) { return out << c.name; }

class Shifted : public testing::TestWithParam<ShiftCase> {};

TEST_P(Shifted, IsTheWorkingDayMeant) {
  const ShiftCase& c = GetParam();
  const Shift shift = parse_shift(c.shift).value();
  EXPECT_EQ(to_string(shifted(c.date, shift, dutch_calendars())), to_string(c.becomes));
  EXPECT_EQ(to_string(shift), c.shift);
}

INSTANTIATE_TEST_SUITE_P(
    Days, Shifted,
    testing::Values(
        ShiftCase{"NoneStaysOnASunday", "", on(2027, 3, 28), on(2027, 3, 28)},
        ShiftCase{"AWorkingDayStays", "nearest", on(2027, 3, 30), on(2027, 3, 30)},
        ShiftCase{"BackFromEasterToGoodFriday", "previous", on(2027, 3, 28), on(2027, 3, 26)},
        ShiftCase{"OnFromEasterToTuesday", "next", on(2027, 3, 28), on(2027, 3, 30)},
        ShiftCase{"NearestToASaturday", "nearest", on(2027, 2, 6), on(2027, 2, 5)},
        ShiftCase{"NearestToASunday", "nearest", on(2027, 2, 7), on(2027, 2, 8)},
        ShiftCase{"NearestToEasterSundayIsEarlier", "nearest", on(2027, 3, 28), on(2027, 3, 26)},
        ShiftCase{"ThirdOfJanuary", "workday 3", on(2027, 1, 25), on(2027, 1, 6)},
        ShiftCase{"LastOfMay", "workday -1", on(2027, 5, 1), on(2027, 5, 31)},
        ShiftCase{"LastOfDecember", "workday -1", on(2028, 12, 5), on(2028, 12, 29)},
        ShiftCase{"FiveBeforeNewYear", "before 5", on(2027, 1, 1), on(2026, 12, 24)},
        ShiftCase{"OneBeforeTheDayAfterEaster", "before 1", on(2027, 3, 30), on(2027, 3, 26)}),
    [](const auto& test) { return test.param.name; });

TEST(Shift, IsRefusedWithWhatToWrite) {
  for (const char* text : {"nearby", "workday", "workday 0", "workday 16", "workday -16",
                           "workday --1", "before 0", "before 251", "before -1", "Next", "next "}) {
    const auto shift = parse_shift(text);
    ASSERT_FALSE(shift) << text;
    EXPECT_NE(shift.error().what.find("previous, next, nearest, workday N"), std::string::npos);
  }
}

RC_GTEST_PROP(Shift, EndsOnAWorkingDayOfItsMonthOrNearby, ()) {
  static const Calendars calendars = dutch_calendars();
  const LocalDate date{*rc::gen::inRange(18'500, 32'500)};
  const char* const text =
      *rc::gen::element("previous", "next", "nearest", "workday 15", "workday -15", "before 3");
  const Shift shift = parse_shift(text).value();
  const LocalDate to = shifted(date, shift, calendars);
  RC_ASSERT(calendars.open_at_office(to));
  if (shift.kind == Shift::Kind::workday) RC_ASSERT(to.ymd().month() == date.ymd().month());
  if (shift.kind == Shift::Kind::nearest) {
    const LocalDate back = open_on_or_before(date, calendars);
    const LocalDate ahead = open_on_or_after(date, calendars);
    RC_ASSERT(to == back || to == ahead);
    RC_ASSERT((to == back) == (date - back <= ahead - date));
  }
}

}  // namespace
}  // namespace cadans::time
