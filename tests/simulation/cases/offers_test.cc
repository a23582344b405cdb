// No double work: answers that were given elsewhere are offered, and their owners say what they
// are worth (evidence rules, EV1 to EV20).

#include "tests/simulation/cases/offers.h"

#include "engine/decide/first_time.h"

namespace cadans::cases::offers {
namespace {

using namespace std::chrono;

TEST_F(Offers, WhatFitsIsOfferedToWhoOwnsTheEntryAndNothingCloses) {  // EV1, EV2
  town.duty(asks("A", "BIO2:8.15.01"));
  town.duty(asks("B", "BIO2:8.15.02"));
  begin();
  EXPECT_EQ(import({yes("8.15.01"), yes("8.15.02"), yes("8.15.03")}), "");
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(is(offer("8.15.01", "A")), "offered");
  EXPECT_EQ(is(town.task("A")), "open,reminding");
  town.until(2026y / November / 19);
  EXPECT_EQ(town.written(2026y / November / 17, 2026y / November / 18),
            Lines{"2026-11-17 weide: 2 tasks perhaps done already"});
}

TEST_F(Offers, AcceptedItIsDoneByNameAndDateBeforeWhatItWaitsFor) {  // EV14
  town.duty(asks("A", "BIO2:8.15.01"));
  town.duty(after("B", "BIO2:8.15.02", "A"));
  begin();
  ASSERT_EQ(import({yes("8.15.02")}), "");
  EXPECT_EQ(say("accept", offer("8.15.02", "B")), "");
  EXPECT_EQ(is(offer("8.15.02", "B")), "accepted");
  const InstanceId task = town.task("B");
  EXPECT_EQ(is(task), "done,quiet");
  EXPECT_EQ(is(town.task("A")), "open,reminding");
  const auto done = town.task_facts(task);
  EXPECT_EQ(town.handle(done.submitted_by), "weide");
  EXPECT_EQ(done.closed, monday);
  EXPECT_EQ(done.dated, LocalDate(2026y / October / 1));
  EXPECT_EQ(town.text(done.evidence), "Z-2026-3120 v7");
  town.until(2026y / December / 10);
  EXPECT_EQ(town.written_to("weide", monday, 2026y / November / 20), Lines{})
      << "no mail of a task that is done already";
}

TEST_F(Offers, InPartTheEntryStaysOpenAndAsksWhatIsMissing) {  // EV3
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  ASSERT_EQ(import({yes("8.15.01")}), "");
  const InstanceId one = offer("8.15.01", "A");
  EXPECT_NE(say("accept-part", one), "") << "what is missing must be said";
  EXPECT_EQ(say("accept-part", one, "weide", "only the signature of 2026"), "");
  EXPECT_EQ(is(one), "in_part");
  EXPECT_EQ(is(town.task("A")), "open,reminding");
  const auto task = town.task_facts(town.task("A"));
  EXPECT_EQ(town.text(task.shown), "Z-2026-3120 v7");
  EXPECT_EQ(town.text(task.missing), "only the signature of 2026");
  town.until(target + days(1));
  const auto letters = town.letters_to("weide", target);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_TRUE(says(letters[0], "only the signature of 2026")) << letters[0].text;
  EXPECT_FALSE(says(letters[0], "Signed list A")) << letters[0].text;
}

TEST_F(Offers, InPartOfAnEntryWithoutATaskIsTakenAlongByItsTask) {
  town.duty(asks("A", "BIO2:8.15.01"));
  town.duty(after("B", "BIO2:8.15.02", "A"));
  town.gate({"IN", "entry", "A", "town-clerk"});
  begin();
  ASSERT_EQ(import({yes("8.15.02")}), "");
  ASSERT_EQ(say("accept-part", offer("8.15.02", "B"), "weide", "the annex"), "");
  ASSERT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z-2026-1"}}), "");
  ASSERT_EQ(town.act("growth_stage_1.pass", town.instance("growth_stage_1/organisation"), "jet"),
            "");
  town.until(2027y / January / 12, noon);
  EXPECT_EQ(town.text(town.task_facts(town.task("B")).missing), "the annex");
}

TEST_F(Offers, WhatDoesNotShowEverythingIsNotAcceptedWhole) {  // EV12
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  settings::Answer other = yes("8.15.01");
  other.kind = "register";
  ASSERT_EQ(import({other}), "");
  const InstanceId one = offer("8.15.01", "A");
  const std::string said = say("accept", one);
  EXPECT_NE(said.find("does not show everything that is asked: Signed list A"), std::string::npos)
      << said;
  EXPECT_EQ(is(one), "offered");
  EXPECT_NE(say("turn-down", one), "");
  EXPECT_EQ(say("turn-down", one, "weide", "another paper"), "");
  EXPECT_EQ(is(one), "turned_down");
  EXPECT_EQ(is(town.task("A")), "open,reminding");
}

TEST_F(Offers, OnlyWhoOwnsTheEntryAnswers) {
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  ASSERT_EQ(import({yes("8.15.01")}), "");
  const InstanceId one = offer("8.15.01", "A");
  const std::string said = say("accept", one, "vuur");
  EXPECT_NE(said.find("M. Weide can do it"), std::string::npos) << said;
  EXPECT_NE(say("turn-down", one, "gijs", "no"), "");
  EXPECT_EQ(is(one), "offered");
  EXPECT_NE(say("confirm", one), "") << "nobody looks at what was not drawn";
}

TEST_F(Offers, WhoGathersAnswersReadsThemIn) {
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  const std::string said = import({yes("8.15.01")}, "weide");
  EXPECT_NE(said.find("Answers are read in by who gathers them"), std::string::npos) << said;
  EXPECT_TRUE(all().empty());
}

TEST_F(Offers, TheSecondEyesOfTheEntryStay) {  // EV15
  TestDuty looked_at = asks("A", "BIO2:8.15.01");
  looked_at.review = "iso";
  town.duty(looked_at);
  begin();
  ASSERT_EQ(import({yes("8.15.01")}), "");
  ASSERT_EQ(say("accept", offer("8.15.01", "A")), "");
  EXPECT_EQ(is(town.task("A")), "submitted,reminding");
  EXPECT_EQ(town.task_facts(town.task("A")).checker, "iso");
}

TEST_F(Offers, AHandedInEntryTakesNothingAndADoneOneIsAddedTo) {  // EV18
  TestDuty looked_at = asks("A", "BIO2:8.15.01");
  looked_at.review = "iso";
  town.duty(looked_at);
  town.duty(asks("B", "BIO2:8.15.02"));
  begin();
  ASSERT_EQ(town.act("task.submit", town.task("A"), "weide", {{"evidence", "Z-2026-1"}}), "");
  ASSERT_EQ(town.act("task.submit", town.task("B"), "weide", {{"evidence", "Z-2026-2"}}), "");
  ASSERT_EQ(import({yes("8.15.01"), yes("8.15.02")}), "");
  const std::string said = say("accept", offer("8.15.01", "A"));
  EXPECT_NE(said.find("does not wait for it now: Task A"), std::string::npos) << said;
  EXPECT_EQ(say("accept", offer("8.15.02", "B")), "");
  EXPECT_EQ(town.text(town.task_facts(town.task("B")).evidence), "Z-2026-2");
  const std::string added = "evidence-added: O" + std::to_string(offer("8.15.02", "B").n);
  EXPECT_EQ(town.remarks(town.task("B")), Lines{added});
}

TEST_F(Offers, TheSameFileTwiceChangesNothingAndAnotherAnswerIsANewOffer) {  // EV20
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  ASSERT_EQ(import({yes("8.15.01")}), "");
  ASSERT_EQ(import({yes("8.15.01")}), "");
  EXPECT_EQ(all().size(), 1U);
  settings::Answer newer = yes("8.15.01");
  newer.document = "Z-2026-3120 v8";
  newer.row = 12;
  ASSERT_EQ(import({newer}), "");
  EXPECT_EQ(all().size(), 2U);
  EXPECT_EQ(town.text(facts(offer("8.15.01", "A")).answer.document), "Z-2026-3120 v7");
  EXPECT_EQ(town.text(facts(offer("8.15.01", "A", 2)).answer.document), "Z-2026-3120 v8");
}

TEST_F(Offers, AnOfferEndsWhenItsEvidenceCountsNoMore) {  // EV8
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  settings::Answer brief = yes("8.15.01");
  brief.valid_until = 2026y / November / 30;
  ASSERT_EQ(import({brief}), "");
  town.until(2026y / November / 30, noon);
  EXPECT_EQ(is(offer("8.15.01", "A")), "offered");
  town.until(2026y / December / 1, noon);
  EXPECT_EQ(is(offer("8.15.01", "A")), "outdated");
}

TEST_F(Offers, AnAnswerOtherThanYesIsAGap) {  // EV6
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  settings::Answer no = yes("8.15.01");
  no.given = "partly";
  ASSERT_EQ(import({no}), "");
  EXPECT_EQ(is(offer("8.15.01", "A")), "gap");
  EXPECT_NE(say("accept", offer("8.15.01", "A")), "");
  town.until(2026y / November / 19);
  EXPECT_EQ(town.written(2026y / November / 17, 2026y / November / 18), Lines{});
}

TEST_F(Offers, TheSameQuestionTwiceIsTakenOnceWhateverItSays) {  // EV10
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  settings::Answer no = yes("8.15.01");
  no.given = "no";
  ASSERT_EQ(import({no, no}), "");
  ASSERT_EQ(import({yes("8.15.01"), no}), "");
  EXPECT_EQ(is(offer("8.15.01", "A")), "gap");
  EXPECT_EQ(is(offer("8.15.01", "A", 2)), "offered");
  EXPECT_EQ(all().size(), 1U);
}

TEST_F(Offers, BeforeTheGoliveEachOwnerIsToldAtTheGolive) {
  TestDuty other = asks("B", "BIO2:8.15.02");
  other.role = "bcm-coordinator";
  town.duty(asks("A", "BIO2:8.15.01"));
  town.duty(other);
  town.speaks_from(2027y / January / 11);
  begin();
  ASSERT_EQ(import({yes("8.15.01"), yes("8.15.02")}), "");
  const std::string second = town.task_facts(town.task("B")).owner;
  town.until(2027y / January / 16);
  int told = 0;
  for (const Entry& entry : journal()) {
    for (const Change& change : entry.changes) {
      const auto* notice = std::get_if<NoticeNew>(&change);
      if (notice == nullptr || notice->notice.kind != "offered") continue;
      EXPECT_TRUE(notice->notice.position == "ict-head" || notice->notice.position == second);
      ++told;
    }
  }
  EXPECT_EQ(told, 2);
}

TEST_F(Offers, NoFreeTextOfAnAnswerStandsInTheChain) {  // PV1, PV3
  town.duty(asks("A", "BIO2:8.15.01"));
  begin();
  settings::Answer elsewhere = yes("8.15.01");
  elsewhere.question = "V-2";
  elsewhere.subject = "zwembad De Plons";
  ASSERT_EQ(import({yes("8.15.01"), elsewhere}), "");
  for (const Entry& entry : town.history(offer("8.15.01", "A"))) {
    const std::string rows(entry.event.value("rows"));
    for (const char* words : {"Signed", "Z-2026", "zwembad"}) {
      EXPECT_EQ(rows.find(words), std::string::npos) << rows;
    }
  }
}

TEST_F(Offers, AnAnswerMaySayWhenADutyThatComesBackWasLastDone) {  // EV17
  TestDuty back{.id = "R", .role = "ict-head", .target = {}};
  back.clause = "BIO2:8.08.05";
  back.comes_back =
      "recurrence = \"RRULE:FREQ=YEARLY\"\nanchor = \"last-done\"\ninterval = \"max-interval\"\n"
      "lead_time = \"P3W\"\nfirst = {ask = \"last-done-on\", unknown = \"spread\", over = "
      "\"P1Y\", by = \"risk\"}";
  town.duty(back);
  begin();
  settings::Answer older = yes("8.08.05");
  older.question = "V-older";
  older.dated = 2026y / March / 1;
  ASSERT_EQ(import({yes("8.08.05"), older}), "");
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(decide::found_last(town.reader().view(), "R", {"organisation", ""}),
            LocalDate(2026y / October / 1));
}

}  // namespace
}  // namespace cadans::cases::offers
