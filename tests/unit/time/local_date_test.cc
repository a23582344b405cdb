#include "engine/time/local_date.h"

#include <gtest/gtest.h>

#include <concepts>

#include "engine/time/instant.h"
#include "engine/time/local_time.h"
#include "engine/time/working_days.h"

namespace cadans {
namespace {

template <class A, class B>
concept adds_to = requires(A a, B b) {
  a + b;
};

static_assert(adds_to<LocalDate, std::chrono::days>);
static_assert(!adds_to<LocalDate, WorkingDays>, "working days ask for a calendar");
static_assert(!adds_to<LocalDate, Elapsed>, "a day has no fixed length");
static_assert(!adds_to<LocalDate, int>, "days of what?");
static_assert(!adds_to<Instant, std::chrono::days>, "an instant has no days without a zone");
static_assert(!adds_to<Instant, WorkingDays>);
static_assert(!adds_to<WorkingDays, std::chrono::days>);
static_assert(!std::equality_comparable_with<WorkingDays, std::chrono::days>);
static_assert(!std::convertible_to<Instant, LocalDate>, "only a zone leads from one to the other");
static_assert(!std::convertible_to<LocalDate, Instant>);
static_assert(!std::convertible_to<int, LocalDate>);

TEST(LocalDate, IsWrittenAsIsoAndReadBack) {
  for (const auto* text : {"1969-12-31", "1970-01-02", "2000-02-29", "2027-04-20", "9999-12-31"}) {
    const auto date = parse_local_date(text);
    ASSERT_TRUE(date) << date.error().what;
    EXPECT_EQ(to_string(*date), text);
  }
}

TEST(LocalDate, RefusesADayThatDoesNotExist) {
  for (const auto* text : {"2027-02-29", "2027-04-31", "2027-13-01", "2027-00-10", "2027-01-00"}) {
    const auto date = parse_local_date(text);
    ASSERT_FALSE(date) << text;
    EXPECT_EQ(date.error().fault, Fault::invalid);
    EXPECT_NE(date.error().what.find(text), std::string::npos);
  }
}

TEST(LocalDate, RefusesAnyOtherWayOfWriting) {
  for (const auto* text : {"", "2027", "2027-4-20", "20-04-2027", "2027/04/20", "2027-04-20 ",
                           " 2027-04-20", "2027-04-2x", "+027-04-20", "2027-04--1", "20270420"}) {
    EXPECT_FALSE(parse_local_date(text)) << text;
  }
}

TEST(LocalDate, KnowsItsDayOfTheWeek) {
  EXPECT_EQ(weekday(*parse_local_date("2027-03-22")), std::chrono::Monday);
  EXPECT_EQ(weekday(*parse_local_date("1969-12-31")), std::chrono::Wednesday);
}

TEST(LocalTime, IsReadStrictlyAndWrittenBack) {
  EXPECT_EQ(parse_local_time("08:30")->minute, 510);
  EXPECT_EQ(parse_local_time("00:00")->minute, 0);
  EXPECT_EQ(to_string(LocalTime{1439}), "23:59");
  EXPECT_EQ(to_string(LocalTime{65}), "01:05");
  for (const auto* text : {"", "8:30", "24:00", "08:60", "08.30", "08:30:00", "-1:30", "08:3 "}) {
    const auto time = parse_local_time(text);
    ASSERT_FALSE(time) << text;
    EXPECT_EQ(time.error().fault, Fault::invalid);
  }
}

}  // namespace
}  // namespace cadans
