#include "engine/people/presence.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "tests/unit/people/small_town.h"

namespace cadans::people {
namespace {

struct PresenceOfPeople : testing::Test {
  Organisation town = small_town();
  time::Calendars calendars = town_calendars();
};

TEST_F(PresenceOfPeople, IsOwnWorkingDaysOnOfficeDaysWhenNotAway) {
  town.absences["c"] = {{on(2027, 3, 22), on(2027, 3, 22)}};
  EXPECT_FALSE(works_on(town, "c", on(2027, 3, 22), calendars)) << "away";
  EXPECT_TRUE(works_on(town, "c", on(2027, 3, 23), calendars));
  EXPECT_FALSE(works_on(town, "c", on(2027, 3, 24), calendars)) << "works Mon, Tue, Thu";
  EXPECT_FALSE(works_on(town, "c", on(2027, 3, 29), calendars)) << "Easter Monday";
  EXPECT_TRUE(works_on(town, "f", on(2027, 3, 26), calendars)) << "Good Friday is an office day";
}

TEST_F(PresenceOfPeople, NextWorkingDayPassesOverEaster) {
  EXPECT_EQ(next_working_day(town, "c", on(2027, 3, 26), calendars), on(2027, 3, 30));
  EXPECT_EQ(next_working_day(town, "c", on(2027, 3, 23), calendars), on(2027, 3, 23));
}

// Escalation rules, section 10, case 14: rung 2 falls on a Wednesday, the CISO works Mon, Tue, Thu.
TEST_F(PresenceOfPeople, WednesdayReachesOneWhoDoesNotWorkThenOnThursday_Case14) {
  EXPECT_EQ(next_working_day(town, "c", on(2027, 3, 24), calendars), on(2027, 3, 25));
}

// Case 15: a target on a Friday, the owner works Mon to Thu: shown as
// Thursday, D+1 comes on Monday.
TEST_F(PresenceOfPeople, TargetOnADayOffIsShownTheWorkingDayBefore_Case15) {
  const LocalDate friday = on(2027, 3, 19);
  EXPECT_EQ(last_working_day_on_or_before(town, "g", friday, calendars), on(2027, 3, 18));
  EXPECT_EQ(next_working_day(town, "g", friday + std::chrono::days(1), calendars), on(2027, 3, 22));
}

TEST_F(PresenceOfPeople, AbsencesWithNoOfficeDayBetweenAreOne) {
  town.absences["g"] = {{on(2027, 3, 30), on(2027, 4, 2)},
                        {on(2027, 3, 22), on(2027, 3, 26)},
                        {on(2027, 4, 6), on(2027, 4, 6)}};
  const auto whole = absence_on(town, "g", on(2027, 4, 1), calendars);
  ASSERT_TRUE(whole);
  EXPECT_EQ(*whole, (Absence{on(2027, 3, 22), on(2027, 4, 2)})) << "Easter lies between";
  EXPECT_EQ(absence_on(town, "g", on(2027, 3, 28), calendars), whole) << "Easter Sunday";
  EXPECT_EQ(*absence_on(town, "g", on(2027, 4, 6), calendars),
            (Absence{on(2027, 4, 6), on(2027, 4, 6)}))
      << "Monday 5 April was worked";
  EXPECT_FALSE(absence_on(town, "g", on(2027, 4, 5), calendars));
  EXPECT_FALSE(absence_on(town, "g", on(2027, 3, 21), calendars));
  EXPECT_FALSE(absence_on(town, "h", on(2027, 4, 1), calendars));
}

TEST_F(PresenceOfPeople, LongestOfOverlappingAbsencesCounts) {
  town.absences["g"] = {{on(2027, 3, 1), on(2027, 3, 31)}, {on(2027, 3, 8), on(2027, 3, 9)}};
  EXPECT_EQ(*absence_on(town, "g", on(2027, 3, 30), calendars),
            (Absence{on(2027, 3, 1), on(2027, 3, 31)}));
}

TEST_F(PresenceOfPeople, OneWhoIsNoMemberCountsAsMondayToFriday) {
  EXPECT_TRUE(works_on(town, "stranger", on(2027, 3, 26), calendars));
  EXPECT_FALSE(works_on(town, "stranger", on(2027, 3, 27), calendars));
}

TEST_F(PresenceOfPeople, SearchWithoutAnEndGivesTheNextOfficeDay) {
  town.members.replace({"c", Weekdays(), 0});
  town.absences["g"] = {{on(2027, 1, 1), on(2037, 1, 1)}};
  EXPECT_EQ(next_working_day(town, "c", on(2027, 3, 27), calendars), on(2027, 3, 30));
  EXPECT_EQ(next_working_day(town, "g", on(2027, 3, 27), calendars), on(2027, 3, 30));
  EXPECT_EQ(last_working_day_on_or_before(town, "c", on(2027, 3, 28), calendars), on(2027, 3, 26));
}

RC_GTEST_PROP(PresenceOfAnyone, NextAndLastWorkingDayAreWorkedAndNothingBetweenIs, ()) {
  static const time::Calendars calendars = town_calendars();
  Organisation town = small_town();
  const LocalDate from(*rc::gen::inRange(18'900, 30'000));
  for (int left = *rc::gen::inRange(0, 4); left > 0; --left) {
    const LocalDate first = from + std::chrono::days(*rc::gen::inRange(-40, 40));
    town.absences["c"].push_back({first, first + std::chrono::days(*rc::gen::inRange(0, 30))});
  }
  const LocalDate next = next_working_day(town, "c", from, calendars);
  const LocalDate last = last_working_day_on_or_before(town, "c", from, calendars);
  RC_ASSERT(last <= from && from <= next);
  RC_ASSERT(works_on(town, "c", next, calendars) && works_on(town, "c", last, calendars));
  for (LocalDate day = last + std::chrono::days(1); day < next; day = day + std::chrono::days(1)) {
    RC_ASSERT(!works_on(town, "c", day, calendars) || (day == from && last == from));
  }
}

}  // namespace
}  // namespace cadans::people
