#include "engine/people/meetings.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "tests/unit/people/small_town.h"

namespace cadans::people {
namespace {

using std::chrono::days;

struct Meeting : testing::Test {
  std::string next(std::string_view body, LocalDate from) {
    const auto day = next_meeting(town, body, from, calendars);
    return day ? to_string(*day) : "none";
  }
  std::string last(std::string_view body, LocalDate date) {
    const auto day = last_meeting_on_or_before(town, body, date, calendars);
    return day ? to_string(*day) : "none";
  }

  Organisation town = small_town();
  time::Calendars calendars = town_calendars();
};

TEST_F(Meeting, IsTheFirstPlusWholeIntervals) {
  EXPECT_EQ(next("directie", on(2027, 3, 10)), "2027-03-23");
  EXPECT_EQ(next("directie", on(2027, 3, 23)), "2027-03-23");
  EXPECT_EQ(next("directie", on(2027, 3, 24)), "2027-04-06");
  EXPECT_EQ(next("directie", on(2026, 1, 1)), "2026-12-01") << "none before the first";
  EXPECT_EQ(last("directie", on(2027, 3, 22)), "2027-03-09");
  EXPECT_EQ(last("directie", on(2027, 3, 23)), "2027-03-23");
}

TEST_F(Meeting, InARecessDoesNotTakePlace) {
  EXPECT_EQ(next("college", on(2026, 12, 23)), "2027-01-05");
  EXPECT_EQ(last("college", on(2027, 1, 4)), "2026-12-22");
  EXPECT_EQ(next("directie", on(2026, 12, 23)), "2026-12-29") << "another body's recess";
  EXPECT_EQ(next("college", on(2027, 7, 14)), "2027-08-24");
}

TEST_F(Meeting, OnAClosedDayHappensOnTheNextOpenOne) {
  // Tuesday 27 April 2027 is Koningsdag.
  EXPECT_EQ(next("college", on(2027, 4, 21)), "2027-04-28");
  EXPECT_EQ(next("college", on(2027, 4, 28)), "2027-04-28");
  EXPECT_EQ(next("college", on(2027, 4, 29)), "2027-05-04");
  EXPECT_EQ(last("college", on(2027, 4, 27)), "2027-04-20");
  EXPECT_EQ(last("college", on(2027, 4, 28)), "2027-04-28");
}

TEST_F(Meeting, ThatWouldMoveIntoARecessDoesNotTakePlace) {
  town.recesses.push_back({"college", on(2027, 4, 28), on(2027, 5, 9)});
  EXPECT_EQ(next("college", on(2027, 4, 21)), "2027-05-11");
}

TEST_F(Meeting, PlannedInARecessDoesNotMoveOutOfIt) {
  town.recesses.push_back({"college", on(2027, 4, 26), on(2027, 4, 27)});
  EXPECT_EQ(next("college", on(2027, 4, 21)), "2027-05-04");
  EXPECT_EQ(last("college", on(2027, 4, 29)), "2027-04-20");
}

TEST_F(Meeting, MovedOverAWholeIntervalIsStillFound) {
  time::CalendarContent content;
  for (unsigned day = 20; day < 27; ++day) content.closure_days.push_back(on(2027, 4, day));
  calendars = make_calendars(content);  // closed from the 20th up to and with Koningsdag
  town.recesses.push_back({"college", on(2027, 4, 27), on(2027, 4, 27)});
  EXPECT_EQ(next("college", on(2027, 4, 28)), "2027-04-28") << "the meeting of the 20th";
  EXPECT_EQ(last("college", on(2027, 4, 28)), "2027-04-28");
}

TEST_F(Meeting, PapersCloseOfficeDaysBefore) {
  const MeetingBody& directie = *town.bodies.find("directie");
  EXPECT_EQ(papers_close(directie, on(2027, 3, 23), calendars), on(2027, 3, 17));
  const MeetingBody& college = *town.bodies.find("college");
  EXPECT_EQ(papers_close(college, on(2027, 4, 6), calendars), on(2027, 3, 26)) << "over Easter";
}

TEST_F(Meeting, OfAnUnknownBodyIsNotFound) {
  const auto day = next_meeting(town, "council", on(2027, 3, 1), calendars);
  ASSERT_FALSE(day);
  EXPECT_EQ(day.error().fault, Fault::not_found);
  EXPECT_EQ(last_meeting_on_or_before(town, "council", on(2027, 3, 1), calendars).error().fault,
            Fault::not_found);
}

TEST_F(Meeting, IsNotSoughtForLongerThanTwoYears) {
  town.recesses.push_back({"directie", on(2027, 1, 1), on(2030, 12, 31)});
  for (const auto& day :
       {next_meeting(town, "directie", on(2027, 3, 1), calendars),
        last_meeting_on_or_before(town, "directie", on(2030, 3, 1), calendars),
        last_meeting_on_or_before(town, "directie", on(2026, 11, 30), calendars)}) {
    ASSERT_FALSE(day);
    EXPECT_EQ(day.error().fault, Fault::out_of_range);
    EXPECT_NE(day.error().what.find("directie"), std::string::npos);
  }
}

RC_GTEST_PROP(Meetings, NextAndLastNameTheSameDays, ()) {
  static const time::Calendars calendars = town_calendars();
  Organisation town = small_town();
  MeetingBody body = *town.bodies.find("college");
  body.interval_weeks = *rc::gen::inRange(1, 6);
  body.first = body.first + days(*rc::gen::inRange(0, 7));
  town.bodies.replace(body);
  const LocalDate day = body.first + days(*rc::gen::inRange(0, 2000));

  const LocalDate next = next_meeting(town, "college", day, calendars).value();
  RC_ASSERT(next >= day && calendars.open_at_office(next));
  RC_ASSERT(last_meeting_on_or_before(town, "college", next, calendars).value() == next);
  const auto last = last_meeting_on_or_before(town, "college", next - days(1), calendars);
  RC_ASSERT(!last || *last < day);
  RC_ASSERT(std::ranges::none_of(town.recesses, [next](const Recess& recess) {
    return recess.body == "college" && recess.first <= next && next <= recess.last;
  }));
}

}  // namespace
}  // namespace cadans::people
