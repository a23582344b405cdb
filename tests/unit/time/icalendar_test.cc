// A calendar as other programs read it: form, escapes, and the one zone.

#include "engine/time/icalendar.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>

#include "engine/time/instant_text.h"

namespace cadans::time {
namespace {

using namespace std::chrono;

constexpr LocalDate march_4 = 2027y / March / 4;

Zone dutch_zone() { return Zone::load("Europe/Amsterdam").value(); }

CalendarEvent one_event() {
  CalendarEvent one;
  one.uid = "task_A.OWN.1_organisation_2027-03-04@x.cadans";
  one.on = march_4;
  one.changed = parse_instant("2026-11-30T07:00:00.25Z").value();
  one.summary = "Nagaan";
  return one;
}

std::string calendar_of(const CalendarEvent& one) {
  return icalendar({"Jaarplan", "", "NL", march_4, march_4, {one}}, dutch_zone());
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines(1);
  for (const char letter : text) {
    lines.back() += letter;
    if (letter == '\n') lines.emplace_back();
  }
  lines.pop_back();
  return lines;
}

// As who reads it undoes the folds.
std::string unfolded(std::string text) {
  for (auto at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  return text;
}

::testing::AssertionResult has_line(const std::string& text, const std::string& line) {
  if (unfolded(text).find("\r\n" + line + "\r\n") != std::string::npos) {
    return ::testing::AssertionSuccess();
  }
  return ::testing::AssertionFailure() << line << " is no line of:\n" << text;
}

int times_in(const std::string& text, const std::string& part) {
  int all = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++all;
  return all;
}

TEST(Icalendar, ADayIsAWholeDayAndBlocksNobodysTime) {
  const std::string text = calendar_of(one_event());
  EXPECT_TRUE(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
  EXPECT_TRUE(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
  for (const char* line :
       {"METHOD:PUBLISH", "PRODID:-//Cadans//Year plan//NL", "X-WR-CALNAME:Jaarplan",
        "UID:task_A.OWN.1_organisation_2027-03-04@x.cadans", "DTSTAMP:20261130T070000Z",
        "LAST-MODIFIED:20261130T070000Z", "SEQUENCE:0", "STATUS:CONFIRMED",
        "DTSTART;VALUE=DATE:20270304", "DTEND;VALUE=DATE:20270305", "TRANSP:TRANSPARENT"}) {
    EXPECT_TRUE(has_line(text, line));
  }
}

TEST(Icalendar, WhatIsTakenBackStandsThereAsCancelled) {
  CalendarEvent one = one_event();
  one.cancelled = true;
  one.sequence = 3;
  EXPECT_TRUE(has_line(calendar_of(one), "STATUS:CANCELLED"));
  EXPECT_TRUE(has_line(calendar_of(one), "SEQUENCE:3"));
}

TEST(Icalendar, AClockEndsAtItsTimeOnTheWall) {
  CalendarEvent one = one_event();
  one.at = parse_instant("2027-07-01T16:30:05Z").value();
  const std::string text = calendar_of(one);
  EXPECT_TRUE(has_line(text, "DTSTART;TZID=Europe/Amsterdam:20270701T183005"));
  EXPECT_EQ(times_in(text, "DTEND"), 0);
}

TEST(Icalendar, HasOneZoneWhateverIsInIt) {
  CalendarEvent clock = one_event();
  clock.at = clock.changed;
  for (const auto& events :
       {std::vector<CalendarEvent>{}, {one_event()}, {clock, clock, one_event()}}) {
    const std::string text = icalendar({"X", "", "NL", march_4, march_4, events}, dutch_zone());
    EXPECT_EQ(times_in(text, "BEGIN:VTIMEZONE"), 1);
    EXPECT_EQ(times_in(text, "TZID:Europe/Amsterdam"), 1);
  }
}

TEST(Icalendar, TextsAreEscapedAndACommaMakesNoSecondCategory) {
  CalendarEvent one = one_event();
  one.summary = "Eén, twee; drie\\vier: \"vijf\"";
  one.description = "Regel een\nregel\ttwee\x01.";
  one.category = "Beleid, kader";
  const std::string text = calendar_of(one);
  EXPECT_TRUE(has_line(text, "SUMMARY:Eén\\, twee\\; drie\\\\vier: \"vijf\""));
  EXPECT_TRUE(has_line(text, "DESCRIPTION:Regel een\\nregel twee ."));
  EXPECT_TRUE(has_line(text, "CATEGORIES:Beleid  kader"));
  const std::string named =
      icalendar({"Plan, van; ons", "Says: this, that", "EN", march_4, march_4, {}}, dutch_zone());
  EXPECT_TRUE(has_line(named, "NAME:Plan\\, van\\; ons"));
  EXPECT_TRUE(has_line(named, "X-WR-CALNAME:Plan, van; ons"));
  EXPECT_TRUE(has_line(named, "X-WR-CALDESC:Says: this, that"));
}

// Of any length, with characters of one to four octets.
RC_GTEST_PROP(Icalendar, NoLineIsOver75OctetsNorEndsInsideACharacter, ()) {
  const auto pieces = *rc::gen::container<std::vector<std::string>>(
      rc::gen::element<std::string>("a", " ", "ë", "€", "😀", ",", "\\", "\n", "woord"));
  CalendarEvent one = one_event();
  one.summary.clear();
  for (const std::string& piece : pieces) one.summary += piece;
  const std::string text = calendar_of(one);
  for (const std::string& line : lines_of(text)) {
    RC_ASSERT(line.ends_with("\r\n"));
    RC_ASSERT(line.size() <= 75 + 2);
    const auto first = static_cast<unsigned char>(line.starts_with(' ') ? line[1] : line[0]);
    RC_ASSERT((first & 0xC0U) != 0x80U);  // no later part of a character
  }
}

// A last part of every length, with characters of every width: some end on the limit of a line.
TEST(Icalendar, ALineThatEndsOnItsLimitIsNotFoldedInsideItsEnd) {
  for (const std::string letter : {"a", "ë", "€", "😀", "\\"}) {
    CalendarEvent one = one_event();
    for (one.summary = letter; one.summary.size() < 400; one.summary += letter) {
      for (const std::string& line : lines_of(calendar_of(one))) {
        ASSERT_TRUE(line.ends_with("\r\n")) << one.summary;
        ASSERT_EQ(line.find('\r'), line.size() - 2) << one.summary;
        ASSERT_NE(line, " \r\n") << one.summary;
      }
    }
  }
}

}  // namespace
}  // namespace cadans::time
