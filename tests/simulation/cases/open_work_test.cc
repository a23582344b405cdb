// Other content, and the tasks that are open: which keep their day, which move, which would not be
// there any more, and to whom one goes. One decision for the dry run and for what is done.

#include <gtest/gtest.h>

#include <algorithm>
#include <stdexcept>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::open_work {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate week_later = 2026y / November / 16;
constexpr LocalTime noon{12 * 60};

TestDuty once(const std::string& id, LocalDate target) {
  return {.id = id, .role = "ict-head", .target = target, .allows_nil = true};
}

TestDuty ended(const std::string& id) {
  TestDuty duty = once(id, 2026y / December / 18);
  duty.ended = true;
  return duty;
}

TestDuty each_month(int day) {
  return {.id = "A",
          .role = "ict-head",
          .target = {},
          .comes_back = "recurrence = \"RRULE:FREQ=MONTHLY;BYMONTHDAY=" + std::to_string(day) +
                        "\"\nanchor = \"calendar\"\ninterval = \"calendar-year\"\n"
                        "lead_time = \"P2W\"\n"};
}

TestDuty every(const std::string& months) {
  return {.id = "A",
          .role = "ict-head",
          .target = {},
          .comes_back = "recurrence = \"RRULE:FREQ=MONTHLY;INTERVAL=" + months +
                        "\"\nanchor = \"last-done\"\ninterval = \"max-interval\"\n"
                        "lead_time = \"P12W\"\nfirst = {ask = \"last-done-on\", unknown = "
                        "\"spread\", over = \"P3M\", by = \"risk\"}"};
}

bool said(const Lines& lines, const std::string& sentence) {
  return std::find(lines.begin(), lines.end(), sentence) != lines.end();
}

class OpenWork : public testing::Test {
 protected:
  // What is shown and then done, each from the same town.
  void put_in_force(const TestDuty& duty) {
    town.other_duties();
    town.duty(duty);
    EXPECT_EQ(town.put_in_force("ezel"), "");
  }
  void begins_with(const TestDuty& duty) {
    town.duty(duty);
    town.begin();
    town.until(week_later, noon);
  }
  Lines becomes_with(const TestDuty& duty) {
    town.other_duties();
    town.duty(duty);
    return town.would_become();
  }
  void acts(const std::string& act, const Fields& fields = {}, const std::string& who = "weide") {
    EXPECT_EQ(town.act("task." + act, town.task("A"), who, fields), "");
  }

  Town town{start};
};

TEST_F(OpenWork, StaysWhereTheRulesStay) {
  begins_with(once("A", 2026y / December / 18));
  EXPECT_EQ(becomes_with(once("A", 2026y / December / 18)), Lines{});
}

TEST_F(OpenWork, MovesWithTheRule) {
  begins_with(once("A", 2026y / December / 18));
  EXPECT_EQ(becomes_with(once("A", 2027y / January / 15)), Lines{"A: moves, other-day 2027-01-15"});
}

TEST_F(OpenWork, KeepsItsDayOnceSomebodyHasBegunIt) {
  begins_with(once("A", 2026y / December / 18));
  acts("start");
  EXPECT_EQ(becomes_with(once("A", 2027y / January / 15)), Lines{"A: keeps, begun 2027-01-15"});
}

TEST_F(OpenWork, KeepsTheDayThatAManagerGave) {
  begins_with(once("A", 2026y / December / 18));
  acts("postpone", {{"day", "2027-01-12"}, {"reason", "two people ill"}}, "vuur");
  EXPECT_EQ(becomes_with(once("A", 2027y / January / 15)), Lines{"A: keeps, decided 2027-01-15"});
  EXPECT_EQ(becomes_with(once("A", 2026y / December / 18)), Lines{})
      << "the rule says what it said";
}

TEST_F(OpenWork, IsWithdrawnWhenItsDutyEnds) {
  begins_with(once("A", 2026y / December / 18));
  EXPECT_EQ(becomes_with(ended("A")), Lines{"A: withdrawn, ended"});
}

TEST_F(OpenWork, IsKeptWhenItsDutyEndsAndSomebodyHasBegunIt) {
  begins_with(once("A", 2026y / December / 18));
  acts("start");
  EXPECT_EQ(becomes_with(ended("A")), Lines{"A: keeps, begun"});
}

TEST_F(OpenWork, IsInTheWayWhereItsDutyIsTakenOut) {
  begins_with(once("A", 2026y / December / 18));
  EXPECT_EQ(becomes_with(once("B", 2026y / December / 18)), Lines{"A: in-the-way, no-duty"});
}

TEST_F(OpenWork, IsWithdrawnWhereWhatItIsAboutIsNoLongerMeant) {
  TestDuty duty = once("A", 2026y / December / 18);
  duty.role = "process-owner";
  duty.per = "process";
  duty.where = "any";
  begins_with(duty);
  duty.where = "brp";
  const Lines lines = becomes_with(duty);
  EXPECT_FALSE(lines.empty());
  for (const std::string& line : lines) {
    EXPECT_NE(line.find(": withdrawn, no-subject"), std::string::npos) << line;
    EXPECT_EQ(line.find("burgerzaken"), std::string::npos) << line;
  }
}

TEST_F(OpenWork, ThatComesBackIsKnownByTheDayOfItsRule) {
  town.duty(each_month(12));
  town.begin();
  town.until(2026y / December / 1, noon);
  EXPECT_EQ(becomes_with(each_month(12)), Lines{});
  EXPECT_EQ(becomes_with(each_month(20)), Lines{"A: withdrawn, not-named"});
}

TEST_F(OpenWork, CountsAnIntervalFromTheSameLastTime) {
  town.duty(every("3"));
  town.begin();
  town.until(2026y / December / 1, noon);
  EXPECT_EQ(becomes_with(every("3")), Lines{});
  EXPECT_EQ(becomes_with(every("6")), Lines{"A: withdrawn, not-named"});
}

TEST_F(OpenWork, GoesWithItsPosition) {
  begins_with(once("A", 2026y / December / 18));
  town.occupies("ict-head", "klok");
  EXPECT_EQ(becomes_with(once("A", 2026y / December / 18)), Lines{"A: stays, weide to klok"});
}

TEST_F(OpenWork, GoesToThePositionThatTheRuleMeansNow) {
  begins_with(once("A", 2026y / December / 18));
  TestDuty other = once("A", 2026y / December / 18);
  other.role = "iso";
  const Lines lines = becomes_with(other);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines.front().find("A: stays, to iso"), 0U) << lines.front();
}

class OtherContent : public OpenWork {};

TEST_F(OtherContent, MovesATaskAndKeepsTheOldDayBesideTheNewOne) {
  begins_with(once("A", 2026y / December / 18));
  put_in_force(once("A", 2027y / January / 15));
  const auto facts = town.task_facts(town.task("A"));
  EXPECT_EQ(facts.target, 2027y / January / 15);
  EXPECT_EQ(facts.old_target, 2026y / December / 18);
  const Lines why = town.explained(town.task("A"));
  EXPECT_TRUE(said(why, "Until the rule changed the date was Fri 18 December."))
      << testing::PrintToString(why);
  town.until(2027y / January / 18);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 17, 2027y / January / 17),
            (Lines{"2026-11-17 New date for Task A: Fri 15 January 2027",
                   "2026-12-31 10 working days to go: Task A",
                   "2027-01-12 3 working days to go: Task A", "2027-01-15 Today: Task A"}));
}

TEST_F(OtherContent, LetsAManagerPostponeWhatARuleMoved) {
  begins_with(once("A", 2026y / December / 18));
  put_in_force(once("A", 2027y / January / 15));
  acts("postpone", {{"day", "2027-01-29"}, {"reason", "two people ill"}}, "vuur");
  EXPECT_EQ(becomes_with(once("A", 2026y / December / 18)), Lines{"A: keeps, decided 2026-12-18"});
}

TEST_F(OtherContent, LeavesABegunTaskItsDayAndRemarksIt) {
  begins_with(once("A", 2026y / December / 18));
  acts("start");
  put_in_force(once("A", 2027y / January / 15));
  EXPECT_EQ(town.task_facts(town.task("A")).target, 2026y / December / 18);
  EXPECT_EQ(town.remarks(town.task("A")), Lines{"rule-kept: begun"});
  const Lines why = town.explained(town.task("A"));
  EXPECT_TRUE(said(why,
                   "The date is Fri 18 December. The rule has changed and now says Fri 15 "
                   "January 2027, but this task keeps its own date."))
      << testing::PrintToString(why);
}

TEST_F(OtherContent, WithdrawsWhatTheRuleDoesNotNameAndMakesWhatItNames) {
  town.duty(each_month(12));
  town.begin();
  town.until(2026y / December / 1, noon);
  const InstanceId old_one = town.instance("task/A/organisation/2026-12-12");
  put_in_force(each_month(20));
  EXPECT_EQ(town.state(old_one).state, "withdrawn,quiet");
  town.until(2026y / December / 7);
  const auto facts = town.task_facts(town.instance("task/A/organisation/2026-12-20"));
  EXPECT_EQ(facts.issued, 2026y / December / 6);
  EXPECT_FALSE(facts.should_have_come.named());
}

TEST_F(OtherContent, ComesBackUnderItsOwnNumberWhereTheRuleIsChangedBack) {
  town.duty(each_month(12));
  town.begin();
  town.until(2026y / December / 1, noon);
  const InstanceId task = town.instance("task/A/organisation/2026-12-12");
  put_in_force(each_month(20));
  EXPECT_TRUE(said(town.explained(task),
                   "The task was withdrawn today: its rule no longer asks it, since "
                   "the change that I. Ezel put in force."))
      << testing::PrintToString(town.explained(task));
  put_in_force(each_month(12));
  EXPECT_EQ(town.state(task).state, "open,reminding");
  EXPECT_EQ(town.instance("task/A/organisation/2026-12-12"), task);
  EXPECT_EQ(town.act("task.start", task, "weide"), "");
}

TEST_F(OtherContent, GoesOnCountingWhereAnIntervalIsChangedBack) {
  town.duty(every("3"));
  town.begin();
  town.until(2026y / December / 1, noon);
  const InstanceId task = town.instance("task/A/organisation/2027-02-09");
  put_in_force(every("6"));
  EXPECT_EQ(town.state(task).state, "withdrawn,quiet");
  put_in_force(every("3"));
  EXPECT_EQ(town.state(task).state, "open,reminding");
}

TEST_F(OtherContent, AsksAgainWhatFallsOnceWhereItsDutyNoLongerEnds) {
  begins_with(once("A", 2026y / December / 18));
  put_in_force(ended("A"));
  EXPECT_EQ(town.state(town.task("A")).state, "withdrawn,quiet");
  put_in_force(once("A", 2026y / December / 18));
  EXPECT_EQ(town.state(town.task("A")).state, "open,reminding");
}

TEST_F(OtherContent, MakesNothingForADayThatPassedBeforeTheRuleCame) {
  town.duty(each_month(28));
  town.begin();
  town.until(2026y / December / 10, noon);
  put_in_force(each_month(5));
  town.until(2026y / December / 12);
  EXPECT_THROW(static_cast<void>(town.instance("task/A/organisation/2026-12-05")),
               std::runtime_error);
  town.until(2026y / December / 23);
  EXPECT_GT(town.instance("task/A/organisation/2027-01-05").n, 0);
}

TEST_F(OtherContent, CountsAnotherIntervalFromTheSameLastTime) {
  town.duty(every("3"));
  town.begin();
  town.until(2026y / December / 1, noon);
  put_in_force(every("4"));
  town.until(2026y / December / 20);
  EXPECT_EQ(town.task_facts(town.instance("task/A/organisation/2027-03-09")).counted_from, start);
}

TEST_F(OtherContent, LeavesOneOpenWhereTheIntervalOfABegunTaskChanged) {
  town.duty(every("3"));
  town.begin();
  town.until(2026y / December / 1, noon);
  const InstanceId begun = town.instance("task/A/organisation/2027-02-09");
  EXPECT_EQ(town.act("task.start", begun, "weide"), "");
  put_in_force(every("4"));
  town.until(2027y / January / 4);
  EXPECT_THROW(static_cast<void>(town.instance("task/A/organisation/2027-03-09")),
               std::runtime_error);
}

TEST_F(OtherContent, HandsATaskToThePositionThatTheRuleMeansNow) {
  begins_with(once("A", 2026y / December / 18));
  TestDuty other = once("A", 2026y / December / 18);
  other.role = "iso";
  put_in_force(other);
  EXPECT_EQ(town.task_facts(town.task("A")).owner, "iso");
}

// privacy-officer looks at it; that position ends, and the ISO is the next pair of eyes.
TEST_F(OtherContent, FindsOtherEyesWhereTheirPositionIsGone) {
  TestDuty duty = once("A", 2026y / December / 18);
  duty.review = "privacy-officer";
  begins_with(duty);
  acts("submit", {{"evidence", "Z-2026-0412"}});
  EXPECT_EQ(town.task_facts(town.task("A")).checker, "privacy-officer");
  duty.review = "iso";
  town.ends("privacy-officer");
  put_in_force(duty);
  EXPECT_EQ(town.task_facts(town.task("A")).checker, "iso");
  EXPECT_EQ(town.act("task.approve", town.task("A"), "lam"), "");
  EXPECT_EQ(town.state(town.task("A")).state, "done,quiet");
}

// Nobody need look at it any more, and who was to is gone: its owner hands it in once more.
TEST_F(OtherContent, GoesBackToItsOwnerWhereNobodyIsLeftToLookAtIt) {
  TestDuty duty = once("A", 2026y / December / 18);
  duty.review = "privacy-officer";
  begins_with(duty);
  acts("submit", {{"evidence", "Z-2026-0412"}});
  duty.review.clear();
  town.ends("privacy-officer");
  put_in_force(duty);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.state(task).state, "in_progress,reminding");
  EXPECT_TRUE(
      said(town.explained(task),
           "Who was to look at what was handed in is no longer there since today. The owner "
           "hands it in once more."))
      << testing::PrintToString(town.explained(task));
  town.until(2026y / November / 18);
  const Letter letter = town.letters_to("weide", 2026y / November / 17).at(0);
  EXPECT_EQ(letter.subject, "One more thing for Task A");
  EXPECT_TRUE(says(letter, "Who was to look at it is no longer there")) << letter.text;
  acts("submit", {{"evidence", "Z-2026-0412"}});
  EXPECT_EQ(town.state(task).state, "done,quiet");
}

TEST_F(OtherContent, MakesTheTasksOfANewDuty) {
  begins_with(once("A", 2026y / December / 18));
  town.duty(once("B", 2026y / December / 18));
  EXPECT_EQ(town.put_in_force("ezel"), "");
  EXPECT_EQ(town.task_facts(town.task("B")).issued, week_later);
}

TEST_F(OtherContent, WithdrawsWhatIsOpenOfADutyThatEnded) {
  begins_with(once("A", 2026y / December / 18));
  put_in_force(ended("A"));
  EXPECT_EQ(town.state(town.task("A")).state, "withdrawn,quiet");
  town.until(2027y / January / 10);
  EXPECT_EQ(town.written_to("weide", 2026y / November / 17, 2027y / January / 9),
            Lines{"2026-11-17 Closed: Task A"});
}

TEST_F(OtherContent, AsksNothingOfADutyThatEnded) {
  TestDuty duty = each_month(12);
  duty.comes_back += "ended = true\n";
  town.duty(duty);
  town.begin();
  town.until(2027y / January / 20);
  EXPECT_EQ(town.written(2026y / November / 9, 2027y / January / 19), Lines{});
}

TEST_F(OtherContent, MakesNoTaskThatFallsOnceOfADutyThatEnded) {
  begins_with(ended("A"));
  EXPECT_THROW(static_cast<void>(town.task("A")), std::runtime_error);
}

TEST_F(OtherContent, IsRefusedWholeWhereAnOpenTaskWouldLoseItsDuty) {
  begins_with(once("A", 2026y / December / 18));
  town.other_duties();
  town.duty(once("B", 2026y / December / 18));
  EXPECT_NE(town.put_in_force("ezel").find("of A: the catalogue no longer has"), std::string::npos);
  EXPECT_THROW(static_cast<void>(town.task("B")), std::runtime_error);
}

}  // namespace
}  // namespace cadans::cases::open_work
