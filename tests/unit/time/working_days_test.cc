#include "engine/time/working_days.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

struct WorkingDaysCase {
  const char* name;
  LocalDate from;
  int count;
  LocalDate becomes;
  const char* source;
};
std::ostream& operator<<(std::ostream& out, const WorkingDaysCase& c) { return out << c.name; }

class WorkingDaysAfter : public testing::TestWithParam<WorkingDaysCase> {};

TEST_P(WorkingDaysAfter, IsTheNthOpenDay) {
  const WorkingDaysCase& c = GetParam();
  EXPECT_EQ(to_string(plus(c.from, WorkingDays{c.count}, dutch_calendars())), to_string(c.becomes))
      << c.source;
}

constexpr auto section_5 = "time rules, section 5";
constexpr auto case_1 = "escalation rules, section 10, case 1";
INSTANTIATE_TEST_SUITE_P(
    Rules, WorkingDaysAfter,
    testing::Values(
        WorkingDaysCase{"OverChristmas", on(2026, 12, 18), 5, on(2026, 12, 28), section_5},
        WorkingDaysCase{"OverLiberationAndAscension", on(2027, 5, 4), 5, on(2027, 5, 13),
                        section_5},
        WorkingDaysCase{"OneAfterTheTarget", on(2026, 12, 30), 1, on(2026, 12, 31), case_1},
        WorkingDaysCase{"FiveAfterTheTarget", on(2026, 12, 30), 5, on(2027, 1, 7), case_1},
        WorkingDaysCase{"TenAfterTheTarget", on(2026, 12, 30), 10, on(2027, 1, 14), case_1},
        WorkingDaysCase{"TwentyAfterTheTarget", on(2026, 12, 30), 20, on(2027, 1, 28), case_1},
        WorkingDaysCase{"FromASaturday", on(2027, 3, 20), 1, on(2027, 3, 22), section_5},
        WorkingDaysCase{"GoodFridayIsOpen", on(2027, 3, 25), 1, on(2027, 3, 26), section_5},
        WorkingDaysCase{"DayZeroIsTheEventEvenWhenClosed", on(2027, 3, 20), 0, on(2027, 3, 20),
                        section_5},
        WorkingDaysCase{"BackOverEaster", on(2027, 3, 30), -1, on(2027, 3, 26), section_5},
        WorkingDaysCase{"BackFromASunday", on(2027, 3, 21), -3, on(2027, 3, 17), section_5}),
    [](const auto& test) { return test.param.name; });

TEST(WorkingDays, DoNotCountOwnClosureDays) {
  const Calendars calendars = dutch_calendars({on(2027, 5, 7)});
  EXPECT_EQ(plus(on(2027, 5, 4), WorkingDays{1}, calendars), on(2027, 5, 10));
}

TEST(WorkingDays, BetweenCountsOpenDaysAfterTheFirst) {
  const Calendars calendars = dutch_calendars();
  EXPECT_EQ(between(on(2026, 12, 18), on(2026, 12, 28), calendars), WorkingDays{5});
  EXPECT_EQ(between(on(2026, 12, 28), on(2026, 12, 18), calendars), WorkingDays{-5});
  EXPECT_EQ(between(on(2027, 3, 22), on(2027, 3, 22), calendars), WorkingDays{0});
  EXPECT_EQ(between(on(2027, 3, 19), on(2027, 3, 21), calendars), WorkingDays{0});
}

TEST(OpenDay, IsTheNearestToEitherSide) {
  const Calendars calendars = dutch_calendars();
  EXPECT_EQ(open_on_or_after(on(2027, 3, 27), calendars), on(2027, 3, 30));
  EXPECT_EQ(open_on_or_before(on(2027, 3, 29), calendars), on(2027, 3, 26));
  EXPECT_EQ(open_on_or_after(on(2027, 3, 22), calendars), on(2027, 3, 22));
  EXPECT_EQ(open_on_or_before(on(2027, 3, 22), calendars), on(2027, 3, 22));
}

LocalDate any_day() { return LocalDate(*rc::gen::inRange(18'500, 32'500)); }  // 2020 to 2058

RC_GTEST_PROP(WorkingDays, AddingAndTakingAwayUndoOneAnother, ()) {
  static const Calendars calendars = dutch_calendars();
  const LocalDate from = open_on_or_after(any_day(), calendars);
  const int count = *rc::gen::inRange(-300, 300);
  const LocalDate to = plus(from, WorkingDays{count}, calendars);
  RC_ASSERT(plus(to, WorkingDays{-count}, calendars) == from);
}

RC_GTEST_PROP(WorkingDays, PlusAndBetweenAreEachOthersReverse, ()) {
  static const Calendars calendars = dutch_calendars();
  const LocalDate from = any_day();
  const int count = *rc::gen::inRange(-300, 300);
  const LocalDate to = plus(from, WorkingDays{count}, calendars);
  RC_ASSERT(between(from, to, calendars).count == count);
  RC_ASSERT(count == 0 || calendars.open_at_office(to));
}

RC_GTEST_PROP(WorkingDays, NeverRunBack, ()) {
  static const Calendars calendars = dutch_calendars();
  const LocalDate from = any_day();
  const LocalDate later = from + std::chrono::days(*rc::gen::inRange(0, 40));
  const int count = *rc::gen::inRange(1, 60);
  RC_ASSERT(plus(from, WorkingDays{count}, calendars) <=
            plus(later, WorkingDays{count}, calendars));
  RC_ASSERT(plus(from, WorkingDays{count}, calendars) <
            plus(from, WorkingDays{count + 1}, calendars));
}

RC_GTEST_PROP(WorkingDays, FromAnOpenDayCountsInTwoSteps, ()) {
  static const Calendars calendars = dutch_calendars();
  const LocalDate from = any_day();
  const int first = *rc::gen::inRange(1, 60);
  const int second = *rc::gen::inRange(1, 60);
  RC_ASSERT(plus(plus(from, WorkingDays{first}, calendars), WorkingDays{second}, calendars) ==
            plus(from, WorkingDays{first + second}, calendars));
}

}  // namespace
}  // namespace cadans::time
