// One audit: announced, fieldwork, draft, response, final report, follow-up (ISO/IEC 27001 9.2 and
// 10.2; evidence rules, RC7).

#include "tests/simulation/cases/audits.h"

namespace cadans::cases::audits {
namespace {

TEST_F(OneAudit, ComesWithItsTaskAndWaitsForItsTerms) {
  begin();
  EXPECT_EQ(is(), "planned");
  EXPECT_EQ(facts().kind, "internal");
  EXPECT_EQ(facts().subject.key, "brp");
  EXPECT_TRUE(holds(say("begin"), "planned")) << "nothing begins before it is announced";
  EXPECT_EQ(is(), "planned");
}

TEST_F(OneAudit, IsAnnouncedWithCriteriaScopeMethodAndAStatement) {
  begin();
  for (const std::string one : {"criteria", "scope", "method", "statement"}) {
    Fields fields = terms();
    fields.erase(one);
    EXPECT_TRUE(holds(say("announce", fields), "--")) << one;
    EXPECT_EQ(is(), "planned");
  }
  EXPECT_EQ(say("announce", terms()), "");
  EXPECT_EQ(is(), "announced");
  const auto known = facts();
  EXPECT_EQ(town.text(known.criteria), "BIO2 5.15 to 5.18");
  EXPECT_EQ(town.text(known.scope), "access, 2026");
  EXPECT_EQ(town.text(known.method), "papers and talks");
  EXPECT_EQ(town.text(known.statement), "no part in it");
  EXPECT_EQ(town.handle(known.auditor), "roos");
  EXPECT_EQ(known.starts, LocalDate(2026y / November / 30)) << "two weeks on, where none is said";
  town.until(2026y / November / 18);
  EXPECT_EQ(town.written_to("kat", 2026y / November / 17, 2026y / November / 17),
            Lines{"2026-11-17 An audit is coming: internal audit of Basisregistratie…"});
}

TEST_F(OneAudit, IsAnnouncedAnewWithWhatIsOther) {
  begin();
  ASSERT_EQ(say("announce", terms()), "");
  EXPECT_EQ(say("announce", {{"scope", "access, all of 2026"}, {"day", "2026-12-08"}}), "");
  EXPECT_EQ(town.text(facts().scope), "access, all of 2026");
  EXPECT_EQ(town.text(facts().criteria), "BIO2 5.15 to 5.18");
  EXPECT_EQ(facts().starts, LocalDate(2026y / December / 8));
  EXPECT_NE(say("announce", {{"day", "2027-03-01"}}), "") << "after the day of its report";
  EXPECT_NE(say("announce", {{"day", "2026-11-01"}}), "") << "a day that has been";
  EXPECT_EQ(facts().starts, LocalDate(2026y / December / 8));
}

TEST_F(OneAudit, GoesFromStepToStepAndClosesByItsReport) {
  begin();
  heard();
  EXPECT_EQ(is(), "management_response");
  EXPECT_EQ(town.task_facts(response()).owner, "registry") << "who answers for it responds";
  EXPECT_EQ(town.task_facts(response()).target, LocalDate(2026y / November / 30));
  EXPECT_EQ(town.text(facts().response), "Z-2027-9");
  EXPECT_EQ(town.text(facts().sample), "ten accounts");
  const InstanceId task = town.task("X", "brp");
  EXPECT_EQ(town.state(task).state, "open,reminding");
  EXPECT_EQ(say("conclude", green()), "");
  EXPECT_EQ(is(), "final");
  EXPECT_EQ(town.state(task).state, "submitted,reminding") << "the report hands it in";
  EXPECT_EQ(town.text(town.task_facts(task).evidence), "Z-2027-12");
  EXPECT_EQ(town.act("task.approve", task, "jet"), "");
  EXPECT_EQ(is(), "closed");
  EXPECT_EQ(facts().reported_to, (Lines{"registry", "ciso", "town-clerk"}));
  EXPECT_EQ(town.reader().view().mark("audited/process:brp"), "2026-11-16 green");
  town.until(2026y / November / 18);
  const Lines kat = town.written_to("kat", 2026y / November / 17, 2026y / November / 17);
  EXPECT_EQ(kat, Lines{"2026-11-17 Outcome, green: internal audit of Basisregistratie personen…"})
      << "what it was announced with is no news any more";
}

TEST_F(OneAudit, WhatItFoundIsMendedAndLookedAtBySomebodyElse) {
  begin();
  heard();
  EXPECT_EQ(say("conclude", graded("amber")), "");
  ASSERT_EQ(town.act("task.approve", town.task("X", "brp"), "jet"), "");
  EXPECT_EQ(is(), "follow_up");
  const InstanceId mends = only("O");
  EXPECT_EQ(town.task_facts(mends).owner, "registry");
  EXPECT_EQ(town.task_facts(mends).nominal, LocalDate(2027y / May / 16)) << "half a year on";
  EXPECT_EQ(only("R").n, 0);
  ASSERT_EQ(town.act("task.submit", mends, "kat", {{"evidence", "Z-2027-30"}}), "");
  EXPECT_EQ(is(), "follow_up");
  EXPECT_NE(town.act("task.approve", mends, "kat"), "") << "who mended it does not say it works";
  EXPECT_EQ(town.act("task.approve", mends, "lam"), "");
  EXPECT_EQ(is(), "closed");
}

TEST_F(OneAudit, RedIsMendedInThreeMonths) {
  begin();
  heard();
  ASSERT_EQ(say("conclude", graded("red")), "");
  ASSERT_EQ(town.act("task.approve", town.task("X", "brp"), "jet"), "");
  EXPECT_EQ(town.task_facts(only("R")).nominal, LocalDate(2027y / February / 16));
}

TEST_F(OneAudit, AReportWithoutGradeFindingsOrPlaceIsNotTaken) {
  begin();
  heard();
  EXPECT_NE(say("conclude", {{"evidence", "Z-2027-12"}}), "");
  EXPECT_NE(say("conclude", {{"evidence", "Z-2027-12"}, {"grade", "red"}}), "");
  Fields both = green();
  both["findings"] = "two accounts";
  EXPECT_NE(say("conclude", both), "") << "green has no findings";
  EXPECT_NE(say("conclude", {{"evidence", "done"}, {"grade", "green"}}), "");
  EXPECT_NE(say("conclude", {{"evidence", "Z-2027-12"}, {"grade", "blue"}}), "");
  EXPECT_EQ(is(), "management_response");
  EXPECT_EQ(town.state(town.task("X", "brp")).state, "open,reminding");
}

TEST_F(OneAudit, ADraftSaysWhatWasLookedAt) {
  begin();
  ASSERT_EQ(say("announce", terms()), "");
  ASSERT_EQ(say("begin"), "");
  EXPECT_TRUE(holds(say("report", {{"evidence", "Z-2027-8"}}), "--sample"));
  EXPECT_NE(say("report", {{"sample", "ten accounts"}}), "");
  EXPECT_EQ(is(), "fieldwork");
}

TEST_F(OneAudit, ItsTaskIsNotHandedInAroundIt) {
  begin();
  const InstanceId task = town.task("X", "brp");
  const std::string said = town.act("task.submit", task, "roos", {{"evidence", "Z-2027-12"}});
  EXPECT_TRUE(holds(said, "There is no report yet of this audit")) << said;
  EXPECT_EQ(town.state(task).state, "open,reminding");
  EXPECT_EQ(is(), "planned");
}

TEST_F(OneAudit, SentBackItWaitsForAnotherReport) {
  begin();
  heard();
  ASSERT_EQ(say("conclude", graded("amber")), "");
  const InstanceId task = town.task("X", "brp");
  ASSERT_EQ(town.act("task.reject", task, "jet", {{"reason", "the cause is missing"}}), "");
  EXPECT_EQ(is(), "management_response");
  EXPECT_EQ(say("conclude", graded("red")), "");
  EXPECT_EQ(facts().grade, "red");
  EXPECT_EQ(town.act("task.approve", task, "jet"), "");
  EXPECT_EQ(is(), "follow_up");
}

TEST_F(OneAudit, WithoutAResponseManagementLetsItGoOn) {
  begin();
  ASSERT_EQ(say("announce", terms()), "");
  ASSERT_EQ(say("begin"), "");
  ASSERT_EQ(say("report", {{"evidence", "Z-2027-8"}, {"sample", "ten accounts"}}), "");
  EXPECT_NE(say("conclude", green()), "") << "silence is no response";
  ASSERT_EQ(town.act("task.miss", response(), "bel", {{"reason", "nobody had the time"}}), "");
  EXPECT_EQ(is(), "management_response");
  EXPECT_EQ(facts().response, "");
  EXPECT_EQ(say("conclude", green()), "");
}

TEST_F(OneAudit, GivenUpWithItsTaskItTakesBackWhatItAsked) {
  begin();
  ASSERT_EQ(say("announce", terms()), "");
  ASSERT_EQ(say("begin"), "");
  ASSERT_EQ(say("report", {{"evidence", "Z-2027-8"}, {"sample", "ten accounts"}}), "");
  const InstanceId task = town.task("X", "brp");
  ASSERT_EQ(town.act("task.cancel", task, "jet", {{"reason", "the process ends"}}), "");
  EXPECT_EQ(is(), "cancelled");
  EXPECT_EQ(town.state(response()).state, "withdrawn,quiet");
}

TEST_F(OneAudit, TakenUpAgainItGoesOnFromTheResponse) {
  begin();
  heard();
  ASSERT_EQ(say("conclude", green()), "");
  const InstanceId task = town.task("X", "brp");
  ASSERT_EQ(town.act("task.approve", task, "jet"), "");
  ASSERT_EQ(town.act("task.reopen", task, "teun", {{"reason", "one account was left out"}}), "");
  EXPECT_EQ(is(), "management_response");
  EXPECT_FALSE(facts().closed.named());
  EXPECT_EQ(say("conclude", graded("red")), "");
  EXPECT_EQ(town.act("task.approve", task, "jet"), "");
  EXPECT_EQ(is(), "follow_up");
}

TEST_F(OneAudit, WhatMendsAReportOfBeforeDoesNotCloseTheOneAfterIt) {
  begin();
  heard();
  ASSERT_EQ(say("conclude", graded("amber")), "");
  const InstanceId task = town.task("X", "brp");
  ASSERT_EQ(town.act("task.approve", task, "jet"), "");
  const InstanceId before = only("O");
  ASSERT_EQ(town.act("task.start", before, "kat"), "");
  ASSERT_EQ(town.act("task.reopen", task, "teun", {{"reason", "one account was left out"}}), "");
  ASSERT_EQ(say("conclude", graded("red")), "");
  ASSERT_EQ(town.act("task.approve", task, "jet"), "");
  ASSERT_EQ(town.act("task.submit", before, "kat", {{"evidence", "Z-2027-31"}}), "");
  ASSERT_EQ(town.act("task.approve", before, "lam"), "");
  EXPECT_EQ(is(), "follow_up") << "red is still to be mended";
}

TEST_F(OneAudit, ShownByWhatLiesElsewhereItNeedsNoneOfItsOwn) {
  begin();
  const InstanceId task = town.task("X", "brp");
  EXPECT_EQ(town.act("task.already-shown", task, "roos", {{"evidence", "Z-2026-77"}}), "");
  ASSERT_EQ(town.act("task.approve", task, "jet"), "");
  EXPECT_EQ(is(), "closed");
  EXPECT_EQ(facts().grade, "");
}

TEST_F(OneAudit, IsExplainedWithItsTermsAndItsOutcome) {
  begin();
  heard();
  ASSERT_EQ(say("conclude", graded("amber")), "");
  const Lines said = town.explained(audit());
  ASSERT_EQ(said.size(), 5U) << testing::PrintToString(said);
  EXPECT_TRUE(holds(said[0], "final report, somebody looks at it")) << said[0];
  EXPECT_TRUE(holds(said[1], "by BIO2 5.15 to 5.18, over access, 2026")) << said[1];
  EXPECT_TRUE(holds(said[2], "states to be independent: 'no part in it'")) << said[2];
  EXPECT_TRUE(holds(said[3], "Z-2027-9")) << said[3];
  EXPECT_TRUE(holds(said[4], "grade amber: Z-2027-12; found: two accounts")) << said[4];
}

// What the police data act asks after a report comes by itself (art. 33).

TestDuty begun_by(const std::string& id, const std::string& name) {
  return TestDuty{.id = id,
                  .role = "dpo",
                  .target = {},
                  .period = "P1M",
                  .comes_back = "recurrence = \"event\"\nanchor = \"event:" + name +
                                "\"\nlead_time = \"PT0S\""};
}

TEST_F(OneAudit, APoliceDataReportBeginsWhatTheLawAsksAfterIt) {
  town.duty(begun_by("S", "wpg-external-report"));
  town.duty(begun_by("N", "wpg-not-compliant"));
  begin("wpg-external");
  heard();
  ASSERT_EQ(say("conclude", graded("amber")), "");
  EXPECT_EQ(only("S").n, 0) << "not before somebody looked at it";
  ASSERT_EQ(town.act("task.approve", town.task("X", "brp"), "jet"), "");
  EXPECT_NE(only("S").n, 0);
  EXPECT_NE(only("N").n, 0);
}

TEST_F(OneAudit, AnInternalPoliceDataAuditThatIsGreenAsksNothing) {
  town.duty(begun_by("S", "wpg-external-report"));
  town.duty(begun_by("N", "wpg-not-compliant"));
  begin("wpg-internal");
  heard();
  ASSERT_EQ(say("conclude", green()), "");
  ASSERT_EQ(town.act("task.approve", town.task("X", "brp"), "jet"), "");
  EXPECT_EQ(only("S").n, 0);
  EXPECT_EQ(only("N").n, 0);
}

}  // namespace
}  // namespace cadans::cases::audits
