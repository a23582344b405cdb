// No double work: answers that were given elsewhere are offered, and their owners say what they
// are worth (evidence rules, EV1 to EV20).

#include <gtest/gtest.h>

#include <algorithm>

#include "engine/decide/first_time.h"
#include "engine/decide/offer.h"
#include "engine/settings/answers.h"
#include "tests/simulation/cases/town.h"

namespace cadans::cases::offers {
namespace {

using namespace std::chrono;

constexpr LocalDate start = 2026y / November / 9;
constexpr LocalDate monday = 2026y / November / 16;
constexpr LocalDate target = 2026y / December / 30;
constexpr LocalTime noon{12 * 60};

TestDuty asks(const std::string& id, const std::string& clause, const std::string& more = {}) {
  TestDuty duty{.id = id, .role = "ict-head", .target = target};
  duty.clause = clause;
  duty.also = more;
  return duty;
}

TestDuty after(const std::string& id, const std::string& clause, const std::string& before) {
  TestDuty duty = asks(id, clause);
  duty.begins =
      "recurrence = \"once\"\nanchor = \"deps-done\"\nlead_time = \"P4W\"\ndepends_on = [\"" +
      before + "\"]";
  return duty;
}

settings::Answer yes(const std::string& measure) {
  settings::Answer answer;
  answer.row = 1;
  answer.source = "ENSIA-2026";
  answer.norm = "BIO2";
  answer.question = "V-" + measure;
  answer.measure = measure;
  answer.subject = "organisation";
  answer.given = "yes";
  answer.remark = "Signed and kept";
  answer.kind = "document";
  answer.document = "Z-2026-3120 v7";
  answer.pieces = 1;
  answer.dated = 2026y / October / 1;
  return answer;
}

class Offers : public testing::Test {
 protected:
  Offers() : town(start) {}

  void begin() {
    town.begin();
    town.until(monday, noon);
  }

  std::string import(const std::vector<settings::Answer>& answers,
                     const std::string& who = "gijs") {
    return town.act("engine.import-answers", {}, who, {{"rows", settings::to_json(answers)}});
  }

  std::string say(const std::string& verb, InstanceId offer, const std::string& who = "weide",
                  const std::string& reason = {}) {
    return town.act("offer." + verb, offer, who,
                    reason.empty() ? Fields{} : Fields{{"reason", reason}});
  }

  std::string accept(const std::vector<InstanceId>& offers) {
    std::string numbers;
    for (const InstanceId id : offers)
      numbers += (numbers.empty() ? "" : " ") + std::to_string(id.n);
    return town.act("engine.accept-offers", {}, "weide", {{"offers", numbers}});
  }

  [[nodiscard]] std::vector<InstanceId> all() const {
    return town.reader().view().running("offer", {}, 100);
  }
  [[nodiscard]] InstanceId offer(const std::string& measure, const std::string& duty,
                                 int n = 1) const {
    return town.instance("offer/BIO2/V-" + measure + "/" + duty + "/organisation:/" +
                         std::to_string(n));
  }
  [[nodiscard]] decide::OfferFacts facts(InstanceId offer) const {
    return decide::offer_facts(town.reader().view().facts(offer).value());
  }
  [[nodiscard]] std::string is(InstanceId id) const { return town.state(id).state; }

  Town town;
};

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

class Several : public Offers {
 protected:
  Several() {
    std::vector<settings::Answer> answers;
    for (int n = 1; n <= 12; ++n) {
      const std::string measure = "8.15." + std::to_string(n);
      town.duty(asks("A" + std::to_string(n), "BIO2:" + measure));
      answers.push_back(yes(measure));
    }
    begin();
    EXPECT_EQ(import(answers), "");
  }

  [[nodiscard]] std::vector<InstanceId> in_state(const std::string& state) const {
    auto ids = all();
    std::erase_if(ids, [&](InstanceId id) { return is(id) != state; });
    return ids;
  }
  [[nodiscard]] std::string entry_of(InstanceId offer) const {
    return is(town.task(facts(offer).duty));
  }
};

TEST_F(Several, ATenthOfWhatIsAcceptedAtOnceIsLookedAtByASecondPerson) {  // EV15
  const auto offers = all();
  ASSERT_EQ(accept(offers), "");
  const auto drawn = in_state("drawn");
  ASSERT_EQ(drawn.size(), 2U) << "of twelve";
  for (const InstanceId id : offers) {
    const bool waits = std::ranges::find(drawn, id) != drawn.end();
    EXPECT_EQ(entry_of(id), waits ? "open,reminding" : "done,quiet");
  }
  EXPECT_EQ(facts(drawn[0]).looks, "iso");
  EXPECT_NE(say("confirm", drawn[0]), "") << "never who accepted it";
  EXPECT_EQ(say("confirm", drawn[0], "lam"), "");
  EXPECT_EQ(entry_of(drawn[0]), "done,quiet");
  EXPECT_EQ(town.handle(town.task_facts(town.task(facts(drawn[0]).duty)).submitted_by), "weide");
  EXPECT_NE(say("doubt", drawn[1], "lam"), "") << "what is not sure must be said";
  EXPECT_EQ(say("doubt", drawn[1], "lam", "the list is of last year"), "");
  EXPECT_EQ(is(drawn[1]), "offered");
  town.until(2026y / November / 18);
  const auto letters = town.letters_to("weide", 2026y / November / 17);
  ASSERT_EQ(letters.size(), 1U);
  EXPECT_TRUE(says(letters[0], "the list is of last year")) << letters[0].text;
}

// Nobody chooses what is drawn: the engine makes the seed, and it stands in the journal, so that
// anybody can draw again.
TEST_F(Several, TheSeedStandsInTheJournalAndDrawsTheSameOnes) {
  auto offers = all();
  ASSERT_EQ(accept(offers), "");
  std::string seed;
  const auto records = town.reader().journal(1, 2'000).value();
  for (const auto& record : records) {
    const Event& event = record.entry.event;
    if (event.type == "engine.accept-offers") seed = event.value("seed");
  }
  ASSERT_FALSE(seed.empty());
  std::ranges::sort(offers, {}, [&](InstanceId id) {
    return digest({seed, std::to_string(id.n)});
  });
  offers.resize(2);
  std::ranges::sort(offers);
  EXPECT_EQ(in_state("drawn"), offers);
}

TEST_F(Several, WhatIsDrawnIsAskedAgainAndSilenceIsNoYes) {
  ASSERT_EQ(accept(all()), "");
  const auto drawn = in_state("drawn");
  town.until(2026y / November / 26);
  EXPECT_EQ(in_state("drawn"), drawn);
  const auto asked = [&](LocalDate day) { return town.written_to("lam", day, day).size(); };
  EXPECT_EQ(asked(2026y / November / 17), 1U);
  EXPECT_EQ(asked(2026y / November / 23), 1U) << "after five working days";
}

TEST_F(Several, MoreThanTwentyOrOneThatIsNotTheirsAreNotAcceptedAtAll) {
  auto offers = all();
  auto with_strange = offers;
  with_strange.push_back({9'999});
  EXPECT_NE(accept(with_strange), "");
  for (std::int64_t n = 1; n <= 9; ++n) with_strange.push_back({n});
  const std::string said = accept(with_strange);
  EXPECT_NE(said.find("20 at a time at most"), std::string::npos) << said;
  EXPECT_EQ(in_state("offered").size(), 12U);
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
  ASSERT_EQ(import({yes("8.08.05")}), "");
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(decide::found_last(town.reader().view(), "R", {"organisation", ""}),
            LocalDate(2026y / October / 1));
}

}  // namespace
}  // namespace cadans::cases::offers
