// Nobody audits what is their own (ISO/IEC 27001 9.2.2; evidence rules, RC7).

#include "tests/simulation/cases/audits.h"

namespace cadans::cases::audits {
namespace {

class Independent : public OneAudit {
 protected:
  // The task of the audit is with that position now.
  void with(const std::string& position) {
    ASSERT_EQ(town.act("task.delegate", town.task("X", "brp"), "roos",
                       {{"to", position}, {"reason", "has the time"}}),
              "");
  }
  void refused(const std::string& person, const std::string& title) {
    const std::string said = say("announce", terms(), person);
    EXPECT_TRUE(holds(said, "Nobody audits their own work: as " + title)) << said;
    EXPECT_EQ(is(), "planned");
  }
};

TEST_F(Independent, IsNotWhoOwnsTheProcess) {
  begin();
  with("registry");
  refused("kat", "Teamleider basisregistratie personen");
}

TEST_F(Independent, IsNotWhoOwnsASystemOfIt) {
  begin();
  with("functional-admin");
  refused("sluis", "Coördinator functioneel beheer");
}

TEST_F(Independent, IsNotWhoHasWorkOnIt) {
  TestDuty work{
      .id = "W", .role = "iso", .target = 2027y / January / 29, .per = "process", .where = "brp"};
  town.duty(work);
  begin();
  with("iso");
  refused("lam", "Information security officer");
}

TEST_F(Independent, IsNotWhoDidWorkOnItLastYear) {
  TestDuty work{.id = "W",
                .role = "process-owner",
                .target = 2027y / January / 29,
                .per = "process",
                .where = "brp"};
  town.duty(work);
  begin();
  ASSERT_EQ(town.act("task.delegate", town.task("W", "brp"), "kat",
                     {{"to", "hr"}, {"reason", "knows more of it"}}),
            "");
  ASSERT_EQ(town.act("task.submit", town.task("W", "brp"), "doos", {{"evidence", "Z-2026-5"}}), "");
  with("hr");
  refused("doos", "Teamleider basisregistratie personen");
}

TEST_F(Independent, IsWhoHasNoPartInIt) {
  begin();
  with("controller");
  EXPECT_EQ(say("announce", terms(), "schapen"), "");
  EXPECT_EQ(town.handle(facts().auditor), "schapen");
}

TEST_F(Independent, APartyFromOutsideMayBeHiredByWhoOwnsIt) {
  begin();
  with("registry");
  Fields outside = terms();
  outside["outside"] = "Audit firm";
  EXPECT_EQ(say("announce", outside, "kat"), "");
  EXPECT_EQ(town.text(facts().outside), "Audit firm");
}

TEST_F(Independent, AnotherWhoGoesOnWithItStatesItAnew) {
  begin();
  ASSERT_EQ(say("announce", terms()), "");
  with("controller");
  EXPECT_TRUE(holds(say("announce", {{"scope", "all of it"}}, "schapen"), "--independence"));
  EXPECT_EQ(say("announce", {{"scope", "all of it"}, {"statement", "nor have I"}}, "schapen"), "");
  EXPECT_EQ(town.handle(facts().auditor), "schapen");
}

TEST_F(Independent, WhoGoesOnWithTheFieldworkStatesItToo) {
  begin();
  ASSERT_EQ(say("announce", terms()), "");
  ASSERT_EQ(say("begin"), "");
  with("controller");
  const Fields draft = {{"evidence", "Z-2027-8"}, {"sample", "ten accounts"}};
  EXPECT_TRUE(holds(say("report", draft, "schapen"), "--independence"));
  EXPECT_EQ(say("announce", {{"statement", "nor have I"}}, "schapen"), "");
  EXPECT_EQ(is(), "fieldwork");
  EXPECT_EQ(say("report", draft, "schapen"), "");
}

TEST_F(Independent, NobodyStepsInHalfwayWhoOwnsIt) {
  begin();
  ASSERT_EQ(say("announce", terms()), "");
  ASSERT_EQ(say("begin"), "");
  with("registry");
  const Fields draft = {{"evidence", "Z-2027-8"}, {"sample", "ten accounts"}};
  EXPECT_TRUE(holds(say("report", draft, "kat"), "Nobody audits their own work"));
  EXPECT_EQ(is(), "fieldwork");
}

TEST_F(Independent, ThePoliceDataAuditIsNeverTheDataProtectionOfficers) {
  begin("wpg-external");
  with("dpo");
  refused("kees", "Functionaris gegevensbescherming");
  Fields outside = terms();
  outside["outside"] = "Audit firm";
  EXPECT_NE(say("announce", outside, "kees"), "") << "nor by another's hand";
  EXPECT_EQ(is(), "planned");
}

TEST_F(Independent, OnlyWhoHasTheTaskSaysHowItGoes) {
  begin();
  EXPECT_NE(say("announce", terms(), "gijs"), "");
  EXPECT_EQ(is(), "planned");
}

}  // namespace
}  // namespace cadans::cases::audits
