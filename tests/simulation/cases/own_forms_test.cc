// The two ladders with a form of their own: what goes to one person alone, and what is on a list
// once a month. Source: escalation, sections 3 and 6.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::own_forms {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 30;      // a Monday
constexpr LocalDate half_a_year_on = 2027y / May / 31;  // 26 weeks later
constexpr LocalDate thirteen_weeks_before = 2027y / March / 1;

const TestDuty certificate = {.id = "A",
                              .role = "portfolio-holder",
                              .target = half_a_year_on,
                              .ladder = "board-training",
                              .basis = "law",
                              .review = "college-secretary"};

// Who owns it is the portfolio holder: that rung is passed over, and the mayor hears.
TEST(BoardTraining, ClimbsInWeeksBeforeTheDay) {
  Town town(start);
  town.duty(certificate);
  town.begin();
  town.until(2027y / June / 2);
  const std::string subject = "Your cybersecurity certificate, by Mon 31 May";
  EXPECT_EQ(town.written_to("noot", start, 2027y / June / 1),
            (Lines{"2026-11-30 " + subject + " 2027", "2027-03-01 " + subject,
                   "2027-04-05 " + subject, "2027-05-03 " + subject}));
  EXPECT_EQ(town.written_to("jet", start, 2027y / March / 7),
            (Lines{"2027-03-01 1 task in Bestuur needs your help"}));
  EXPECT_EQ(town.written_to("aap", start, 2027y / June / 1),
            (Lines{"2027-04-05 1 task in Bestuur needs your help"}));
  EXPECT_EQ(town.written_to("hout", 2027y / June / 1, 2027y / June / 1),
            (Lines{"2027-06-01 Paper for the college: Task A, Tue 15 June"}));
}

TEST(BoardTraining, OneMailToTheMemberAndTheCollegeSecretaryReadsAlong) {
  Town town(start);
  town.duty(certificate);
  town.begin();
  town.until(start + days(2));
  EXPECT_EQ(town.written(start, start + days(1)),
            (Lines{"2026-11-30 hout: In person: Task A of B. Noot",
                   "2026-11-30 noot: Your cybersecurity certificate, by Mon 31 May 2027"}));
  const auto letter = town.letters_to("noot", start).at(0);
  EXPECT_TRUE(says(letter, "You have 26 weeks")) << letter.text;
  EXPECT_TRUE(says(letter, "Only you and P. Hout read this message")) << letter.text;
  EXPECT_TRUE(says(letter, "If it is still open on Mon 1 March 2027, F. Jet hears of it"))
      << letter.text;
}

TEST(BoardTraining, NotOnADayThatHasAMail) {
  Town town(start);
  town.duty(certificate);
  town.duty({.id = "B", .role = "portfolio-holder", .target = 2027y / March / 4});
  town.begin();
  town.until(2027y / March / 3);
  EXPECT_EQ(town.written_to("noot", thirteen_weeks_before, 2027y / March / 2),
            (Lines{"2027-03-01 3 working days to go: Task B",
                   "2027-03-02 Your cybersecurity certificate, by Mon 31 May"}));
}

TEST(BoardTraining, TwoOfThemAreTwoMailsOnTwoDays) {
  Town town(start);
  town.duty(certificate);
  TestDuty second = certificate;
  second.id = "B";
  town.duty(second);
  town.begin();
  town.until(start + days(3));
  const auto first = town.letters_to("noot", start);
  const auto next = town.letters_to("noot", start + days(1));
  ASSERT_EQ(first.size(), 1U);
  ASSERT_EQ(next.size(), 1U);
  EXPECT_TRUE(says(first.at(0), "Task A")) << first.at(0).text;
  EXPECT_FALSE(says(first.at(0), "Task B")) << first.at(0).text;
  EXPECT_TRUE(says(next.at(0), "Task B")) << next.at(0).text;
}

// Nobody learns in the place of another: who is away finds it on return, and the deputy nothing.
TEST(BoardTraining, WaitsForTheMemberWhoIsAway) {
  Town town(start);
  town.duty(certificate);
  const LocalDate last_away = thirteen_weeks_before + days(11);
  town.away("noot", thirteen_weeks_before, last_away);
  town.begin();
  town.until(last_away + days(6));
  const Lines noot = town.written_to("noot", thirteen_weeks_before, last_away + days(5));
  ASSERT_FALSE(noot.empty());
  EXPECT_EQ(std::ranges::count_if(noot,
                                  [](const std::string& line) {
                                    return line.find("certificate") != std::string::npos;
                                  }),
            1);
  EXPECT_GT(noot.front(), to_string(last_away));
  for (const auto& letter : town.letters(thirteen_weeks_before, last_away + days(5))) {
    EXPECT_FALSE(letter.to == "mies" && says(letter, "Task A")) << letter.text;
  }
  EXPECT_EQ(town.written_to("hout", thirteen_weeks_before, thirteen_weeks_before),
            (Lines{"2027-03-01 In person: Task A of B. Noot"}));
}

TEST(BoardTraining, ExplainSaysWhoReads) {
  Town town(start);
  town.duty(certificate);
  town.begin();
  town.until(start + days(2));
  const Lines lines = town.explained(town.task("A"));
  EXPECT_NE(std::ranges::find(lines,
                              "This is personal: a message goes only to who has to do it, on a day "
                              "without other mail, and P. Hout reads along."),
            lines.end());
}

const TestDuty kept = {.id = "K",
                       .role = "incident-coordinator",
                       .target = 2027y / January / 20,
                       .ladder = "retention",
                       .basis = "norm",
                       .review = "records-keeper"};

// Its owner hears once that it is there; then whoever keeps the records gets a list each month.
TEST(Retention, WhatEndsThisMonthIsOnOneListAndNobodyIsAsked) {
  Town town(start);
  town.duty(kept);
  TestDuty later = kept;
  later.id = "L";
  later.target = 2027y / February / 10;
  town.duty(later);
  town.begin();
  town.until(2027y / January / 25);
  EXPECT_EQ(
      town.act("task.submit", town.task("K"), "hok", {{"evidence", "https://dms.example/lock"}}),
      "");
  EXPECT_EQ(town.act("task.approve", town.task("K"), "gras"), "");
  town.until(2027y / March / 15);
  EXPECT_EQ(town.written_to("gras", start, 2027y / March / 14),
            (Lines{"2027-01-04 To be kept no longer: 1 this month",
                   "2027-02-01 To be kept no longer: 1 this month",
                   "2027-03-01 To be kept no longer: 1 this month"}));
  const auto january = town.letters_to("gras", 2027y / January / 4).at(0);
  EXPECT_TRUE(says(january, "Task K, with")) << january.text;
  EXPECT_FALSE(says(january, "Task L")) << january.text;
  const auto march = town.letters_to("gras", 2027y / March / 1).at(0);
  EXPECT_TRUE(says(march, "until Wed 10 February, which has passed")) << march.text;
  EXPECT_TRUE(says(march, "Nothing is destroyed without the yes of a person")) << march.text;
}

TEST(Retention, ExplainSaysOnWhichList) {
  Town town(start);
  town.duty(kept);
  town.begin();
  town.until(start + days(2));
  const Lines lines = town.explained(town.task("K"));
  EXPECT_TRUE(std::ranges::any_of(lines, [](const std::string& line) {
    return line.starts_with("Until Wed 20 January 2027 nothing is asked: it is kept, in");
  }));
}

}  // namespace
}  // namespace cadans::cases::own_forms
