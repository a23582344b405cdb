// The three answers of the CISO: what each comes to, who hears of it, and that none moves a date.

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/simulation/cases/town.h"

namespace cadans::cases::answers {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate target = 2026y / November / 25;
constexpr LocalTime ten{10 * 60};

// Put to the CISO, who reads it on Monday 14 December; the directie's rung is of the 23rd.
void reach_the_ciso(Town& town, const std::string& clause = {}) {
  town.duty({.id = "A", .role = "ict-head", .target = target, .clause = clause});
  town.begin();
  town.until(2026y / December / 14, ten);
}

TEST(Answer, SolvedWithTheLineIsQuietUntilThatDayAndMovesNoRung) {
  Town town(start);
  reach_the_ciso(town);
  EXPECT_EQ(town.act("task.solved", town.task("A"), "gijs", {{"day", "2026-12-22"}}), "");
  town.until(2026y / December / 24);
  EXPECT_EQ(town.written(2026y / December / 15, 2026y / December / 23),
            (Lines{"2026-12-15 vuur: Advice of I. Gijs: Task A",
                   "2026-12-15 weide: Advice of I. Gijs: Task A",
                   "2026-12-21 gijs: This week: 1 task that asked for your advice",
                   "2026-12-21 vuur: This week: 1 task that asked for your help",
                   "2026-12-23 steen: Paper for the directie: Task A, Tue 12 January 2027",
                   "2026-12-23 weide: Still open: Task A"}));
  const auto told = town.letters_to("weide", 2026y / December / 15).at(0);
  EXPECT_TRUE(says(told, "it is done on Tue 22 December")) << told.text;
  const Lines why = town.explained(town.task("A"));
  const std::string said =
      "I. Gijs gave advice on Mon 14 December. Agreed with the line: done on Tue 22 December.";
  EXPECT_NE(std::find(why.begin(), why.end(), said), why.end()) << testing::PrintToString(why);
}

// The CISO manages the ISO. What was agreed passed over a row that lies after the owner's own day.
TEST(Answer, AnOwnerWhoThenNamesAnEarlierDayIsAskedOnThat) {
  Town town(start);
  town.duty({.id = "A", .role = "iso", .target = target, .ladder = "second-line"});
  town.begin();
  town.until(2026y / December / 3, ten);
  EXPECT_EQ(town.act("task.solved", town.task("A"), "gijs", {{"day", "2026-12-14"}}), "");
  EXPECT_EQ(town.act("task.plan", town.task("A"), "lam", {{"day", "2026-12-08"}}), "");
  town.until(2026y / December / 12);
  EXPECT_EQ(town.written_to("lam", 2026y / December / 7, 2026y / December / 11),
            Lines{"2026-12-09 Still open: Task A"});
}

TEST(Answer, OnTheAgendaOfTheDirectieItComesAtOnceWithTheAdviceInIt) {
  Town town(start);
  reach_the_ciso(town);
  EXPECT_EQ(town.act("task.to-directie", town.task("A"), "gijs",
                     {{"reason", "the supplier needs a decision"}}),
            "");
  town.until(2026y / December / 24);
  EXPECT_EQ(
      town.written(2026y / December / 15, 2026y / December / 23),
      (Lines{"2026-12-15 jet: Coming to the directie: Task A, Tue 29 December",
             "2026-12-15 steen: Paper for the directie: Task A, Tue 29 December",
             "2026-12-15 vuur: Advice of I. Gijs: Task A",
             "2026-12-15 weide: Advice of I. Gijs: Task A", "2026-12-16 weide: Still open: Task A",
             "2026-12-21 gijs: This week: 1 task that asked for your advice",
             "2026-12-21 vuur: This week: 1 task that asked for your help",
             "2026-12-22 steen: To put on the agenda: Task A, Tue 29 December",
             "2026-12-23 weide: Still open: Task A"}));
  const auto paper = town.letters_to("steen", 2026y / December / 15).at(0);
  EXPECT_TRUE(says(paper, "Advice of I. Gijs: \"the supplier needs a decision\"")) << paper.text;
  EXPECT_EQ(town.item_facts(town.item()).body, "directie");
}

TEST(Answer, AdviceOnWhatIsBeforeTheDirectieGoesIntoThatPaper) {
  Town town(start);
  reach_the_ciso(town);
  town.until(2026y / December / 24);
  const InstanceId paper = town.item();
  EXPECT_EQ(town.act("task.to-directie", town.task("A"), "gijs", {{"reason", "wait for spring"}}),
            "");
  EXPECT_EQ(town.item(), paper) << "it is the same one";
  EXPECT_EQ(town.text(town.item_facts(paper).advice), "wait for spring");
}

TEST(Answer, ToAcceptForATimeIsAProposalToTheDirectie) {
  Town town(start);
  reach_the_ciso(town);
  EXPECT_EQ(town.act("task.propose-acceptance", town.task("A"), "gijs",
                     {{"day", "2027-06-30"}, {"reason", "the system is replaced in summer"}}),
            "");
  EXPECT_EQ(town.item_facts(town.item()).accept_until, LocalDate(2027y / June / 30));
  EXPECT_EQ(town.state(town.task("A")).state.substr(0, 4), "open") << "nobody accepted it yet";
  town.until(2026y / December / 16);
  const auto paper = town.letters_to("steen", 2026y / December / 15).at(0);
  EXPECT_TRUE(says(paper, "accept for a time, until Wed 30 June")) << paper.text;
  const auto told = town.letters_to("weide", 2026y / December / 15).at(0);
  EXPECT_TRUE(says(told, "the system is replaced in summer")) << told.text;
}

TEST(Answer, OfAGovernmentMeasureNobodyProposesToAcceptThatItIsNotThere) {
  Town town(start);
  reach_the_ciso(town, "BIO2:5.12.01");
  EXPECT_EQ(town.act("task.propose-acceptance", town.task("A"), "gijs",
                     {{"day", "2027-06-30"}, {"reason", "the system is replaced in summer"}}),
            "This measure applies to every government body, accepting is not possible. Instead: "
            "agree a date, or record that it does not apply here.");
}

TEST(Answer, IsForTheCisoOnceItWasPutThereAndNamesADayThatCanBe) {
  Town town(start);
  town.duty({.id = "A", .role = "ict-head", .target = target});
  town.begin();
  const Fields soon = {{"day", "2026-12-22"}};
  EXPECT_EQ(town.act("task.solved", town.task("A"), "gijs", soon),
            "No advice was asked on this: it was not put to you yet. Instead: call whoever has "
            "the task.");
  town.until(2026y / December / 14, ten);
  EXPECT_EQ(town.act("task.solved", town.task("A"), "weide", soon),
            "This is an answer of who advises. Instead: I. Gijs can do it, as CISO.");
  EXPECT_EQ(town.act("task.solved", town.task("A"), "gijs", {{"day", "2026-12-23"}}),
            "This day is not possible. Instead: a working day from tomorrow until Tue 22 December.")
      << "the directie hears on that day";
  EXPECT_EQ(town.act("task.to-directie", town.task("A"), "gijs"),
            "A reason belongs here. Instead: the same with a reason of one sentence.");
}

}  // namespace
}  // namespace cadans::cases::answers
