#include "engine/time/zone.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <ostream>

#include "engine/time/instant_text.h"
#include "tests/unit/time/dutch_calendars.h"

namespace cadans::time {
namespace {

Zone amsterdam() { return Zone::load("Europe/Amsterdam").value(); }

Instant instant(std::string_view text) { return parse_instant(text).value(); }

TEST(Zone, ThatTheSystemDoesNotKnowIsWrong) {
  const auto zone = Zone::load("Europe/Voorbeeldstad");
  ASSERT_FALSE(zone);
  EXPECT_EQ(zone.error().fault, Fault::invalid);
  EXPECT_NE(zone.error().what.find("Europe/Voorbeeldstad"), std::string::npos);
}

TEST(Zone, IsNamedAndNeverTakenFromTheEnvironmentOrAPath) {
  for (const auto* name : {"", "localtime", "/etc/localtime", "../Europe/Amsterdam",
                           "libc:localtime", ":Europe/Amsterdam"}) {
    const auto zone = Zone::load(name);
    ASSERT_FALSE(zone) << name;
    EXPECT_EQ(zone.error().fault, Fault::invalid) << name;
  }
}

struct ClockCase {
  const char* name;
  const char* aware;
  std::int64_t hours;
  const char* end;
};
std::ostream& operator<<(std::ostream& out, const ClockCase& c) { return out << c.name; }

class ClockInHours : public testing::TestWithParam<ClockCase> {};

// Time rules, section 6 and worked case 10 of section 3.
TEST_P(ClockInHours, RunsThroughNightsWeekendsAndClockChanges) {
  const Instant end = instant(GetParam().aware) + hours(GetParam().hours);
  EXPECT_EQ(amsterdam().text(end), GetParam().end);
}

INSTANTIATE_TEST_SUITE_P(
    TimeRules, ClockInHours,
    testing::Values(
        ClockCase{"AutumnDay", "2026-10-24T20:00:00+02:00", 24, "2026-10-25T19:00:00+01:00"},
        ClockCase{"AutumnThreeDays", "2026-10-23T16:00:00+02:00", 72, "2026-10-26T15:00:00+01:00"},
        ClockCase{"SpringDay", "2027-03-27T14:00:00+01:00", 24, "2027-03-28T15:00:00+02:00"},
        ClockCase{"GoodFridayToEasterMonday", "2027-03-26T17:30:00+01:00", 72,
                  "2027-03-29T18:30:00+02:00"},
        ClockCase{"Christmas", "2026-12-24T16:00:00+01:00", 24, "2026-12-25T16:00:00+01:00"}),
    [](const auto& test) { return test.param.name; });

struct ChangeCase {
  LocalDate spring;
  LocalDate autumn;
};

class ClockChange : public testing::TestWithParam<ChangeCase> {};

TEST_P(ClockChange, SkippedTimeIsTheInstantOfTheJump) {
  const LocalDate day = GetParam().spring;
  const Instant jump = amsterdam().at(day, LocalTime{2 * 60 + 30});
  EXPECT_EQ(utc_text(jump), to_string(day) + "T01:00:00Z");
  EXPECT_EQ(amsterdam().text(jump), to_string(day) + "T03:00:00+02:00");
}

TEST_P(ClockChange, TimeThatComesTwiceIsTheFirst) {
  const LocalDate day = GetParam().autumn;
  EXPECT_EQ(amsterdam().text(amsterdam().at(day, LocalTime{2 * 60 + 30})),
            to_string(day) + "T02:30:00+02:00");
  EXPECT_EQ(amsterdam().text(amsterdam().at(day, LocalTime{3 * 60})),
            to_string(day) + "T03:00:00+01:00");
}

TEST_P(ClockChange, TheSecondOfATimeThatComesTwiceIsKnown) {
  const LocalDate day = GetParam().autumn;
  const auto second = amsterdam().again(day, LocalTime{2 * 60 + 30});
  ASSERT_TRUE(second.has_value());
  EXPECT_EQ(amsterdam().text(*second), to_string(day) + "T02:30:00+01:00");
  EXPECT_EQ(*second - amsterdam().at(day, LocalTime{2 * 60 + 30}), hours(1));
  for (const int minute : {119, 180}) {
    EXPECT_FALSE(amsterdam().again(day, LocalTime{minute}).has_value()) << minute;
  }
  EXPECT_FALSE(amsterdam().skips(day, LocalTime{2 * 60 + 30}));
}

TEST_P(ClockChange, ATimeThatIsSkippedIsKnown) {
  const LocalDate day = GetParam().spring;
  for (const int minute : {120, 150, 179}) {
    EXPECT_TRUE(amsterdam().skips(day, LocalTime{minute})) << minute;
  }
  for (const int minute : {119, 180}) {
    EXPECT_FALSE(amsterdam().skips(day, LocalTime{minute})) << minute;
  }
  EXPECT_FALSE(amsterdam().again(day, LocalTime{2 * 60 + 30}).has_value());
}

TEST_P(ClockChange, DayStillHoldsOneMorning) {
  for (const LocalDate day : {GetParam().spring, GetParam().autumn}) {
    const Instant opens = amsterdam().at(day, LocalTime{8 * 60 + 30});
    EXPECT_EQ(amsterdam().date(opens), day);
    EXPECT_EQ(amsterdam().time(opens), LocalTime{8 * 60 + 30});
  }
}

// Time rules, section 6.
INSTANTIATE_TEST_SUITE_P(Amsterdam, ClockChange,
                         testing::Values(ChangeCase{on(2025, 3, 30), on(2025, 10, 26)},
                                         ChangeCase{on(2026, 3, 29), on(2026, 10, 25)},
                                         ChangeCase{on(2027, 3, 28), on(2027, 10, 31)},
                                         ChangeCase{on(2028, 3, 26), on(2028, 10, 29)},
                                         ChangeCase{on(2029, 3, 25), on(2029, 10, 28)},
                                         ChangeCase{on(2030, 3, 31), on(2030, 10, 27)},
                                         ChangeCase{on(2031, 3, 30), on(2031, 10, 26)},
                                         ChangeCase{on(2032, 3, 28), on(2032, 10, 31)}),
                         [](const auto& test) {
                           return "In" + to_string(test.param.spring).substr(0, 4);
                         });

TEST(Zone, DayBeginsAtLocalMidnight) {
  const Instant midnight = amsterdam().at(on(2027, 7, 1), LocalTime{0});
  EXPECT_EQ(utc_text(midnight), "2027-06-30T22:00:00Z");
  EXPECT_EQ(amsterdam().date(midnight), on(2027, 7, 1));
  EXPECT_EQ(amsterdam().date(midnight - microseconds(1)), on(2027, 6, 30));
  EXPECT_EQ(amsterdam().time(midnight - microseconds(1)), LocalTime{1439});
}

TEST(Zone, IsRightPast2037) {
  EXPECT_EQ(utc_text(amsterdam().at(on(2045, 7, 3), LocalTime{9 * 60})), "2045-07-03T07:00:00Z");
  EXPECT_EQ(utc_text(amsterdam().at(on(2060, 1, 5), LocalTime{9 * 60})), "2060-01-05T08:00:00Z");
}

TEST(Zone, WritesTheFractionThatThereIs) {
  EXPECT_EQ(amsterdam().text(instant("2027-03-22T07:30:00.25Z")), "2027-03-22T08:30:00.25+01:00");
  EXPECT_EQ(Zone::utc().text(Instant{0}), "1970-01-01T00:00:00+00:00");
}

TEST(Zone, KnowsItsName) { EXPECT_EQ(amsterdam().name(), "Europe/Amsterdam"); }

RC_GTEST_PROP(Zone, LeadsBackToTheDateAndNeverRunsBack, ()) {
  static const Zone zone = amsterdam();
  const LocalDate day(*rc::gen::inRange(10'000, 33'000));  // 1997 to 2060
  const LocalTime time{*rc::gen::inRange(0, 1440)};
  const Instant at = zone.at(day, time);
  RC_ASSERT(zone.date(at) == day);
  RC_ASSERT(zone.time(at) >= time);  // later only where the clock skips
  RC_ASSERT(zone.at(day, LocalTime{time.minute / 2}) <= at);
  RC_ASSERT(parse_instant(zone.text(at)).value() == at);
}

}  // namespace
}  // namespace cadans::time
