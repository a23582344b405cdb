// What a person may do about a date, and what a closing and a reopening leave behind.

#include <gtest/gtest.h>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::acts {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};
const Fields of_facilities = {{"reason", "it is no system"}, {"suggestion", "facilities"}};

// Case 9. Rung 3 is reached on 29 January; the next, for a norm, is the college at D+40, Friday 26
// February. Its secretary works until Thursday.
TEST(Acts, AReopenedTaskGoesOnAtTheRungItHadReached) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .basis = "norm"});
  town.begin();
  town.until(2027y / January / 29, noon);
  EXPECT_EQ(
      town.act("agenda_item.place", town.item(), "steen", {{"day", "2027-02-09"}, {"number", "4"}}),
      "");
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2027-12"}}), "");
  town.until(2027y / February / 3, noon);
  EXPECT_EQ(town.act("task.reopen", task, "vuur", {{"reason", "the list of another year"}}), "");
  EXPECT_EQ(town.state(task).state, "open,escalated");
  EXPECT_EQ(town.state(task).progress.rung, 3);
  town.until(2027y / March / 2);
  EXPECT_EQ(town.written_to("vuur", 2027y / February / 3, 2027y / February / 26), Lines{});
  EXPECT_EQ(town.written_to("gijs", 2027y / February / 3, 2027y / February / 26), Lines{});
  EXPECT_EQ(town.written_to("hout", start, 2027y / March / 1),
            (Lines{"2027-03-01 Paper for the college: Task A, Tue 9 March"}));
}

// P5. The last row of the ladder is D+35, 12 January; who sends the work back then asks it anew.
TEST(Acts, WorkThatIsSentBackAfterTheWholeLadderIsChasedFromThatDay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = 2026y / November / 20, .review = "iso"});
  town.begin();
  town.until(2027y / January / 20, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.state(task).progress.due_us, 0);
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2027-12"}}), "");
  EXPECT_EQ(town.act("task.reject", task, "lam", {{"reason", "the annex is missing"}}), "");
  EXPECT_NE(town.state(task).progress.due_us, 0);
  town.until(2027y / February / 18);
  EXPECT_EQ(town.written_to("weide", 2027y / January / 21, 2027y / February / 17),
            (Lines{"2027-01-21 One more thing for Task A", "2027-01-27 Still open: Task A",
                   "2027-02-03 Still open: Task A", "2027-02-11 Still open: Task A"}));
  const auto letter = town.letters_to("weide", 2027y / January / 21).at(0);
  EXPECT_NE(letter.text.find("the annex is missing"), std::string::npos) << letter.text;
  EXPECT_EQ(town.written_to("steen", 2027y / January / 21, 2027y / February / 17),
            (Lines{"2027-02-02 To put on the agenda: Task A, Tue 9 February",
                   "2027-02-17 To put on the agenda: Task A, Tue 23 February"}));
  EXPECT_EQ(town.remarks(task).back(), "S1-told: directie");
}

TEST(Acts, ARungsAgendaItemEndsWithItsTask) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 29, noon);
  const InstanceId item = town.item();
  EXPECT_EQ(town.act("agenda_item.place", item, "steen", {{"day", "2027-02-09"}, {"number", "4"}}),
            "");
  EXPECT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z-2027-12"}}), "");
  EXPECT_EQ(town.state(item).state, "withdrawn");
  town.until(2027y / March / 1);
  EXPECT_EQ(town.written_to("steen", 2027y / January / 30, 2027y / March / 1),
            (Lines{"2027-02-01 No longer for the agenda: Task A"}));
}

// Case 23.
TEST(Acts, NobodyPostponesADateThatStandsInLaw) {
  Town town(start);
  town.duty({.id = "B", .role = "ict-head", .target = target, .basis = "law"});
  town.duty({.id = "C", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 7, noon);
  const Fields later = {{"day", "2027-01-25"}, {"reason", "a new supplier"}};
  EXPECT_EQ(town.act("task.postpone", town.task("B"), "vuur", later),
            "This date, Wed 30 December 2026, is in law or a scheme, nobody can postpone it. "
            "Instead: name the risk, ask for help, or put it to the directie.");
  EXPECT_EQ(town.task_facts(town.task("B")).target, target);
  EXPECT_EQ(town.act("task.postpone", town.task("C"), "vuur", later), "");
  EXPECT_EQ(town.task_facts(town.task("C")).target, LocalDate(2027y / January / 25));
}

// 16 January is a Saturday; D+10 is 14 January for an own day, D+20 is 28 January for the manager.
TEST(Acts, ADayThatAPersonNamesIsAWorkingDayWithinTheLimit) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 7, noon);
  const InstanceId task = town.task("A");
  const auto plan = [&](const char* day) {
    return town.act("task.plan", task, "weide", {{"day", day}});
  };
  EXPECT_EQ(plan("2027-01-09"),
            "That day is a weekend, a holiday or a day off. Instead: tomorrow or Mon 11 January.");
  EXPECT_EQ(plan("2027-01-16"),
            "This day is not possible. Instead: a working day from tomorrow until Thu 14 January.");
  EXPECT_EQ(plan("2027-01-14"), "");
  const Fields off = {{"day", "2027-01-16"}, {"reason", "a new supplier"}};
  EXPECT_EQ(town.act("task.postpone", task, "vuur", off),
            "That day is a weekend, a holiday or a day off. Instead: Fri 15 January or Mon 18 "
            "January.");
}

TEST(Acts, ASecondPostponementIsRefusedForTheFirstWhateverItsDay) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 7, noon);
  const InstanceId task = town.task("A");
  const auto postpone = [&](const char* day) {
    return town.act("task.postpone", task, "vuur", {{"day", day}, {"reason", "a supplier"}});
  };
  EXPECT_EQ(postpone("2027-01-18"), "");
  EXPECT_EQ(postpone("2027-01-25"),
            "This can be done once and has been done. Instead: put it to F. Jet, or ask for help.");
  EXPECT_EQ(postpone("2026-12-01"), postpone("2027-01-25"));
}

// The limit counts from the day that it was put off to.
TEST(Acts, ASecondPostponementIsForWhoStandsAboveTheManagerAndTheFirstIsNot) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 7, noon);
  const InstanceId task = town.task("A");
  const auto postpone = [&](const char* person, const char* day, const char* why) {
    return town.act("task.postpone", task, person, {{"day", day}, {"reason", why}});
  };
  const std::string once =
      "This can be done once and has been done. Instead: put it to F. Jet, or ask for help.";
  EXPECT_EQ(postpone("jet", "2027-01-18", "a supplier"),
            "Only the line manager of the one who has the task can do this: Concernmanager "
            "bedrijfsvoering. Instead: ask for more time or help. H. Vuur can do it.");
  EXPECT_EQ(postpone("vuur", "2027-01-18", "a supplier"), "");
  EXPECT_EQ(postpone("weide", "2027-01-25", "a supplier"), once);
  EXPECT_EQ(postpone("vuur", "2027-01-25", "a supplier"), once);
  EXPECT_EQ(postpone("jet", "2027-01-25", ""),
            "A reason belongs here. Instead: the same with a reason of one sentence.");
  EXPECT_EQ(postpone("jet", "2027-02-17", "a supplier"),
            "This day is not possible. Instead: a working day from Tue 19 January until Tue 16 "
            "February.");
  EXPECT_EQ(postpone("jet", "2027-02-16", "a supplier"), "");
  EXPECT_EQ(town.task_facts(task).target, LocalDate(2027y / February / 16));
}

TEST(Acts, AQuestionForHelpArrivesAndNotWithTheOneWhoAsks) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.duty({.id = "B", .role = "ciso", .target = target, .ladder = "second-line"});
  town.begin();
  town.until(2026y / November / 16, noon);
  const Fields question = {{"reason", "which list is meant?"}};
  EXPECT_EQ(town.act("task.help", town.task("A"), "weide", question), "");
  EXPECT_EQ(town.act("task.help", town.task("B"), "gijs", question), "");
  town.until(2026y / November / 18);
  EXPECT_EQ(town.written_to("gijs", 2026y / November / 17, 2026y / November / 17),
            (Lines{"2026-11-17 Help asked: Task A"}));
  EXPECT_EQ(town.written_to("jet", 2026y / November / 17, 2026y / November / 17),
            (Lines{"2026-11-17 Help asked: Task B"}));
  const auto letter = town.letters_to("jet", 2026y / November / 17).at(0);
  EXPECT_NE(letter.text.find("which list is meant?"), std::string::npos) << letter.text;
}

TEST(Acts, WhoGivesATaskAwayIsNamedAndTheNewOwnerHearsNoAnswerToAnotherOne) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / November / 16, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.not-mine", task, "weide", of_facilities), "");
  town.until(2026y / November / 17, noon);
  EXPECT_EQ(
      town.act("task.delegate", task, "vuur", {{"to", "iso"}, {"reason", "knows this system"}}),
      "");
  town.until(2026y / November / 26);
  EXPECT_EQ(town.written_to("lam", 2026y / November / 17, 2026y / November / 25),
            (Lines{"2026-11-18 Passed to you: Task A, by Wed 30 December"}));
  const auto letter = town.letters_to("lam", 2026y / November / 18).at(0);
  EXPECT_NE(letter.text.find("H. Vuur"), std::string::npos) << letter.text;
  EXPECT_NE(letter.text.find("knows this system"), std::string::npos) << letter.text;
}

// Three office days later the manager has said nothing: it stays, and it may be said again.
TEST(Acts, WhoSaysThatATaskIsAnothersSaysWhoseAndWaitsForTheAnswer) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / November / 16, noon);
  const InstanceId task = town.task("A");
  const auto not_mine = [&](Fields fields) {
    return town.act("task.not-mine", task, "weide", std::move(fields));
  };
  EXPECT_EQ(not_mine({{"reason", "it is no system"}}),
            "A suggestion belongs here. Instead: the same, and say whose task it is "
            "('--suggestion').");
  EXPECT_EQ(not_mine(of_facilities), "");
  EXPECT_EQ(not_mine(of_facilities),
            "Whose task this is was asked already, of H. Vuur. Instead: wait for the answer, or "
            "ask for help. Without an answer the task stays where it is.");
  town.until(2026y / November / 20, noon);
  EXPECT_EQ(town.written_to("vuur", start, 2026y / November / 20),
            (Lines{"2026-11-17 Whose is this? Task A"}));
  EXPECT_EQ(not_mine(of_facilities), "");
}

TEST(Acts, WorkThatIsSentBackMayBeSaidToBeAnothersAgain) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target, .review = "iso"});
  town.begin();
  town.until(2026y / November / 16, noon);
  const InstanceId task = town.task("A");
  EXPECT_EQ(town.act("task.not-mine", task, "weide", of_facilities), "");
  EXPECT_EQ(town.act("task.submit", task, "weide", {{"evidence", "Z-2026-12"}}), "");
  EXPECT_EQ(town.act("task.reject", task, "lam", {{"reason", "the annex is missing"}}), "");
  EXPECT_EQ(town.act("task.not-mine", task, "weide", of_facilities), "");
}

// The question waits for the window, and a postponement does not answer it.
TEST(Acts, APostponementLeavesOpenWhatIsAskedOfOthers) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.duty({.id = "B", .role = "ict-head", .target = target});
  town.begin();
  town.until(2026y / November / 16, noon);
  const Fields later = {{"day", "2027-01-18"}, {"reason", "a new supplier"}};
  EXPECT_EQ(town.act("task.not-mine", town.task("A"), "weide", of_facilities), "");
  EXPECT_EQ(town.act("task.postpone", town.task("A"), "vuur", later), "");
  EXPECT_EQ(town.act("task.help", town.task("B"), "weide", {{"reason", "which list?"}}), "");
  EXPECT_EQ(town.act("task.postpone", town.task("B"), "vuur", later), "");
  town.until(2026y / November / 20);
  EXPECT_EQ(town.written_to("vuur", 2026y / November / 17, 2026y / November / 19),
            (Lines{"2026-11-17 Whose is this? Task A"}));
  EXPECT_EQ(town.written_to("gijs", 2026y / November / 17, 2026y / November / 19),
            (Lines{"2026-11-17 Help asked: Task B"}));
  EXPECT_EQ(town.written_to("weide", 2026y / November / 18, 2026y / November / 19),
            (Lines{"2026-11-19 Stays with you: Task A, by Mon 18 January 2027"}));
}

// The head of ICT leads the team that the task is about, and has it.
TEST(Acts, WhoManagesTheTeamAsksTheNextOneUpTheLine) {
  Town town(start);
  town.duty({.id = "A", .role = "line-manager", .target = target, .per = "team", .where = "staff"});
  town.begin();
  town.until(2026y / November / 16, noon);
  const InstanceId task = town.instance(decide::identity("A", {"team", "it"}, 1));
  EXPECT_EQ(town.act("task.not-mine", task, "weide", of_facilities), "");
  town.until(2026y / November / 17, noon);
  const auto asked = town.letters_to("vuur", 2026y / November / 17).at(0);
  EXPECT_TRUE(says(asked, "it is no system") && says(asked, "facilities")) << asked.text;
  const Fields later = {{"day", "2027-01-11"}, {"reason", "a new supplier"}};
  EXPECT_NE(town.act("task.postpone", task, "weide", later), "");
  EXPECT_EQ(town.act("task.postpone", task, "vuur", later), "");
}

TEST(Acts, WhatManagementClosedAsMissedIsNotCalledSolved) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  town.until(2027y / January / 19, noon);  // the line manager and the CISO were told
  EXPECT_EQ(town.act("task.miss", town.task("A"), "vuur", {{"reason", "the year is over"}}), "");
  town.until(2027y / January / 22);
  EXPECT_EQ(town.written(2027y / January / 20, 2027y / January / 21),
            (Lines{"2027-01-20 weide: Closed: Task A", "2027-01-21 gijs: Closed: Task A"}));
  const auto letter = town.letters_to("gijs", 2027y / January / 21).at(0);
  EXPECT_NE(letter.text.find("closed as not done"), std::string::npos) << letter.text;
  EXPECT_NE(letter.text.find("the year is over"), std::string::npos) << letter.text;
}

}  // namespace
}  // namespace cadans::cases::acts
